import Documents

extension Command {
  static let convert = Command(
    words: ["convert"], operands: "METHOD",
    about: "write a method for other programs: as a protocol of aurora-unicycler 0.4",
    options: [
      .value("to", "unicycler", "what it is written for"),
      .value("out", "FILE", "where to; printed if left out"),
      .flag("replace", "let --out replace a file that is there"), parameter,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let name = arguments.operands.first else {
        throw Refusal("solidus convert: name one method, such as formation", .usage)
      }
      guard arguments.value("to") == "unicycler" else {
        throw Refusal("solidus convert: write --to unicycler", .usage)
      }
      guard let text = try unicycler(name, arguments, console) else { return .findings }
      guard let path = arguments.value("out") else {
        console.put(text)
        return .done
      }
      try TextFile.write(text, to: path, replacing: arguments.has("replace"))
      console.print("written to \(path)")
      return .done
    } catch { return error.tell(console) }
  }

  /// Nil if it cannot be written so, and the console says why.
  private static func unicycler(
    _ name: String, _ arguments: Arguments, _ console: Console
  ) throws(Refusal) -> String? {
    let method: MethodDocument
    do throws(Diagnostics) { method = try Recipes.method(name).get() } catch {
      throw Refusal(error)
    }
    let (json, findings) = method.unicycler(with: try ParameterValues.read(arguments))
    if !findings.all.isEmpty {
      console.complain(String(findings.written(as: .text).dropLast()))
    }
    return json.map { $0.text + "\n" }
  }
}
