import CLinux

/// An open device node, closed when nobody refers to it any more.
final class Descriptor {
  let value: Int32

  /// Opens a character device; a file, a directory or nothing at all is a typed error.
  init(opening path: String, as subject: LinuxError.Subject) throws(LinuxError) {
    let result = unsafe solidus_device_open(path)
    if let number = ErrorNumber(in: result) { throw LinuxError(subject, path, number) }
    value = result
  }

  /// Refuses every other open file of the same device, for as long as this one is open.
  func lock(_ path: String, as subject: LinuxError.Subject) throws(LinuxError) {
    if let number = ErrorNumber(in: solidus_device_lock(value)) {
      throw LinuxError(subject, path, number, holder: "another Solidus")
    }
  }

  deinit { solidus_device_close(value) }
}
