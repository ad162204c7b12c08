import Documents
import Quantities

/// Finds what is wrong with the files of a run's folder, in the words that the page and every command use.
struct RunTrouble {
  static let meta = "meta.json"
  private let folder: String

  init(in folder: String) { self.folder = folder }

  /// What is wrong with what is read of a run besides its documents.
  ///
  /// - Parameters:
  ///   - end: of its own journal.
  ///   - last: when the last whole record of that was kept.
  func all(_ end: JournalReader.End, until last: Instant) -> [FileTrouble] {
    let meta = KeptFile(Self.meta, in: folder)
    let took = meta.node?.number("duration_s")
    let isOver = if case .absent = meta { false } else { true }
    let missing = end.missing(after: last, took: took, isOver: isOver, isWritten: isWritten)
    return missing.map { FileTrouble(file: "journal", what: $0) } + beside
  }

  /// Documents that are gone.
  private var absent: [FileTrouble] {
    // A folder of an earlier version does not say what lay in it.
    guard case .success(let start)? = RunStart.kept(in: folder), !start.files.isEmpty else {
      return []
    }
    return start.absentFiles(in: folder).map {
      FileTrouble(file: $0, what: "it is not there; bring it back from a copy of the folder")
    }
  }

  /// The same without its journal, which is long.
  var beside: [FileTrouble] {
    var found: [FileTrouble] = []
    if case .broken(let why) = KeptFile(Self.meta, in: folder) {
      let what =
        "\(why): the run came to an end, and nothing says to which; what was measured is in its"
        + " journal"
      found.append(FileTrouble(file: Self.meta, what: what))
    }
    if case .broken(let why) = KeptFile(EarlierJournals.file, in: folder) {
      let what =
        "\(why): nobody knows what this run went on with; bring it back from a copy of the folder"
      found.append(FileTrouble(file: EarlierJournals.file, what: what))
    }
    return found + absent + RunRemarks(in: folder).troubles
  }

  /// What an earlier journal lacks: nobody writes it, and its run was cut off.
  func earlier(_ journal: KeptJournal) -> [FileTrouble] {
    let look = journal.look
    return look.end.missing(after: look.last, took: nil, isOver: false, isWritten: false).map {
      FileTrouble(file: journal.name, what: $0)
    }
  }

  private var isWritten: Bool {
    do throws(RecordError) { return try JournalFollower(of: "\(folder)/journal").isWritten } catch {
      return false
    }
  }
}
