import Glibc

/// A file that only grows; what was synced survives a loss of power.
final class AppendFile {
  let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// So much is written at once.
  private static let batch = 1 << 16

  /// Makes a new file; one that is there already is not touched.
  init(creating path: String) throws(RecordError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemWords.refusal("make", path, errno) }
    buffer.reserveCapacity(Self.batch + 4096)
  }

  deinit { _ = close(descriptor) }

  func append(_ bytes: Span<UInt8>) throws(RecordError) {
    for i in bytes.indices { buffer.append(bytes[i]) }
    if buffer.count >= Self.batch { try flush() }
  }

  func append(_ bytes: [UInt8]) throws(RecordError) {
    buffer += bytes
    if buffer.count >= Self.batch { try flush() }
  }

  /// Hands over what waits to the system.
  func flush() throws(RecordError) {
    var place = 0
    while place < buffer.count {
      // The array is alive for the call, and the count ends at its end.
      let count = unsafe buffer.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress?.advanced(by: place), $0.count - place)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemWords.refusal("write", path, errno) }
      place += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Returns once everything is on the disk.
  func sync() throws(RecordError) {
    try flush()
    guard fdatasync(descriptor) == 0 else { throw SystemWords.refusal("keep", path, errno) }
  }
}

/// What the system says, for the person at the bench.
enum SystemWords {
  static func refusal(_ verb: String, _ path: String, _ number: Int32) -> RecordError {
    let (reason, remedy): (String, String) =
      switch number {
      case ENOSPC, EDQUOT: ("the disk is full", "free some space")
      case EROFS: ("the file system cannot be written", "mount it for writing")
      case EACCES, EPERM: ("it is not allowed", "choose a folder of your own with --out")
      case EEXIST: ("it is there already", "choose another folder with --out")
      case ENOENT: ("its folder is not there", "make it first")
      case EIO: ("the disk failed", "see the system's log, and replace the disk")
      default: ("error \(number) of the system", "see the system's log")
      }
    return RecordError("cannot \(verb) \(path): \(reason)", remedy: remedy)
  }
}
