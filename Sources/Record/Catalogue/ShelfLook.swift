import Glibc

/// What lies below one folder, compared with what a catalogue knows of it: folders that hold runs or
/// other folders, called shelves here, and the runs on them.
///
/// Nothing is looked at twice in vain: while a shelf has not changed no run has come to it or gone
/// from it, and a run that had ended stays as it was.
struct ShelfLook {
  /// A folder, and when it was changed.
  struct Folder {
    let path: String
    /// In ns since 1970; 0 where it changed so lately that it may change again within the same tick
    /// of the clock that stamps it.
    let changed: Int64
  }

  /// A run that has come or changed, and the shelf that it lies on.
  struct Run {
    let folder: Folder
    let shelf: String
  }

  private let top: String
  private let known: KnownShelves
  private let now = WallClock.nanoseconds
  /// What the catalogue does not know yet, or knows otherwise.
  private(set) var runs: [Run] = []
  private(set) var shelves: [Folder] = []
  /// What it knows and is there no more.
  private(set) var lostRuns: [String] = []
  private(set) var lostShelves: [String] = []

  /// Runs deeper than this are not found: a folder is not a whole disk.
  private static let deepest = 4
  /// Longer than any tick of the clock that stamps files.
  private static let settled: Int64 = 2_000_000_000

  init(below top: String, known: KnownShelves) throws(RecordError) {
    self.top = top
    self.known = known
    guard let stream = unsafe opendir(top) else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw SystemWords.refusal("read", top, errno)
      }
      throw RecordError("there is no folder \(top)", remedy: "name one with --in")
    }
    unsafe closedir(stream)
    if let changed = changed("") { try look(at: Folder(path: "", changed: changed), 0) }
  }

  var isNothingNew: Bool {
    runs.isEmpty && shelves.isEmpty && lostRuns.isEmpty && lostShelves.isEmpty
  }

  private mutating func look(at shelf: Folder, _ depth: Int) throws(RecordError) {
    guard depth < Self.deepest else { return }
    guard let before = known.changed(shelf.path), before == shelf.changed, before != 0 else {
      return try search(shelf, depth)
    }
    for path in known.shelves(on: shelf.path) { try visit(path, on: shelf.path, depth) }
    // Whatever has not ended may have changed by itself.
    for run in try known.unended(on: shelf.path) { compare(run, on: shelf.path) }
  }

  /// Looks at each name in a folder.
  private mutating func search(_ shelf: Folder, _ depth: Int) throws(RecordError) {
    var runs = try known.runs(on: shelf.path)
    var inner = known.shelves(on: shelf.path)
    shelves.append(shelf)
    for name in FolderNames.folders(in: full(shelf.path)) {
      let path = shelf.path.isEmpty ? name : "\(shelf.path)/\(name)"
      inner.removeAll { $0 == path }
      if let run = runs.removeValue(forKey: path) {
        compare(run, on: shelf.path)
      } else {
        try visit(path, on: shelf.path, depth)
      }
    }
    for path in runs.keys.sorted() { lostRuns.append(path) }
    for path in inner { try lose(path) }
  }

  /// A folder that is not known as a run: it has become one, or is a shelf.
  private mutating func visit(
    _ path: String, on shelf: String, _ depth: Int
  ) throws(RecordError) {
    guard let changed = changed(path) else { return try lose(path) }
    let folder = Folder(path: path, changed: changed)
    guard RunFolder.isOne(full(path)) else { return try look(at: folder, depth + 1) }
    if known.changed(path) != nil { try lose(path) }
    runs.append(Run(folder: folder, shelf: shelf))
  }

  private mutating func compare(_ run: KnownShelves.Run, on shelf: String) {
    guard let changed = changed(run.path) else { return lostRuns.append(run.path) }
    guard changed == 0 || changed != run.changed else { return }
    runs.append(Run(folder: Folder(path: run.path, changed: changed), shelf: shelf))
  }

  /// A shelf is gone with all that was on it.
  private mutating func lose(_ path: String) throws(RecordError) {
    lostShelves.append(path)
    for run in try known.runs(on: path).keys.sorted() { lostRuns.append(run) }
    for inner in known.shelves(on: path) { try lose(inner) }
  }

  private func full(_ path: String) -> String { path.isEmpty ? top : "\(top)/\(path)" }

  /// When a folder was changed; nil where there is none.
  private func changed(_ path: String) -> Int64? {
    var found = stat()
    guard unsafe stat(full(path), &found) == 0, found.st_mode & S_IFMT == S_IFDIR else {
      return nil
    }
    let changed = Int64(found.st_mtim.tv_sec) * 1_000_000_000 + Int64(found.st_mtim.tv_nsec)
    return now - changed > Self.settled ? changed : 0
  }
}
