import CLinux

/// The one-line files in which the kernel says how it is set up.
enum SmallFile {
  /// What is in it, at most 255 bytes; nil if it is not there or not for us.
  static func text(_ path: String) -> String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 255) { buffer in
      let count = unsafe solidus_file_read(path, buffer.baseAddress, buffer.count)
      guard count >= 0 else { return nil }
      let bytes = unsafe UnsafeRawBufferPointer(buffer).prefix(Int(count))
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The paths, in alphabetical order, that match a shell pattern.
  static func paths(matching pattern: String) -> [String] {
    var found: [String] = []
    while let path = path(found.count, matching: pattern) { found.append(path) }
    return found
  }

  private static func path(_ index: Int, matching pattern: String) -> String? {
    let path = unsafe string(capacity: 1024) {
      _ = unsafe solidus_file_find(pattern, index, $0, 1024)
    }
    return path.isEmpty ? nil : path
  }
}
