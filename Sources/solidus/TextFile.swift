import Glibc

/// Writes a text file, whole or not at all.
enum TextFile {
  /// Says at once what would only be found out after long work: that a file is there already, or
  /// that its folder takes none.
  static func check(_ path: String, replacing: Bool) throws(Refusal) {
    switch kind(of: path) {
    case .file where !replacing:
      throw Refusal("solidus: \(path) is there already; name another file, or --replace", .usage)
    case .folder: throw refusal(path, EISDIR)
    case .none, .file:
      guard unsafe access(folder(of: path), W_OK) == 0 else { throw refusal(path, errno) }
    case .device: break
    }
  }

  /// Refuses to write over what a command reads, by whatever name that goes.
  static func keep(_ input: String, from output: String?) throws(Refusal) {
    var (one, other) = (stat(), stat())
    guard let output, unsafe stat(input, &one) == 0, unsafe stat(output, &other) == 0,
      (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)
    else { return }
    throw Refusal(
      "solidus: \(output) is the file that is read; name another to write to", .usage)
  }

  /// A file that is there is replaced only if that was asked for.
  static func write(_ text: String, to path: String, replacing: Bool) throws(Refusal) {
    try write(Array(text.utf8), to: path, replacing: replacing)
  }

  /// The same for what is no UTF-8.
  static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Refusal) {
    try check(path, replacing: replacing)
    // A device is written to; a file in its place would take it from everybody else.
    if kind(of: path) == .device { return try fill(path, with: bytes, O_WRONLY) }
    // Beside its place first, so that a full disk cannot leave half of it.
    let draft = draft(of: path)
    do throws(Refusal) { try fill(draft, with: bytes, O_WRONLY | O_CREAT | O_TRUNC) } catch {
      _ = unsafe unlink(draft)
      throw error
    }
    guard unsafe rename(draft, path) == 0 else {
      let code = errno
      _ = unsafe unlink(draft)
      throw refusal(path, code)
    }
  }

  private enum Kind { case none, file, folder, device }

  private static func kind(of path: String) -> Kind {
    var found = stat()
    guard unsafe stat(path, &found) == 0 else { return .none }
    switch found.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    // The set of kinds is open; what is none of these can only be written to.
    default: return .device
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func draft(of path: String) -> String { path + ".part" }

  private static func fill(
    _ path: String, with bytes: [UInt8], _ flags: Int32
  ) throws(Refusal) {
    let file = unsafe open(path, flags | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw refusal(path, errno) }
    var code = put(bytes, file)
    // A pipe or a terminal has nothing to keep.
    if code == 0, fsync(file) != 0, errno != EINVAL, errno != EROFS { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    guard code == 0 else { throw refusal(path, code) }
  }

  /// The error of the system, or 0.
  private static func put(_ bytes: [UInt8], _ file: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The buffer is alive for the call, and its count is passed beside it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }

  private static func refusal(_ path: String, _ code: Int32) -> Refusal {
    Refusal(OutputTrouble.sentence(path, code), .usage)
  }
}
