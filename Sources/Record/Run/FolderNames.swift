import Glibc

/// What lies in a folder, by name.
enum FolderNames {
  /// The plain files, in order.
  static func files(in folder: String) -> [String] { names(in: folder, of: UInt8(DT_REG)).sorted() }

  /// The folders, in no order; links are none.
  static func folders(in folder: String) -> [String] { names(in: folder, of: UInt8(DT_DIR)) }

  /// Hidden ones are left out.
  private static func names(in folder: String, of kind: UInt8) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      guard unsafe entry.pointee.d_type == kind, unsafe entry.pointee.d_name.0 != 0x2E else {
        continue
      }
      // The name ends with a zero within the entry, which is alive until the next one is read.
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
          unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
            unsafe String(cString: $0)
          }
        })
    }
    return names
  }
}
