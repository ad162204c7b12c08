internal import CLinux
import Glibc
public import HAL

/// A two-wire bus of this machine, through /dev/i2c-N.
public final class LinuxI2CBus: I2CBus {
  private let descriptor: Int32
  private let index: UInt8
  private let isCombined: Bool

  /// Opens a bus for this program alone.
  public init(_ path: String, index: UInt8) throws(LinuxError) {
    self.index = index
    descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw LinuxError(errno, path, "open the bus") }
    // A second controller on one bus would end in silent partial messages.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw LinuxError(code, path, "have the bus alone", heldBy: "another Solidus")
    }
    let kind = solidus_i2c_kind(descriptor)
    guard kind > 0 else {
      close(descriptor)
      throw LinuxError(-kind, path, "use it as an I2C bus")
    }
    isCombined = kind == 1
    // 20 ms, and no retry: a bus that timed out is left alone for that step.
    let answer = solidus_i2c_patience(descriptor, 2)
    guard answer == 0 else {
      close(descriptor)
      throw LinuxError(-answer, path, "set the timeout")
    }
  }

  deinit { close(descriptor) }

  public func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    let (outCount, inCount) = (outgoing.count, incoming.count)
    // The kernel takes pointers; both live for the length of the call, with their counts beside.
    let answer = unsafe outgoing.withUnsafeBufferPointer { out in
      unsafe incoming.withUnsafeMutableBufferPointer { into in
        let send = isCombined ? unsafe solidus_i2c_transfer : unsafe solidus_i2c_smbus
        return unsafe send(
          descriptor, UInt16(address.value), out.baseAddress,
          UInt16(truncatingIfNeeded: outCount), into.baseAddress,
          UInt16(truncatingIfNeeded: inCount))
      }
    }
    guard answer < 0 else { return }
    throw I2CError(
      I2CFailure.kind(of: -answer), bus: index, address: address,
      register: outgoing.isEmpty ? nil : outgoing[0])
  }
}
