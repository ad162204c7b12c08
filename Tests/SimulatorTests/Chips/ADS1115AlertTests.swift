import HAL
import Quantities
import Simulator
import Testing

@Suite("The ALERT/RDY pin of the ADS1115 model (SBAS444D, 9.3.7 and 9.3.8)")
struct ADS1115AlertTests {
  private let input = Net("AIN0", held: 0)
  private let alert = Wire("ALERT", at: .high)
  private let chip: ADS1115Model
  private var probe: ChipProbe { ChipProbe(chip) }
  /// At 250 conversions a second.
  private static let period: Int64 = 4_000_000

  init() {
    chip = ADS1115Model(inputs: [input], alert: alert)
  }

  /// Converts AIN0 without end at ±2.048 V; the comparator is between 0.5 V and 1 V.
  private func watch(_ comparator: UInt8) {
    probe.send([2, 0x1F, 0x40])
    probe.send([3, 0x3E, 0x80])
    probe.send([1, 0x44, 0xA0 | comparator])
  }

  /// The pin after each conversion of these voltages.
  private func levels(_ volts: [Double]) -> [Level] {
    var out: [Level] = []
    for (i, value) in volts.enumerated() {
      input.hold(value)
      out.append(alert.level(at: Instant(nanoseconds: 25_000 + Int64(i + 1) * Self.period)))
    }
    return out
  }

  @Test("traditional: above the high threshold until below the low one")
  func traditional() {
    watch(0x00)
    #expect(
      levels([0.7, 1.0, 1.1, 0.7, 0.5, 0.4, 0.4]) == [.high, .high, .low, .low, .low, .high, .high])
  }

  @Test("window: outside of the thresholds")
  func window() {
    watch(0x10)
    #expect(levels([0.7, 1.1, 0.7, 0.4, 0.5]) == [.high, .low, .high, .low, .high])
  }

  @Test("active high")
  func polarity() {
    watch(0x08)
    #expect(levels([0.7, 1.1, 0.4]) == [.low, .high, .low])
  }

  @Test("a latch holds until the result is read")
  func latch() {
    watch(0x04)
    #expect(levels([1.1, 0.1, 0.1]) == [.low, .low, .low])
    _ = probe.ask([0], 2, at: 13_000_000)
    #expect(alert.driven == .high)
  }

  @Test("without a latch reading changes nothing")
  func noLatch() {
    watch(0x00)
    #expect(levels([1.1]) == [.low])
    _ = probe.ask([0], 2, at: 5_000_000)
    #expect(alert.driven == .low)
  }

  @Test("a queue wants two or four in a row", arguments: [(1, 2), (2, 4)] as [(UInt8, Int)])
  func queue(bits: UInt8, count: Int) {
    watch(bits)
    let volts = [1.1, 0.7] + [Double](repeating: 1.1, count: count)
    #expect(levels(volts) == [Level](repeating: .high, count: count + 1) + [.low])
  }

  @Test("conversions that nobody watched are judged too")
  func unwatched() {
    watch(0x02)
    input.hold(1.1)
    #expect(alert.level(at: Instant(nanoseconds: 25_000 + 3 * Self.period)) == .high)
    #expect(alert.level(at: Instant(nanoseconds: 25_000 + 9 * Self.period)) == .low)
    let fall = Instant(nanoseconds: 25_000 + 4 * Self.period)
    #expect(alert.takeEdge(until: fall) == Edge(to: .low, at: fall))
  }

  @Test("a disabled comparator lets go of the pin at once")
  func disabled() {
    watch(0x00)
    #expect(levels([1.1]) == [.low])
    probe.send([1, 0x44, 0xA3], at: 5_000_000)
    #expect(alert.driven == .high)
  }

  @Test("as a ready pin it pulses for 8 µs in continuous mode")
  func readyContinuous() {
    probe.send([2, 0x00, 0x00])
    probe.send([3, 0x80, 0x00])
    probe.send([1, 0x44, 0xA0])
    let end = 25_000 + Self.period
    #expect(alert.level(at: Instant(nanoseconds: end - 1)) == .high)
    #expect(alert.level(at: Instant(nanoseconds: end)) == .low)
    #expect(alert.level(at: Instant(nanoseconds: end + 7999)) == .low)
    #expect(alert.level(at: Instant(nanoseconds: end + 8000)) == .high)
    _ = alert.level(at: Instant(nanoseconds: end + 3 * Self.period + 8000))
    for i in 0...3 {
      let at = end + Int64(i) * Self.period
      let fall = Instant(nanoseconds: at)
      let rise = Instant(nanoseconds: at + 8000)
      #expect(alert.takeEdge(until: fall) == Edge(to: .low, at: fall))
      #expect(alert.takeEdge(until: rise) == Edge(to: .high, at: rise))
    }
    #expect(alert.takeEdge(until: Instant(nanoseconds: end + 4 * Self.period - 1)) == nil)
  }

  @Test("as a ready pin it stays down after a single conversion until the next begins")
  func readySingle() {
    probe.send([2, 0x00, 0x00])
    probe.send([3, 0x80, 0x00])
    probe.send([1, 0xC5, 0xA0])
    #expect(alert.level(at: Instant(nanoseconds: 4_024_999)) == .high)
    #expect(alert.level(at: Instant(nanoseconds: 4_025_000)) == .low)
    #expect(alert.level(at: Instant(nanoseconds: 9_000_000)) == .low)
    probe.send([1, 0xC5, 0xA0], at: 9_000_000)
    #expect(alert.driven == .high)
  }

  @Test("two negative thresholds are thresholds, not a ready pin")
  func negative() {
    probe.send([2, 0xC0, 0x00])
    probe.send([3, 0xE0, 0x00])
    probe.send([1, 0x44, 0xA0])
    #expect(levels([-0.6, -0.4, -1.1]) == [.high, .low, .high])
  }

  @Test("power-on lets go of the pin")
  func powerOn() {
    watch(0x00)
    #expect(levels([1.1]) == [.low])
    chip.powerOnReset(at: Instant(nanoseconds: 5_000_000))
    #expect(alert.driven == .high)
  }
}
