import Glibc

/// The folders below one folder that may be runs, each with the time at which it was changed.
struct RunTree {
  /// A folder, by its path from the top on.
  struct Folder {
    let path: String
    /// In ns since 1970; 0 where it changed so lately that it may change again within the same tick
    /// of the clock that stamps it.
    let changed: Int64
  }

  private let top: String
  /// Folders that are known to be runs: nothing is looked for in them.
  private let isRun: (String) -> Bool
  private let now = WallClock.nanoseconds
  private(set) var folders: [Folder] = []

  /// Runs deeper than this are not found: a folder is not a whole disk.
  private static let deepest = 4
  /// Longer than any tick of the clock that stamps files.
  private static let settled: Int64 = 2_000_000_000

  init(below top: String, isRun: @escaping (String) -> Bool) throws(RecordError) {
    self.top = top
    self.isRun = isRun
    guard let stream = unsafe opendir(top) else { throw SystemWords.refusal("read", top, errno) }
    unsafe closedir(stream)
    walk("", 0)
  }

  private mutating func walk(_ path: String, _ depth: Int) {
    guard depth < Self.deepest, let stream = unsafe opendir(path.isEmpty ? top : "\(top)/\(path)")
    else { return }
    defer { unsafe closedir(stream) }
    let place = unsafe dirfd(stream)
    while let entry = unsafe readdir(stream) {
      // Hidden folders, links and files are none; the first two names are the folder and its parent.
      guard unsafe entry.pointee.d_type == UInt8(DT_DIR), unsafe entry.pointee.d_name.0 != 0x2E
      else { continue }
      // The name ends with a zero within the entry, which is alive until the next one is read.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      visit(path.isEmpty ? name : "\(path)/\(name)", name, place, depth)
    }
  }

  private mutating func visit(_ path: String, _ name: String, _ place: Int32, _ depth: Int) {
    var found = stat()
    guard unsafe fstatat(place, name, &found, 0) == 0 else { return }
    let changed = Int64(found.st_mtim.tv_sec) * 1_000_000_000 + Int64(found.st_mtim.tv_nsec)
    let isSettled = now - changed > Self.settled
    let isBegun = unsafe isRun(path) || faccessat(place, "\(name)/start.json", F_OK, 0) == 0
    if isBegun {
      folders.append(Folder(path: path, changed: isSettled ? changed : 0))
    } else {
      walk(path, depth + 1)
    }
  }
}
