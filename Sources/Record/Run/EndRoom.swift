import Glibc

/// Room for the last words of a run, taken before it begins: a disk that gets full meanwhile does not
/// take them away.
///
/// The file has no name until it is needed, so that nothing of it stays where a run was killed. On a
/// file system that knows no such files there is no room, and no word is kept on a full disk.
final class EndRoom {
  /// More than the words of any run.
  private static let size: off_t = 1 << 16
  private let descriptor: Int32
  /// The error of the system where there is no room; 0 where there is.
  private let trouble: Int32

  init(in folder: String) {
    descriptor = unsafe open(folder, __O_TMPFILE | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o644)
    trouble = descriptor < 0 ? errno : posix_fallocate(descriptor, 0, Self.size)
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  /// Puts a file with these words at a path where none is; where that cannot be, nothing is changed.
  func keep(_ words: [UInt8], as path: String) throws(RecordError) {
    guard descriptor >= 0 else {
      throw SystemWords.refusal("take room beforehand for", path, trouble)
    }
    // The words are alive for the call, and their count is passed beside them.
    let count = unsafe words.withUnsafeBytes {
      unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0)
    }
    guard count == words.count, ftruncate(descriptor, off_t(count)) == 0,
      fdatasync(descriptor) == 0,
      unsafe linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    else {
      throw SystemWords.refusal("write", path, count >= 0 && count < words.count ? ENOSPC : errno)
    }
  }
}
