import Documents
import Quantities

/// The files of a run's folder but its journals, each read once, and what is wrong with them, in the
/// words that the page and every command use.
struct KeptFiles {
  /// What it says before it begins; nil where no run was ever made.
  let start: Result<RunStart, FileTrouble>?
  /// How it ended.
  let end: RunEnd
  private let meta: KeptFile
  let remarks: RunRemarks
  private let folder: String
  private let isWritten: Bool

  init(in folder: String) {
    self.folder = folder
    // Asked before: a run that ends meanwhile is then read whole, or as one that goes on.
    isWritten = Self.isWritten(folder)
    start = RunStart.kept(in: folder)
    meta = KeptFile(RunEnd.file, in: folder)
    end = RunEnd(meta, isWritten: isWritten)
    remarks = RunRemarks(in: folder)
  }

  /// What is wrong with what is read of a run besides its documents.
  ///
  /// - Parameters:
  ///   - end: of its own journal.
  ///   - last: when the last whole record of that was kept.
  func all(_ journal: JournalReader.End, until last: Instant) -> [FileTrouble] {
    let missing = journal.missing(after: last, of: end, isWritten: isWritten)
    let remedy = journal.isEmptied(of: end) ? FileTrouble.fromCopy : ""
    return missing.map { FileTrouble(RunFolder.journal, $0, remedy: remedy) } + beside
      + KeptSums(in: folder).troubles
  }

  /// Documents that are gone.
  private var absent: [FileTrouble] {
    // A folder of an earlier version does not say what lay in it.
    guard case .success(let start)? = start, !start.files.isEmpty else { return [] }
    return start.absentFiles(in: folder).map {
      FileTrouble($0, "it is not there", remedy: FileTrouble.fromCopy)
    }
  }

  /// The same without its journal, which is long.
  var beside: [FileTrouble] {
    var found: [FileTrouble] = []
    if case .broken(let why) = meta {
      let what =
        "\(why): the run came to an end, and nothing says to which; what was measured is in its"
        + " journal"
      found.append(FileTrouble(RunEnd.file, what))
    }
    if case .broken(let why) = KeptFile(EarlierJournals.file, in: folder) {
      let what = "\(why): nobody knows what this run went on with"
      found.append(FileTrouble(EarlierJournals.file, what, remedy: FileTrouble.fromCopy))
    }
    return found + absent + remarks.troubles
  }

  /// What an earlier journal lacks: nobody writes it, and its run was cut off.
  func earlier(_ journal: KeptJournal) -> [FileTrouble] {
    let look = journal.look
    return look.end.missing(after: look.last, of: .cutOff, isWritten: false).map {
      FileTrouble(journal.name, $0)
    }
  }

  /// Whether somebody still writes the journal of a folder.
  static func isWritten(_ folder: String) -> Bool {
    do throws(RecordError) {
      return try JournalFollower(of: "\(folder)/\(RunFolder.journal)").isWritten
    } catch {
      return false
    }
  }
}
