import Documents
import Glibc

/// A file read at once.
enum WholeFile {
  /// What a file that a program wrote says; nil if it is no JSON.
  static func node(_ bytes: [UInt8]) -> Node? {
    var report = Report()
    return Node.read(bytes, file: "", report: &report)
  }

  /// The file, or nil where there is none that can be read.
  static func there(_ path: String) -> [UInt8]? {
    do throws(RecordError) { return try read(path) } catch { return nil }
  }

  static func read(_ path: String) throws(RecordError) -> [UInt8] {
    var facts = stat()
    // In one piece where the size is known: what grows is copied each time that it doubles.
    let size = unsafe stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    try parts(of: path) { bytes += $0 }
    return bytes
  }

  /// The SHA-256 of a file, which need not fit into memory for it; nil where none can be read.
  static func sum(_ path: String) -> String? {
    var sum = RunningDigest()
    do throws(RecordError) { try parts(of: path) { sum.add($0) } } catch { return nil }
    return sum.text
  }

  /// One piece after the other, each small enough to stay where the processor is quick.
  private static func parts(
    of path: String, _ use: (ArraySlice<UInt8>) -> Void
  ) throws(RecordError) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemWords.refusal("read", path, errno) }
    defer { _ = close(file) }
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // The buffer is alive for the call, and its count is passed beside it.
      let count = unsafe part.withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemWords.refusal("read", path, errno) }
      if count == 0 { return }
      use(part[..<count])
    }
  }
}
