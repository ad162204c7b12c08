import HAL
import Testing

@testable import Instrument

/// A bus that fails as it is told, and counts what it hears.
private final class MoodyBus: I2CBus {
  var moods: [I2CError.Kind?] = []
  private(set) var heard = 0

  func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    heard += 1
    if !moods.isEmpty, let mood = moods.removeFirst() {
      throw I2CError(mood, bus: 1, address: address)
    }
  }
}

@Suite("A courteous bus")
struct CourteousBusTests {
  private func kind(_ bus: CourteousBus) -> I2CError.Kind? {
    do throws(I2CError) {
      try bus.writeByte(0x01, 0x02, at: 0x20)
      return nil
    } catch { return error.kind }
  }

  @Test("says once more what nobody took", arguments: [I2CError.Kind.nakAddress, .arbitrationLost])
  func again(mood: I2CError.Kind) {
    let moody = MoodyBus()
    let bus = CourteousBus(moody)
    moody.moods = [mood]
    #expect(kind(bus) == nil)
    #expect(moody.heard == 2)
    moody.moods = [mood, mood]
    #expect(kind(bus) == mood)
    #expect(moody.heard == 4)
  }

  @Test(
    "never repeats what may have been taken",
    arguments: [I2CError.Kind.nakData, .shortTransfer, .crc, .unavailable])
  func once(mood: I2CError.Kind) {
    let moody = MoodyBus()
    moody.moods = [mood]
    #expect(kind(CourteousBus(moody)) == mood)
    #expect(moody.heard == 1)
  }

  @Test(
    "leaves a bus that hangs alone until the next step",
    arguments: [I2CError.Kind.timeout, .stuckBus])
  func rest(mood: I2CError.Kind) {
    let moody = MoodyBus()
    let bus = CourteousBus(moody)
    moody.moods = [mood]
    for _ in 0..<5 { #expect(kind(bus) == mood) }
    #expect(moody.heard == 1)
    bus.wake()
    #expect(kind(bus) == nil)
    #expect(moody.heard == 2)
  }
}
