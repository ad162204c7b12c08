import Documents
import Instrument
import Record

/// `run --replay`: a simulated run is made again from what its folder keeps, and compared with it
/// record by record.
final class Replay {
  private let folder: String
  private let kept: KeptRun
  private let board: (board: String, files: DocumentFiles)
  private let comparison: JournalComparison

  init(_ folder: String) throws(Refusal) {
    self.folder = folder
    do throws(RecordError) { kept = try KeptRun(in: folder) } catch {
      throw Refusal("solidus run --replay: \(error)", .usage)
    }
    guard kept.start.isSimulated else {
      throw Refusal(
        "solidus run --replay: \(folder) was run on a real rig, which nothing can repeat", .usage)
    }
    guard let board = BoardSources.read(from: folder) else {
      throw Refusal(
        "solidus run --replay: \(folder) does not keep its board; only runs of this version do",
        .usage)
    }
    self.board = board
    comparison = JournalComparison(with: kept)
  }

  /// Where the board of the run is read from.
  var files: DocumentFiles { board.files }
  var start: RunStart { kept.start }
  /// Where the run began if it was gone on with.
  var point: ResumePoint? { ResumePoint(in: folder) }
  /// The step at which the run was asked to end; nil if it never was.
  var lastStep: Int? { kept.meta?.number("asked_to_end_at_step").map { Int($0) } }

  /// What people asked of the run while it went on.
  var requests: [RequestRecord] { kept.requests }

  /// The command line that makes the run again, with what else was asked of this one.
  func arguments(_ asked: Arguments) throws(Refusal) -> Arguments {
    if let option = asked.names.first(where: { !Self.allowed.contains($0) }) {
      throw Refusal(
        "solidus run --replay: --\(option) is what the folder says, and cannot be given", .usage)
    }
    guard asked.operands.isEmpty else {
      throw Refusal("solidus run --replay: name nothing else; the folder says what was run", .usage)
    }
    do throws(Arguments.Wrong) {
      return try Arguments(words(asked), for: Command.run.options)
    } catch { throw Refusal("solidus run --replay: \(error.what)", .usage) }
  }

  private static let allowed = ["replay", "out", "json", "fast"]

  private func words(_ asked: Arguments) -> [String] {
    var words = ["--board", board.board, "--seed", kept.start.seed]
    if let date = kept.start.date { words += ["--date", date] }
    for value in kept.start.with { words += ["--with", value] }
    for cell in kept.start.cells { words += ["--cell", choice(of: cell.channel)] }
    for sample in kept.start.samples {
      let name = sample.channel.map { "\($0)=\(folder)/\($0).sample.yaml" }
      words += ["--sample", name ?? "\(folder)/sample.yaml"]
    }
    if isThere("faults.yaml") { words += ["--faults", "\(folder)/faults.yaml"] }
    if let out = asked.value("out") { words += ["--out", out] }
    words += ["json", "fast"].filter(asked.has).map { "--\($0)" }
    return words + (isThere("recipe.yaml") ? ["--", "\(folder)/recipe.yaml"] : [])
  }

  private func choice(of channel: String) -> String {
    let cell = isThere("\(channel).cell.yaml") ? "=\(folder)/\(channel).cell.yaml" : ""
    let own = "\(channel).method.yaml"
    return "\(channel)\(cell):\(folder)/\(isThere(own) ? own : "method.yaml")"
  }

  private func isThere(_ name: String) -> Bool {
    if case .success = DocumentFiles.disk.bytes(at: "\(folder)/\(name)") { true } else { false }
  }

  /// Compares what is recorded, and hands it on.
  func sink(before next: (any RecordSink)?) -> any RecordSink {
    comparison.next = next
    return comparison
  }

  /// What came of the comparison, once the run is over.
  func verdict(trace: String) -> ReplayVerdict {
    ReplayVerdict(
      difference: comparison.difference, records: comparison.compared, isCutOff: kept.meta == nil,
      trace: trace, kept: kept.meta?.text("trace_hash"), version: kept.start.version)
  }
}
