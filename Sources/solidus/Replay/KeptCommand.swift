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
  var basics: [String] { rig + values() }

  /// What it was run on; a real rig has no seed.
  var rig: [String] {
    ["--board", board] + (start.isSimulated ? ["--seed", start.seed] : [])
      + (start.date.map { ["--date", $0] } ?? [])
  }

  /// The values that it was given; only those with these names, if any are said.
  func values(named isMeant: (String) -> Bool = { _ in true }) -> [String] {
    start.with.filter { isMeant(String($0.prefix { $0 != "=" })) }.flatMap { ["--with", $0] }
  }

  /// What was in each of these channels, and what was done with it.
  func cells(_ channels: [String]) -> [String] {
    channels.flatMap { ["--cell", choice(of: $0)] }
  }

  /// What was said of the cells in these channels, and of the foil where there is a stage.
  func samples(_ channels: [String], onStage hasStage: Bool = true) -> [String] {
    start.samples.filter { $0.channel.map(channels.contains) ?? hasStage }.flatMap { sample in
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
