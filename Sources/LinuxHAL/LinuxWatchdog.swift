internal import CLinux
import Glibc

/// The watchdog of this machine: unless it is petted, the machine restarts.
public struct LinuxWatchdog: ~Copyable {
  private let descriptor: Int32
  private let path: String
  /// What the driver granted, in seconds.
  public let timeout: Int32

  /// Opens it, which starts it.
  public init(_ path: String = "/dev/watchdog", seconds: Int32) throws(LinuxError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LinuxError(errno, path, "open the watchdog") }
    var granted = seconds
    let answer = unsafe solidus_watchdog_timeout(descriptor, &granted)
    guard answer == 0 else {
      Self.disarm(descriptor)
      throw LinuxError(-answer, path, "set the timeout")
    }
    timeout = granted
  }

  public func pet() throws(LinuxError) {
    let answer = solidus_watchdog_pet(descriptor)
    guard answer == 0 else { throw LinuxError(-answer, path, "pet the watchdog") }
  }

  /// Ends it in peace, after a clean disarm only; a driver with `nowayout` does not listen.
  public consuming func retire() { Self.disarm(descriptor) }

  // There is no deinit: a watchdog that is dropped without a word must bite.

  private static func disarm(_ descriptor: Int32) {
    var farewell = UInt8(ascii: "V")
    _ = unsafe write(descriptor, &farewell, 1)
    close(descriptor)
  }
}
