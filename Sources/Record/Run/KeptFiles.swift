import Documents
import Quantities

/// The files of a run's folder but its journals, each read once, and what is wrong with them, in the
/// words that the page and every command use.
struct KeptFiles {
  static let end = "meta.json"

  /// What it says before it begins; nil where no run was ever made.
  let start: Result<RunStart, FileTrouble>?
  let meta: KeptFile
  let remarks: RunRemarks
  private let folder: String
  private let isWritten: Bool

  init(in folder: String) {
    self.folder = folder
    // Asked before: a run that ends meanwhile is then read whole, or as one that goes on.
    isWritten = Self.isWritten(folder)
    start = RunStart.kept(in: folder)
    meta = KeptFile(Self.end, in: folder)
    remarks = RunRemarks(in: folder)
  }

  /// What is wrong with what is read of a run besides its documents.
  ///
  /// - Parameters:
  ///   - end: of its own journal.
  ///   - last: when the last whole record of that was kept.
  func all(_ end: JournalReader.End, until last: Instant) -> [FileTrouble] {
    let took = meta.node?.number("duration_s")
    let isOver = if case .absent = meta { false } else { true }
    let missing = end.missing(
      after: last, took: took, isOver: isOver, isWritten: isWritten)
    return missing.map { FileTrouble(file: "journal", what: $0) } + beside
  }

  /// Documents that are gone.
  private var absent: [FileTrouble] {
    // A folder of an earlier version does not say what lay in it.
    guard case .success(let start)? = start, !start.files.isEmpty else { return [] }
    return start.absentFiles(in: folder).map {
      FileTrouble(file: $0, what: "it is not there; bring it back from a copy of the folder")
    }
  }

  /// The same without its journal, which is long.
  var beside: [FileTrouble] {
    var found: [FileTrouble] = []
    if case .broken(let why) = meta {
      let what =
        "\(why): the run came to an end, and nothing says to which; what was measured is in its"
        + " journal"
      found.append(FileTrouble(file: Self.end, what: what))
    }
    if case .broken(let why) = KeptFile(EarlierJournals.file, in: folder) {
      let what =
        "\(why): nobody knows what this run went on with; bring it back from a copy of the folder"
      found.append(FileTrouble(file: EarlierJournals.file, what: what))
    }
    return found + absent + remarks.troubles
  }

  /// What an earlier journal lacks: nobody writes it, and its run was cut off.
  func earlier(_ journal: KeptJournal) -> [FileTrouble] {
    let look = journal.look
    return look.end.missing(after: look.last, took: nil, isOver: false, isWritten: false).map {
      FileTrouble(file: journal.name, what: $0)
    }
  }

  /// Whether somebody still writes the journal of a folder.
  static func isWritten(_ folder: String) -> Bool {
    do throws(RecordError) { return try JournalFollower(of: "\(folder)/journal").isWritten } catch {
      return false
    }
  }
}
