import Documents
import Record

/// The command line of a run, as its folder has it.
struct KeptCommand {
  private let folder: String
  private let start: RunStart
  private let board: String

  init(_ folder: String, _ start: RunStart, board: String) {
    self.folder = folder
    self.start = start
    self.board = board
  }

  /// What it was run on, and with what.
  var basics: [String] {
    var words = ["--board", board, "--seed", start.seed]
    if let date = start.date { words += ["--date", date] }
    for value in start.with { words += ["--with", value] }
    return words
  }

  /// What was in each of these channels, and what was done with it.
  func cells(_ channels: [String]) -> [String] {
    channels.flatMap { ["--cell", choice(of: $0)] }
  }

  /// What was said of the foil and of the cells in these channels.
  func samples(_ channels: [String]) -> [String] {
    start.samples.filter { $0.channel.map(channels.contains) ?? true }.flatMap { sample in
      let own = sample.channel.map { "\($0)=\(folder)/\($0).sample.yaml" }
      return ["--sample", own ?? "\(folder)/sample.yaml"]
    }
  }

  var faults: [String] { isThere("faults.yaml") ? ["--faults", "\(folder)/faults.yaml"] : [] }
  var recipe: [String] { isThere("recipe.yaml") ? ["--", "\(folder)/recipe.yaml"] : [] }

  private func choice(of channel: String) -> String {
    let cell = isThere("\(channel).cell.yaml") ? "=\(folder)/\(channel).cell.yaml" : ""
    let own = "\(channel).method.yaml"
    return "\(channel)\(cell):\(folder)/\(isThere(own) ? own : "method.yaml")"
  }

  private func isThere(_ name: String) -> Bool {
    if case .success = DocumentFiles.disk.bytes(at: "\(folder)/\(name)") { true } else { false }
  }
}
