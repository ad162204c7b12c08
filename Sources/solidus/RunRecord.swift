import Documents
import Instrument
import Quantities
import Record
import Rig

/// The folder of one run, filled as the run goes on.
struct RunRecord {
  private let folder: RunFolder
  /// What the command line said besides the documents: without it nobody could tell runs apart.
  private let asked: [(key: String, value: JSON)]

  /// Makes the folder that `--out` names, with what is run in it; nil without that option.
  static func begin(
    _ arguments: Arguments, _ run: [(name: String, text: String)], board: String,
    from files: DocumentFiles = .withShippedBoards
  ) throws(Refusal) -> RunRecord? {
    guard let path = arguments.value("out") else { return nil }
    var documents = run + BoardSources.kept(of: board, from: files)
    if let faults = arguments.value("faults"), let text = text(of: faults) {
      documents.append(("faults.yaml", text))
    }
    do throws(RecordError) {
      return RunRecord(
        folder: try RunFolder(creating: path, documents: documents), asked: asked(arguments))
    } catch { throw Refusal("solidus run: \(error)", .usage) }
  }

  private static func asked(_ arguments: Arguments) -> [(key: String, value: JSON)] {
    func texts(_ option: String) -> JSON { .array(arguments.all(option).map(JSON.string)) }
    return [
      ("version", .string(Solidus.version)), ("seed", .string(arguments.value("seed") ?? "1")),
      ("with", texts("with")), ("cell", texts("cell")),
    ]
  }

  /// A document as it is; it was read before, so that it is there.
  private static func text(of path: String) -> String? {
    guard case .success(let bytes) = DocumentFiles.withShippedBoards.bytes(at: path)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Keeps what the runs recorded with which this one goes on.
  func keep(_ from: ResumedFrom?) throws(Refusal) {
    guard let from, from.cells != nil else { return }
    do throws(RecordError) {
      switch from.source {
      case .cutOff(let earlier): try EarlierJournals.keep(of: earlier, in: path)
      case .repeated(let same): try EarlierJournals.copy(of: same, in: path)
      }
    } catch { throw Refusal("solidus run: \(error)", .usage) }
  }

  /// A remark of the program itself among its records.
  func note(_ text: String, at now: Instant) { folder.journal.note(text, at: now) }

  /// With what a run goes on, and in the folder of the one before that it did.
  func note(_ from: ResumedFrom?, at now: Instant) throws(Refusal) {
    guard let from else { return }
    for words in from.said { note(words, at: now) }
    // Before anything is done: nobody is to do it a second time without a word.
    do throws(RecordError) { try RunRemarks.add([.goneOn(in: path)], to: from.folder) } catch {
      throw Refusal("solidus run: \(error)", .usage)
    }
  }

  var path: String { folder.path }
  var sink: any RecordSink { folder.journal }
  /// Why something is not kept; nil while everything is.
  var loss: RecordError? { folder.journal.loss }

  /// Nothing more comes, whoever still holds its sink.
  func close() { folder.journal.close() }

  /// Waits until all that was recorded is on the disk; why it is not, if so.
  func settle() -> RecordError? {
    do throws(RecordError) {
      try folder.journal.sync()
      return nil
    } catch { return error }
  }

  /// Writes what is known before the run begins, so that a run that is cut off can be read too.
  func begin(
    _ start: RunStart, drives: [(channel: String, drives: [CellDrive])] = [],
    plan: RunPlan? = nil
  ) throws(Refusal) {
    do throws(RecordError) {
      // The plan first: whoever follows a run looks for its start.
      if let plan { try folder.plan(plan) }
      try folder.begin(start, drives: drives)
    } catch {
      throw Refusal("solidus run: \(error)", .usage)
    }
  }

  /// Writes what the run says of itself at its end, and waits until it is kept.
  func finish(
    _ layout: ChannelLayout, _ meta: JSON, _ status: ExitStatus, askedToEnd step: Int?
  ) throws(Refusal) {
    guard case .object(let found) = meta else { return }
    func words(_ status: ExitStatus) -> JSON {
      let end = step.map { [("asked_to_end_at_step", JSON.integer($0))] } ?? []
      let status = [("exit_status", JSON.integer(Int(status.rawValue)))]
      return .object(asked + found + status + end)
    }
    let page: String?
    do throws(RecordError) {
      page = try folder.finish(layout, meta: words(status)).map { RunPage($0).html }
    } catch {
      let untold = folder.finish(words(.hardwareLost), lost: folder.journal.loss)
      let more = untold.map { "; nor could its last words be kept: \($0)" } ?? ""
      throw Refusal("solidus run: \(error)\(more)", .hardwareLost)
    }
    // Somebody may have looked at it while it went on: that page is over.
    if let page { try TextFile.write(page, to: "\(path)/report.html", replacing: true) }
  }
}
