#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension DocumentFiles {
  /// The files of this machine.
  public static let disk = DocumentFiles { path in
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .failure(reason(errno)) }
    defer { close(file) }
    return read(file)
  }

  /// Reads until the end, or until the size shows that this is no document.
  private static func read(_ file: Int32) -> Result<[UInt8], Problem> {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= DocumentLimits.size {
      // The kernel fills an array that outlives the call, and says how far.
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe systemRead(file, $0) }
      if count == 0 { break }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        return .failure(reason(errno))
      }
    }
    return .success(bytes)
  }

  private static func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(file, buffer.baseAddress, buffer.count)
    #else
      unsafe Darwin.read(file, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func reason(_ code: Int32) -> Problem {
    switch code {
    case ENOENT: .absent
    case EACCES: Problem("permission is denied")
    case EISDIR: Problem("it is a folder")
    // The set of error numbers is open; the number is what there is to say.
    default: Problem("the system refused with error \(code)")
    }
  }
}
