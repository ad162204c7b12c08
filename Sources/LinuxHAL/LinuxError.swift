internal import CLinux
import Glibc

/// Why a device of this machine cannot be used, and what to do about it.
public struct LinuxError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let code: Int32
  /// What was being done.
  public let doing: String
  /// Who holds it, where the kernel says so.
  public let holder: String?

  init(_ code: Int32, _ path: String, _ doing: String, heldBy holder: String? = nil) {
    self.code = code
    self.path = path
    self.doing = doing
    self.holder = holder
  }

  public var description: String { "\(path): cannot \(doing): \(meaning); \(remedy)" }

  /// What the kernel's number means.
  public var meaning: String {
    if code == ENOSYS { return "Solidus was built without the pins of Linux" }
    if let holder { return "held by '\(holder)'" }
    var text = [CChar](repeating: 0, count: 128)
    unsafe solidus_explain(code, &text, 128)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What to do.
  public var remedy: String {
    switch code {
    case ENOENT, ENODEV, ENXIO:
      return path.contains("i2c")
        ? "enable the bus and load i2c-dev (modprobe i2c-dev), or name another device"
        : "name a device that exists: see gpiodetect, or ls /dev"
    case EACCES, EPERM: return "add your user to the group that owns it (i2c, gpio), or ask root"
    case EBUSY, EWOULDBLOCK: return "end the other program"
    case ENOTTY, EINVAL: return "name a device of the right kind"
    case ENOSYS: return "build with the trait LinuxIO on Linux"
    default: return "see dmesg"
    }
  }
}
