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
    let file = try opened(path)
    defer { _ = close(file) }
    var facts = stat()
    let size = unsafe fstat(file, &facts) == 0 ? Int(facts.st_size) : 0
    var failure: Int32 = 0
    // In one piece where the size is known: what grows is copied each time that it doubles.
    var bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
      // A journal of hours takes thousands of pages, each of which would be asked for by itself.
      unsafe populate(UnsafeMutableRawBufferPointer(room))
      while count < size {
        let part = room.extracting(count...)
        let more = unsafe Glibc.read(file, part.baseAddress, part.count)
        if more < 0, errno == EINTR { continue }
        failure = more < 0 ? errno : 0
        guard more > 0 else { return }
        count += more
      }
    }
    guard failure == 0 else { throw SystemWords.refusal("read", path, failure) }
    // Somebody may still write it.
    try parts(of: file, at: path) { bytes += $0 }
    return bytes
  }

  /// The SHA-256 of a file, which need not fit into memory for it; nil where none can be read.
  static func sum(_ path: String) -> String? {
    var sum = RunningDigest()
    do throws(RecordError) {
      let file = try opened(path)
      defer { _ = close(file) }
      try parts(of: file, at: path) { sum.add($0) }
    } catch { return nil }
    return sum.text
  }

  /// Has all pages of some memory made at once; where a system cannot, each is made when it is needed.
  private static func populate(_ room: UnsafeMutableRawBufferPointer) {
    guard let start = room.baseAddress else { return }
    let page = UInt(getpagesize())
    let first = (UInt(bitPattern: start) + page - 1) / page * page
    let last = unsafe UInt(bitPattern: start + room.count) / page * page
    guard last > first else { return }
    let populateWrite: Int32 = 23
    _ = unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), Int(last - first), populateWrite)
  }

  private static func opened(_ path: String) throws(RecordError) -> Int32 {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemWords.refusal("read", path, errno) }
    return file
  }

  /// One piece after the other, each small enough to stay where the processor is quick.
  private static func parts(
    of file: Int32, at path: String, _ use: (ArraySlice<UInt8>) -> Void
  ) throws(RecordError) {
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
