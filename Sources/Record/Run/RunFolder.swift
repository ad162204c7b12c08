public import Documents
import Glibc

/// The folder that keeps one run: what was run, on what, and everything that came of it.
///
/// If the run is refused before it begins, nothing of the folder stays: why is told, and the same name
/// serves for the next try.
public final class RunFolder {
  public let path: String
  public let journal: Journal

  /// Makes a new folder with its documents and an empty journal.
  ///
  /// - Parameter documents: names and texts of what is run, as they are.
  public init(
    creating path: String, documents: [(name: String, text: String)]
  ) throws(RecordError) {
    self.path = path
    guard unsafe mkdir(path, 0o755) == 0 else { throw SystemWords.refusal("make", path, errno) }
    made = documents.map(\.name) + [Self.journal]
    do throws(RecordError) {
      for document in documents {
        try Self.write(Array(document.text.utf8), to: "\(path)/\(document.name)")
      }
      journal = try Journal(creating: "\(path)/\(Self.journal)")
    } catch {
      // A disk that was full from the first is a refusal like any other.
      Self.takeBack(path, made)
      throw error
    }
  }

  deinit { if begun == nil { Self.takeBack(path, made) } }

  /// The names of what was written into it.
  private var made: [String]

  /// What somebody else has put there meanwhile stays, and the folder with it.
  private static func takeBack(_ path: String, _ made: [String]) {
    for name in EarlierJournals.names(in: path) + made + [KeptSums.file] {
      _ = unsafe unlink("\(path)/\(name)")
    }
    _ = unsafe rmdir(path)
  }

  /// Writes what is known of the run before it begins: without it nobody could read a journal that
  /// was cut off.
  ///
  /// - Parameter drives: what each cell is driven with, by its channel.
  public func begin(
    _ start: RunStart, drives: [(channel: String, drives: [CellDrive])] = []
  ) throws(RecordError) {
    // Its start last: whoever finds that finds all of it.
    for entry in drives {
      try add("\(entry.channel).drives.csv", DriveTable(entry.drives).text)
    }
    let whole = start.json(of: made)
    let sums = KeptSums.text(of: made.filter { !$0.hasSuffix(Self.journal) }, in: path)
    try add(KeptSums.file, sums)
    room = EndRoom(in: path)
    try add(RunStart.file, whole.text + "\n")
    try syncFolder()
    begun = start
  }

  /// Writes what is planned, before it begins.
  public func plan(_ plan: RunPlan) throws(RecordError) {
    try add(RunPlan.file, plan.json.text + "\n")
  }

  private var begun: RunStart?
  private var room: EndRoom?
  static let journal = "journal"

  /// Whether a folder is that of a run: of one that was cut off before it began, or that lost its
  /// start, the journal tells.
  public static func isOne(_ path: String) -> Bool {
    [RunStart.file, journal].contains { KeptFile.isThere($0, in: path) }
  }

  /// Adds a file that is made from the run.
  public func add(_ name: String, _ text: String) throws(RecordError) {
    made.append(name)
    try Self.write(Array(text.utf8), to: "\(path)/\(name)")
  }

