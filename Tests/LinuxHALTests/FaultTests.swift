import HAL
import Testing

@testable import LinuxHAL

@Suite("What the kernel answers to a transfer")
struct FaultTests {
  @Test(
    "has one meaning each, on either route",
    arguments: [
      (.noAddress, .nakAddress), (.remoteIO, .nakAddress),
      (.again, .arbitrationLost), (.timedOut, .timeout),
      (.busy, .stuckBus), (.io, .stuckBus),
      (.badMessage, .crc), (.protocol, .shortTransfer),
      (.permission, .unavailable), (.access, .unavailable), (.invalid, .unavailable),
      (.notSupported, .unavailable), (.notThisDevice, .unavailable), (.noMemory, .unavailable),
      (.shutDown, .unavailable), (.badDescriptor, .unavailable), (.noSystemCall, .unavailable),
    ] as [(ErrorNumber, I2CError.Kind)])
  func numbers(number: ErrorNumber, kind: I2CError.Kind) {
    #expect(I2CError.Kind(number, by: .combined) == kind)
    #expect(I2CError.Kind(number, by: .systemManagement) == kind)
  }

  @Test("means an absent chip on an SMBus adapter and a lost adapter elsewhere, if ENODEV")
  func noDevice() {
    #expect(I2CError.Kind(.noDevice, by: .systemManagement) == .nakAddress)
    #expect(I2CError.Kind(.noDevice, by: .combined) == .unavailable)
  }

  @Test("is a short transfer if fewer messages were carried out than asked for")
  func shortTransfer() {
    #expect(LinuxI2CBus.failure(2, expected: 2, by: .combined) == nil)
    #expect(LinuxI2CBus.failure(1, expected: 2, by: .combined) == .shortTransfer)
    #expect(LinuxI2CBus.failure(8, expected: 16, by: .systemManagement) == .shortTransfer)
  }

  @Test("is an absent chip if not even the first message was carried out, as on a virtual adapter")
  func nothing() {
    #expect(LinuxI2CBus.failure(0, expected: 1, by: .combined) == .nakAddress)
    #expect(LinuxI2CBus.failure(0, expected: 2, by: .combined) == .nakAddress)
    #expect(LinuxI2CBus.failure(0, expected: 0, by: .systemManagement) == nil)
  }

  @Test(
    "about a line says whether it is held, forbidden or gone",
    arguments: [
      (.busy, .busy), (.permission, .forbidden), (.access, .forbidden), (.noEntry, .missing),
      (.noDevice, .lost), (.badDescriptor, .lost), (.io, .lost), (.noSystemCall, .forbidden),
    ] as [(ErrorNumber, LineError.Kind)])
  func lines(number: ErrorNumber, kind: LineError.Kind) {
    #expect(LineError(number, line: LineNumber(7)) == LineError(kind, line: LineNumber(7)))
  }
}
