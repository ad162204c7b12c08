import Foundation
import HAL
import Quantities
import Testing

@testable import LinuxHAL

/// Whether this machine has such a device and lets this user have it.
func usable(_ path: String) -> Bool { FileManager.default.isWritableFile(atPath: path) }

@Suite("A bus of this machine")
struct LinuxI2CBusTests {
  @Test(
    "has its timeout rounded up to the kernel's ten milliseconds",
    arguments: [
      (Seconds.zero, 1), (.milliseconds(1), 1), (.milliseconds(10), 1), (.milliseconds(11), 2),
      (.milliseconds(25), 3), (.milliseconds(30), 3), (Seconds(3600), 6000), (Seconds(9e9), 6000),
    ] as [(Seconds, UInt32)])
  func timeouts(timeout: Seconds, tens: UInt32) {
    #expect(LinuxI2CBus.tensOfMilliseconds(timeout) == tens)
  }

  @Test(
    "is refused to a second Solidus",
    .enabled(if: usable("/dev/i2c-0"), "no I2C bus that we may use"))
  func exclusive() throws {
    let first = try LinuxI2CBus(path: "/dev/i2c-0", number: 0)
    let error = #expect(throws: LinuxError.self) {
      _ = try LinuxI2CBus(path: "/dev/i2c-0", number: 1)
    }
    #expect(error?.cause == .busy(holder: "another Solidus"))
    #expect(first.path == "/dev/i2c-0")
  }
}
