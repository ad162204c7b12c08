import Glibc

/// A file that only grows; what was synced survives a loss of power.
final class AppendFile: DurableFile {
  let path: String
  private let descriptor: Int32

  /// Makes a new file; one that is there already is not touched.
  ///
  /// - Parameter place: what it is called where something is wrong with it, if it is only a draft.
  init(creating path: String, draftOf place: String? = nil) throws(RecordError) {
    self.path = place ?? path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemWords.refusal("make", self.path, errno) }
  }

  /// Opens a file to add to its end, or makes it.
  init(appendingTo path: String) throws(RecordError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemWords.refusal("write", path, errno) }
  }

  deinit { _ = close(descriptor) }

  /// Shows to others that somebody writes here; the system takes it back from a process that died.
  ///
  /// A file system without locks lets nobody see it, and that is all.
  func claim() { _ = flock(descriptor, LOCK_EX | LOCK_NB) }

  /// Writes a whole document at once.
  func write(_ bytes: [UInt8]) throws(RecordError) { try append(bytes.span) }

  func append(_ bytes: Span<UInt8>) throws(RecordError) {
    let handed = unsafe bytes.withUnsafeBytes { document in
      Result { () throws(RecordError) in try unsafe hand(over: document) }
    }
    try handed.get()
  }

  /// The bytes are alive for the call, and the count ends at their end.
  private func hand(over bytes: UnsafeRawBufferPointer) throws(RecordError) {
    var place = 0
    while place < bytes.count {
      let count = unsafe Glibc.write(
        descriptor, bytes.baseAddress?.advanced(by: place), bytes.count - place)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemWords.refusal("write", path, errno) }
      place += count
    }
  }

  func sync() throws(RecordError) {
    guard fdatasync(descriptor) == 0 else { throw SystemWords.refusal("keep", path, errno) }
  }
}

/// What the system says, for the person at the bench.
enum SystemWords {
  static func refusal(_ verb: String, _ path: String, _ number: Int32) -> RecordError {
    let (reason, remedy): (String, String) =
      switch number {
      case ENOSPC, EDQUOT: ("the disk is full", "free some space")
      case EFBIG:
        ("a file may not get so long here", "raise the limit (ulimit -f), or use another disk")
      case EROFS: ("the file system cannot be written", "mount it for writing")
      case EACCES, EPERM: ("it is not allowed", "choose a folder of your own with --out")
      case EEXIST: ("it is there already", "choose another folder with --out")
      case ENOENT, ENOTDIR:
        verb == "read"
          ? ("this is no run", "name the folder of one, as 'solidus runs list' shows them")
          : ("its folder is not there", "make it first")
      case EIO: ("the disk failed", "see the system's log, and replace the disk")
      default: ("error \(number) of the system", "see the system's log")
      }
    return RecordError("cannot \(verb) \(path): \(reason)", remedy: remedy)
  }
}
