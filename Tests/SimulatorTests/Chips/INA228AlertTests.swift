import HAL
import Quantities
import Simulator
import Testing

@Suite("DIAG_ALRT and ALERT of the INA228")
struct INA228AlertTests {
  private let shunt = Net(held: 0.01)
  private let supply = Net(held: 10)
  private let die = Net(held: 30)
  private let alert = Wire("ALERT", at: .low)
  private let chip: INA228Model
  private let bus: Conversation

  init() {
    chip = INA228Model(shunt: shunt, bus: supply, temperature: die, alert: alert)
    bus = Conversation(with: chip)
  }

  @Test("leaves ALERT alone after power-on, at both ends of every range")
  func quiet() {
    #expect(alert.level(at: .zero) == .high)
    shunt.hold(1)
    supply.hold(85)
    die.hold(125)
    #expect(alert.level(at: .seconds(1)) == .high)
    shunt.hold(-1)
    #expect(alert.level(at: .seconds(2)) == .high)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x0003)
  }

  /// Limits at the value itself, where nothing is beyond, and one count nearer.
  @Test(
    "pulls ALERT low beyond each limit, and not at it",
    arguments: [
      (0x0C, 2000, 1999, 0x0040), (0x0D, 2000, 2001, 0x0020), (0x0E, 3200, 3199, 0x0010),
      (0x0F, 3200, 3201, 0x0008), (0x10, 3840, 3839, 0x0080), (0x11, 390, 389, 0x0004),
    ] as [(UInt8, UInt16, UInt16, UInt64)])
  func limits(register: UInt8, at limit: UInt16, beyond: UInt16, flag: UInt64) {
    bus.put(limit, in: register)
    #expect(alert.level(at: .seconds(1)) == .high)
    #expect(bus.number(0x0B, at: .seconds(1)) == 0x0003)
    bus.put(beyond, in: register, at: .seconds(1))
    #expect(alert.level(at: .seconds(2)) == .low)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x0003 | flag)
  }

  @Test("lets go by itself when the value comes back, without ALATCH")
  func transparent() {
    bus.put(1000, in: 0x0C)
    #expect(alert.level(at: .seconds(1)) == .low)
    shunt.hold(0.001)
    #expect(alert.level(at: .seconds(2)) == .high)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x0003)
  }

  @Test("keeps an alert with ALATCH until DIAG_ALRT is read")
  func latched() {
    bus.put(0x8000, in: 0x0B)
    bus.put(1000, in: 0x0C)
    #expect(alert.level(at: .seconds(1)) == .low)
    shunt.hold(0.001)
    #expect(alert.level(at: .seconds(2)) == .low)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x8043)
    #expect(alert.level(at: .seconds(2)) == .high)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x8001)
  }

  @Test("keeps its level for a value that is still beyond, after a reading")
  func persistent() {
    bus.put(0x8000, in: 0x0B)
    bus.put(1000, in: 0x0C)
    #expect(bus.number(0x0B, at: .seconds(1)) == 0x8043)
    #expect(alert.level(at: .seconds(1.1)) == .high)
  }

  @Test("dates a crossing at the pass that saw it, however long nobody looked")
  func crossing() {
    let ramp = Net(from: Rise(perSecond: 0.001), output: 0)
    let chip = INA228Model(shunt: ramp, bus: supply, temperature: die, alert: alert)
    let bus = Conversation(with: chip)
    bus.put(0xA000, in: 0x01)
    // 5 µV a count: 1000 is exceeded from 1001 on, 5.005 mV less half a fine count.
    bus.put(1000, in: 0x0C)
    #expect(alert.level(at: .seconds(60)) == .low)
    _ = alert.takeEdge(until: .zero)
    let edge = alert.takeEdge(until: .seconds(60))
    #expect(edge == Edge(to: .low, at: .microseconds(5_004_850)))
  }

  @Test("is high while beyond with APOL")
  func polarity() {
    bus.put(0x1000, in: 0x0B)
    #expect(alert.level(at: .zero) == .low)
    bus.put(1000, in: 0x0C)
    #expect(alert.level(at: .seconds(1)) == .high)
    #expect(bus.number(0x0B, at: .seconds(1)) == 0x1043)
  }

  @Test("pulses at each conversion with CNVR")
  func conversionPulse() {
    bus.put(0xA1C0, in: 0x01)
    bus.put(0x4000, in: 0x0B)
    while alert.takeEdge(until: .microseconds(4000)) != nil {}
    #expect(alert.takeEdge(until: .microseconds(4120).justBefore) == nil)
    let first = Instant.microseconds(4120)
    #expect(alert.takeEdge(until: .microseconds(9000)) == Edge(to: .low, at: first))
    #expect(
      alert.takeEdge(until: .microseconds(9000))
        == Edge(to: .high, at: first + .microseconds(1)))
    #expect(
      alert.takeEdge(until: .microseconds(9000)) == Edge(to: .low, at: .microseconds(8240)))
  }

  @Test("holds ALERT after a conversion with CNVR and ALATCH, and CNVRF goes when it is read")
  func conversionLatched() {
    bus.put(0x1DFF, in: 0x01)
    bus.put(0xC000, in: 0x0B)
    #expect(alert.level(at: .seconds(1)) == .high)
    bus.put(0x1000, in: 0x01, at: .seconds(1))
    #expect(alert.level(at: .seconds(2)) == .low)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0xC003)
    #expect(alert.level(at: .seconds(2)) == .high)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0xC001)
  }

  @Test("lets go at a power-on reset")
  func reset() {
    bus.put(0x8000, in: 0x0B)
    bus.put(1000, in: 0x0C)
    #expect(alert.level(at: .seconds(1)) == .low)
    chip.powerOnReset(at: .seconds(1))
    #expect(alert.level(at: .seconds(2)) == .high)
    #expect(bus.number(0x0B, at: .seconds(2)) == 0x0003)
  }
}
