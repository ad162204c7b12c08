import Documents
import Instrument
import Record

/// `run --replay`: a simulated run is made again from what its folder keeps, and compared with it
/// record by record.
final class Replay {
  let folder: String
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
    // Which step of the rig was which is another matter then, and so is what went over its wires.
    guard !kept.start.isJoined, kept.meta?.number("joined_by") == nil else {
      throw Refusal(
        "solidus run --replay: in the program that made \(folder) cells came and went while others ran,"
          + " and nothing of that is made again; its records are whole all the same", .usage)
    }
    do throws(FileTrouble) { board = try KeptDocuments(kept).board() } catch {
      throw Refusal(
        "solidus run --replay: \(folder)/\(error.file): \(error.what), and without it nothing can be made"
          + " again; \(error.remedy)", .usage)
    }
    comparison = JournalComparison(with: kept)
  }

  /// Where the board of the run is read from.
  var files: DocumentFiles { board.files }
  var start: RunStart { kept.start }
  /// Where the run began if it went on with another.
  var from: ResumedFrom? { ResumedFrom(in: folder) }
  /// How many records were as they were; nil once one was another.
  var alike: Int? { comparison.hasDiffered ? nil : comparison.compared }
  /// Whether the run was asked to end at this step, or at one before.
  func hasEnded(after count: Int) -> Bool {
    kept.meta?.number("asked_to_end_at_step").map { Double(count) >= $0 } ?? false
  }
  /// Whether the run was cut off, and this has come as far, or somewhere else.
  var wasCutOff: Bool { !isWhole && comparison.isThrough }
  /// Whether its journal is all that there was.
  private var isWhole: Bool { kept.meta != nil && kept.end.loss == nil }

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

  private static let allowed = ["replay", "out", "json", "fast", "quiet"]

  private func words(_ asked: Arguments) -> [String] {
    let kept = KeptCommand(folder, kept.start, board: board.board)
    let channels = self.kept.start.cells.map(\.channel)
    var words = kept.basics + kept.cells(channels) + kept.samples(channels) + kept.faults
    if let out = asked.value("out") { words += ["--out", out] }
    words += ["json", "fast"].filter(asked.has).map { "--\($0)" }
    return words + kept.recipe
  }

  /// Compares what is recorded, and hands it on.
  func sink(before next: (any RecordSink)?) -> any RecordSink {
    comparison.next = next
    return comparison
  }

  /// What came of the comparison, once the run is over.
  func verdict(trace: String) -> ReplayVerdict {
    ReplayVerdict(
      difference: comparison.difference, records: comparison.compared, isCutOff: !isWhole,
      trace: trace, kept: kept.meta?.text("trace_hash"), version: kept.start.version)
  }
}
