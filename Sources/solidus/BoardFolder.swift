import Documents
import Rig

/// Which board folder a command works on.
enum BoardFolder {
  /// The board that `--board` names, or the bench.
  static func path(_ arguments: Arguments) -> String {
    arguments.value("board").map { folder($0) } ?? "boards/bench"
  }

  /// The one board of a command that takes it as its operand as well as by `--board`.
  static func onlyOne(_ arguments: Arguments) throws(Refusal) -> String {
    let named = arguments.operands + arguments.all("board")
    guard named.count < 2 else {
      throw Refusal("solidus: name one board, not \(named.joined(separator: " and "))", .usage)
    }
    return named.first.map { folder($0) } ?? "boards/bench"
  }

  /// A board is a folder, the file in it, or the bare name of one that ships.
  static func folder(_ name: String, among files: DocumentFiles = .withShippedBoards) -> String {
    let file = "/board.yaml"
    if name.hasSuffix(file) { return String(name.dropLast(file.count)) }
    let shipped = "boards/\(name)"
    let isShipped = !name.contains("/") && isBoard(shipped, files) && !isBoard(name, files)
    return isShipped ? shipped : name
  }

  static func isBoard(_ folder: String, _ files: DocumentFiles) -> Bool {
    if case .success = files.bytes(at: "\(folder)/board.yaml") { true } else { false }
  }

  static func read(_ arguments: Arguments) throws(Refusal) -> BoardFiles {
    try read(path(arguments))
  }

  /// The board that `--board` names, or that what a paper did is for, or the bench.
  static func path(_ arguments: Arguments, for paper: PaperDocument?) -> String {
    arguments.value("board") == nil ? folder(paper?.board ?? "bench") : path(arguments)
  }

  /// The same on the day that `--date` names.
  static func onDate(
    _ arguments: Arguments, for command: String, _ paper: PaperDocument? = nil,
    from files: DocumentFiles = .withShippedBoards
  ) throws(Refusal) -> BoardFiles {
    let day = try DateOption.read(arguments, for: command)
    return try read(path(arguments, for: paper), from: files).on(day)
  }

  static func read(
    _ folder: String, from files: DocumentFiles = .withShippedBoards
  ) throws(Refusal) -> BoardFiles {
    do throws(Diagnostics) { return try BoardFiles.read(folder, from: files) } catch {
      throw Refusal(named(folder, error))
    }
  }

  /// A bare name that is no folder is most often one of a board that is misspelt.
  private static func named(_ folder: String, _ error: Diagnostics) -> Diagnostics {
    guard error.isAboutAbsentFile, !folder.contains("/") else { return error }
    let names = DocumentFiles.shippedBoardNames
    return Diagnostics(
      error.all.map { finding in
        Diagnostic(
          at: finding.place, finding.severity,
          finding.message + ", and no board of that name ships",
          remedy: Suggestion.advice(for: folder, among: names))
      })
  }
}
