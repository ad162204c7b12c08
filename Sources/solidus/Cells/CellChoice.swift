import Documents
import Rig

/// What one `--cell` says: a channel, perhaps the cell in it, perhaps a method of its own.
struct CellChoice {
  let channel: String
  /// A cell document, or the name of one that ships; nil for a cell of which nothing is said.
  let cell: String?
  /// A method, where it is not that of the command.
  let method: String?

  /// Reads `CHANNEL`, `CHANNEL=CELL`, `CHANNEL:METHOD` or `CHANNEL=CELL:METHOD`.
  init(_ text: String, for command: String) throws(Refusal) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let named = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    channel = String(named[0])
    cell = named.count > 1 ? String(named[1]) : nil
    method = parts.count > 1 ? String(parts[1]) : nil
    guard !channel.isEmpty, cell != "", method != "" else {
      throw Refusal(
        "solidus \(command): '\(text)' names no cell; write --cell cell1, --cell cell1=li-li or"
          + " --cell cell1=li-li:METHOD", .usage)
    }
  }

  /// The cell alone, for commands that have no channels: of `li-li`, and of `cell1=li-li` as `run`
  /// has it.
  static func cell(of text: String?) -> String? {
    text.map { String($0.split(separator: "=", maxSplits: 1).last ?? "") }
  }

  /// The cells that a paper's method is for, on the first channels of the board.
  static func ofPaper(
    _ method: String?, on board: BoardDocument
  ) -> [CellChoice] {
    guard let method, let paper = Recipes.method(method).value?.paper, paper.unstated == nil
    else { return [] }
    return zip(channels(of: board), paper.cells).map { CellChoice(channel: $0, cell: $1) }
  }

  private init(channel: String, cell: String) {
    (self.channel, self.cell, method) = (channel, cell, nil)
  }

  /// What was probably meant: a channel, or a cell without one.
  private static func advice(for choice: CellChoice, among channels: [String]) -> String {
    if choice.cell == nil, let first = channels.first, Cells.isCell(choice.channel) {
      return "for this cell in the first write --cell \(first)=\(choice.channel)"
    }
    return Suggestion.advice(for: choice.channel, among: channels)
  }

  static func channels(of board: BoardDocument) -> [String] {
    board.channels.entries.filter { entry in
      if case .cell = entry.value { true } else { false }
    }.map(\.name)
  }

  /// All that a command line says, each channel once and on the board.
  static func all(
    _ arguments: Arguments, on board: BoardDocument, for command: String
  ) throws(Refusal) -> [CellChoice] {
    let channels = channels(of: board)
    var choices: [CellChoice] = []
    for text in arguments.all("cell") {
      let choice = try CellChoice(text, for: command)
      guard channels.contains(choice.channel) else {
        throw Refusal(
          "solidus \(command): the board has no cell '\(choice.channel)'; "
            + Self.advice(for: choice, among: channels), .usage)
      }
      guard !choices.contains(where: { $0.channel == choice.channel }) else {
        throw Refusal(
          "solidus \(command): '\(choice.channel)' is given twice; a channel has one cell", .usage)
      }
      choices.append(choice)
    }
    return choices
  }
}
