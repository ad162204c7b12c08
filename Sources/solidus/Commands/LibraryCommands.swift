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
      console.complain(
        "solidus library list: nothing has all of these words; try fewer, such as: alucone sodium")
      return .findings
    }
    console.put(arguments.has("json") ? shelf.json.text + "\n" : shelf.text)
    return .done
  }

  static let libraryShow = Command(
    words: ["library", "show"], operands: "ID", about: "print what ships", options: []
  ) { arguments, console in
    do throws(Refusal) {
      console.put(try entry(arguments, of: "show").text)
      return .done
    } catch { return error.tell(console) }
  }

  static let libraryCopy = Command(
    words: ["library", "copy"], operands: "ID",
    about: "write what ships to a file of your own, to change it",
    options: [
      .value("out", "FILE", "where to; ID.yaml here if left out"),
      .flag("replace", "let --out replace a file that is there"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      let entry = try entry(arguments, of: "copy")
      let path = arguments.value("out") ?? "\(entry.id).yaml"
      try TextFile.write(entry.text, to: path, replacing: arguments.has("replace"))
      console.print("written to \(path)")
      return .done
    } catch { return error.tell(console) }
  }

  private static func entry(
    _ arguments: Arguments, of command: String
  ) throws(Refusal) -> LibraryEntry {
    let ids = (LibraryEntry.all + LibraryEntry.shippedCells).map(\.id)
    guard arguments.operands.count == 1, let id = arguments.operands.first else {
      throw Refusal(
        "solidus library \(command): name one of \(ids.joined(separator: ", "))", .usage)
    }
    guard let entry = LibraryEntry.named(id) ?? LibraryEntry.cell(named: id) else {
      throw Refusal(
        "solidus library \(command): there is no '\(id)'; \(Suggestion.advice(for: id, among: ids))",
        .usage)
    }
    return entry
  }
}