  /// Writes what the journal says as tables, and returns once all of it is on the disk.
  ///
  /// - Returns: the run as it is kept then; nil for one that never began.
  @discardableResult
  public func finish(_ layout: ChannelLayout, meta: JSON) throws(RecordError) -> KeptRun? {
    try journal.sync()
    // A journal of hours is tens of megabytes: it is read once.
    let kept = begun == nil ? nil : try KeptRun(in: path)
    let reader: JournalReader
    if let kept {
      reader = kept.journal
    } else {
      reader = try JournalReader(of: "\(path)/\(Self.journal)")
    }
    let tables = try JournalTables(reader, layout)
    try Self.write(tables.channels, to: "\(path)/channels.csv")
    try Self.write(tables.events, to: "\(path)/events.jsonl")
    let isResumed = begun != nil && !EarlierJournals.names(in: path).isEmpty
    for cell in tables.cells {
      let name = "\(cell.name).bdf.csv"
      let whole =
        isResumed ? try kept?.table(of: cell.name, as: .bdf) : nil
      try Self.write(whole ?? cell.table.bytes, to: "\(path)/\(name)")
      if let begun {
        let sidecar = BDFSidecar(of: name, cell: cell.name, in: begun)
        try add(name + BDFSidecar.suffix, sidecar.json.text + "\n")
      }
    }
    if let kept {
      for name in tables.sounded {
        try Self.write(
          SpectrumTable(kept.spectra(on: name)).bytes,
          to: "\(path)/\(SpectrumTables.name(of: name))")
      }
    }
    // Its own words last: whoever finds those finds the sums of everything, and of them too. Where the
    // power goes before, the run was cut off, as it is after any other record.
    let words = meta.text + "\n"
    try sum(KeptSums.names(in: path), and: (RunEnd.file, Array(words.utf8)))
    try syncFolder()
    try add(RunEnd.file, words)
    try syncFolder()
    return try kept?.ended()
  }

  private func sum(
    _ names: [String], and next: (name: String, bytes: [UInt8])? = nil
  ) throws(RecordError) {
    let sums = KeptSums.text(of: names, in: path, and: next)
    try Self.write(Array(sums.utf8), to: "\(path)/\(KeptSums.file)", replacing: true)
  }

  /// Tells how a run ended of which not everything could be kept, as far as there is room for that.
  ///
  /// - Parameter lost: why its journal is not whole; nil where only what is made from it is missing.
  /// - Returns: why not even this could be kept; nil where it was.
  public func finish(_ meta: JSON, lost: RecordError?) -> RecordError? {
    guard case .object(let words) = meta else { return nil }
    let all = JSON.object(words + (lost.map { [(RunEnd.lost, .string("\($0)"))] } ?? []))
    // Sums of words that nobody could write would blame those that come in their place.
    if KeptSums(in: path)[RunEnd.file] != nil {
      do throws(RecordError) { try sum(KeptSums.names(in: path)) } catch {
        _ = unsafe unlink("\(path)/\(KeptSums.file)")
      }
    }
    do throws(RecordError) {
      try room?.keep(Array("\(all.text)\n".utf8), as: "\(path)/\(RunEnd.file)")
      try syncFolder()
      return nil
    } catch { return error }
  }

  /// Beside its place first: a loss of power or a full disk leaves no half of a file.
  private static func write(
    _ bytes: [UInt8], to path: String, replacing isReplacing: Bool = false
  ) throws(RecordError) {
    let isThere = unsafe access(path, F_OK) == 0
    guard isReplacing || !isThere else {
      throw SystemWords.refusal("make", path, EEXIST)
    }
    let draft = path + ".part"
    do throws(RecordError) {
      let file = try AppendFile(creating: draft, draftOf: path)
      try file.write(bytes)
      try file.sync()
      guard unsafe isReplacing ? rename(draft, path) == 0 : name(draft, path) else {
        throw SystemWords.refusal("make", path, errno)
      }
    } catch {
      _ = unsafe unlink(draft)
      throw error
    }
  }

  /// Gives a file its name, unless somebody has taken that meanwhile; why not is in errno.
  private static func name(_ draft: String, _ path: String) -> Bool {
    if unsafe link(draft, path) == 0 {
      _ = unsafe unlink(draft)
      return true
    }
    // A file system without links has no better way.
    return unsafe errno != EEXIST && rename(draft, path) == 0
  }

  /// The names of new files are kept only once their folder is, and its own once the one above it is.
  private func syncFolder() throws(RecordError) {
    // That may be one which nobody may list; then the system keeps it in its own time.
    let above = unsafe open("\(path)/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if above >= 0 {
      _ = fsync(above)
      _ = close(above)
    }
    let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw SystemWords.refusal("open", path, errno) }
    defer { _ = close(folder) }
    guard fsync(folder) == 0 else { throw SystemWords.refusal("keep", path, errno) }
  }
}
