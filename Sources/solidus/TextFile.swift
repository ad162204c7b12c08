import Glibc

/// Writes a text file, whole or not at all.
enum TextFile {
  /// A file that is there is replaced only if that was asked for.
  static func write(_ text: String, to path: String, replacing: Bool) throws(Refusal) {
    try write(Array(text.utf8), to: path, replacing: replacing)
  }

  /// The same for what is no UTF-8.
  static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Refusal) {
    if !replacing, unsafe access(path, F_OK) == 0 {
      throw Refusal("solidus: \(path) is there already; name another file, or --replace", .usage)
    }
    // Beside its place first, so that a full disk cannot leave half of it.
    let draft = path + ".part"
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Self.refusal(path) }
    let isWritten = put(bytes, file) && fsync(file) == 0
    guard close(file) == 0, isWritten, unsafe rename(draft, path) == 0 else {
      _ = unsafe unlink(draft)
      throw Self.refusal(path)
    }
  }

  private static func put(_ bytes: [UInt8], _ file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The buffer is alive for the call, and its count is passed beside it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func refusal(_ path: String) -> Refusal {
    Refusal("solidus: \(path) cannot be written: error \(errno) of the system", .usage)
  }
}
