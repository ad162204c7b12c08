import Documents
import Library

extension Command {
  static let libraryList = Command(
    words: ["library", "list"], operands: "[WORD ...]",
    about: "what ships, by metal, technique and paper; with words, what has all of them",
    options: [json, .value("by", "metal|paper", "how it is arranged; by metal if left out")]
  ) { arguments, console in
    guard let order = Shelf.Order(rawValue: arguments.value("by") ?? "metal") else {
      console.complain("solidus library list: --by is metal or paper")
      return .usage
    }
    let shelf = Shelf(words: arguments.operands, by: order)
    if shelf.isEmpty {
      console.complain("solidus library list: " + Shelf.advice(for: arguments.operands))
      return .findings
    }
    console.put(arguments.has("json") ? shelf.json.text + "\n" : shelf.text)
    return .done
  }

  static let libraryShow = Command(
    words: ["library", "show"], operands: "ID", about: "print what ships", options: []
  ) { arguments, console in
    do throws(Refusal) {
      console.put(try entry(arguments, of: "show", console).text)
      return .done
    } catch { return error.tell(console) }
  }

  static let libraryCopy = Command(
    words: ["library", "copy"], operands: "ID [FILE]",
    about: "write what ships to a file of your own, to change it",
    options: [
      .value("out", "FILE", "where to, as FILE says it too; ID.yaml here if left out"),
      .flag("replace", "let it replace a file that is there"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      let entry = try entry(arguments, of: "copy", operands: 1...2, console)
      let file = arguments.operands.count > 1 ? arguments.operands[1] : nil
      if let file, let out = arguments.value("out"), out != file {
        throw Refusal("solidus library copy: '\(file)' and --out \(out) are two files", .usage)
      }
      let path = file ?? arguments.value("out") ?? "\(entry.id).yaml"
      try TextFile.write(entry.text, to: path, replacing: arguments.has("replace"))
      console.print("written to \(path)")
      return .done
    } catch { return error.tell(console) }
  }

  private static func entry(
    _ arguments: Arguments, of command: String, operands: ClosedRange<Int> = 1...1,
    _ console: Console
  ) throws(Refusal) -> LibraryEntry {
    let ids = (LibraryEntry.all + LibraryEntry.shippedCells).map(\.id)
    guard operands.contains(arguments.operands.count), let id = arguments.operands.first else {
      let what = arguments.operands.isEmpty ? "name what ships" : "one at a time"
      throw Refusal(
        "solidus library \(command): \(what); 'solidus library list' shows all of it", .usage)
    }
    if let entry = LibraryEntry.named(id) ?? LibraryEntry.cell(named: id) { return entry }
    let index = PaperIndex()
    let found = index.entries(of: id)
    if let entry = found.first {
      let others = found.dropFirst().map(\.id).joined(separator: ", ")
      let also = others.isEmpty ? "" : "; also of it: \(others)"
      console.complain("solidus library \(command): \(id) is \(entry.id)\(also)")
      return entry
    }
    let near = Suggestion.nearest(to: id, among: ids).map { "did you mean '\($0)'?" }
    let advice = (near ?? index.advice(for: id)).map { "\($0) " } ?? ""
    throw Refusal(
      "solidus library \(command): there is no '\(id)'; \(advice)'solidus library list' shows all"
        + " of it", .usage)
  }
}
