import HAL
import Quantities
import Simulator
import Testing

@Suite("Time and data integrity of the ADS122C04 model (SBAS751B)")
struct ADS122C04TimingTests {
  private let input = Net("AIN0", held: 1.024)
  private let drdy = Wire("DRDY", at: .high)
  private let chip: ADS122C04Model
  private var probe: ChipProbe { ChipProbe(chip) }
  /// One continuous conversion at 20 a second: 51192 cycles of 1.024 MHz, in half nanoseconds.
  private static let period: Int64 = 99_984_375
  /// 28.5 cycles and one conversion.
  private static let firstEnd: Int64 = 50_020_020

  init() {
    chip = ADS122C04Model(
      inputs: [input], reference: Net(held: 2.5), supply: Net(held: 3.3), drdy: drdy)
    probe.send([0x40, 0x01])
  }

  private func end(_ index: Int64) -> Int64 {
    // The first ends at 50 020 019.53125 ns: rounded up, with whole periods in half nanoseconds.
    (100_040_039 + index * Self.period) / 2 + 1
  }

  private func isReady(at nanoseconds: Int64) -> Bool {
    probe.ask([0x28], 1, at: nanoseconds).first.map { $0 & 0x80 != 0 } ?? false
  }

  @Test("a single conversion takes its cycles of 1.024 MHz (8.3.6, Table 12)")
  func normal() {
    let cycles: [Int64] = [51213, 22805, 11557, 5941, 3141, 1749, 1061]
    for (rate, count) in cycles.enumerated() {
      expectSingle(UInt8(rate) << 5, takes: (count * 15625 + 15) / 16)
    }
  }

  @Test("a single conversion takes its cycles of 2.048 MHz in turbo mode (8.3.6, Table 12)")
  func turbo() {
    let cycles: [Int64] = [51217, 22809, 11561, 5945, 3145, 1753, 1065]
    for (rate, count) in cycles.enumerated() {
      expectSingle(UInt8(rate) << 5 | 0x10, takes: (count * 15625 + 31) / 32)
    }
  }

  private func expectSingle(_ register: UInt8, takes nanoseconds: Int64) {
    chip.powerOnReset(at: .zero)
    probe.send([0x40, 0x01])
    probe.send([0x44, register])
    probe.send([0x08], at: 777)
    #expect(!isReady(at: 777 + nanoseconds - 1))
    #expect(probe.ask([0x10], 3, at: 777 + nanoseconds - 1) == [0, 0, 0])
    #expect(isReady(at: 777 + nanoseconds))
    #expect(probe.ask([0x10], 3, at: 777 + nanoseconds) == [0x40, 0, 0])
    #expect(!isReady(at: 777 + nanoseconds))
    #expect(!isReady(at: 777 + 10 * nanoseconds))
  }

  @Test("the first continuous conversion begins 28.5 cycles late, in turbo mode 105 (8.4.2.2)")
  func continuous() {
    probe.send([0x44, 0x08])
    probe.send([0x08])
    #expect(!isReady(at: Self.firstEnd - 1))
    #expect(isReady(at: Self.firstEnd))
    _ = probe.ask([0x10], 3, at: Self.firstEnd)
    #expect(!isReady(at: end(1) - 1))
    #expect(isReady(at: end(1)))
    probe.send([0x44, 0x18], at: end(1))
    // (105 + 51192) x 488.28125 ns
    _ = probe.ask([0x10], 3, at: end(1))
    let turbo = end(1) + 25_047_364
    #expect(!isReady(at: turbo - 1))
    #expect(isReady(at: turbo))
  }

  @Test("nothing converts unless started; a start or a register restarts what is ongoing (8.4.2)")
  func restarts() {
    #expect(!isReady(at: 1_000_000_000))
    probe.send([0x08], at: 1_000_000_000)
    probe.send([0x08], at: 1_030_000_000)
    #expect(!isReady(at: 1_030_000_000 + 50_012_695))
    #expect(isReady(at: 1_030_000_000 + 50_012_696))
    probe.send([0x08], at: 2_000_000_000)
    _ = probe.ask([0x10], 3, at: 2_000_000_000)
    probe.send([0x40, 0x01], at: 2_040_000_000)
    #expect(!isReady(at: 2_040_000_000 + 50_012_695))
    #expect(isReady(at: 2_040_000_000 + 50_012_696))
  }

  @Test("POWERDOWN lets the ongoing conversion complete, then there are no more (8.5.3)")
  func powerDown() {
    probe.send([0x44, 0x08])
    probe.send([0x08])
    probe.send([0x02], at: 1_000_000)
    #expect(isReady(at: Self.firstEnd))
    _ = probe.ask([0x10], 3, at: Self.firstEnd)
    #expect(!isReady(at: 10_000_000_000))
    #expect(probe.ask([0x24], 1, at: 10_000_000_000) == [0x08])
  }

  @Test("DRDY falls with a result, rises when it is read or shortly before the next")
  func dataReady() {
    probe.send([0x44, 0x08])
    probe.send([0x08])
    #expect(drdy.level(at: Instant(nanoseconds: end(0) - 1)) == .high)
    #expect(drdy.level(at: Instant(nanoseconds: end(0))) == .low)
    _ = probe.ask([0x10], 3, at: end(0) + 5)
    #expect(drdy.driven == .high)
    #expect(drdy.level(at: Instant(nanoseconds: end(1))) == .low)
    #expect(drdy.level(at: Instant(nanoseconds: end(2) - 7814)) == .low)
    #expect(drdy.level(at: Instant(nanoseconds: end(2) - 7813)) == .high)
    _ = drdy.level(at: Instant(nanoseconds: end(3)))
    let expected = [
      (Level.low, end(0)), (.high, end(0) + 5), (.low, end(1)), (.high, end(2) - 7813),
      (.low, end(2)), (.high, end(3) - 7813), (.low, end(3)),
    ]
    for (level, at) in expected {
      let time = Instant(nanoseconds: at)
      #expect(drdy.takeEdge(until: time) == Edge(to: level, at: time))
    }
  }

  @Test("a conversion that completes between RDATA and the read stays new")
  func overtaken() {
    probe.send([0x44, 0x08])
    probe.send([0x08])
    probe.send([0x10], at: end(0) - 10)
    #expect(probe.take(3, at: end(0) + 10) == [0, 0, 0])
    #expect(isReady(at: end(0) + 20))
    #expect(drdy.driven == .low)
  }

  @Test("a result that was asked for and not read stays new")
  func notTaken() {
    probe.send([0x08])
    probe.send([0x10], at: 60_000_000)
    #expect(isReady(at: 60_000_000))
    #expect(isReady(at: 60_000_000))
    #expect(drdy.driven == .low)
  }

  @Test("the counter counts conversions that nobody read, modulo 256 (8.5.2)")
  func counter() {
    probe.send([0x48, 0x40])
    probe.send([0x44, 0x08])
    probe.send([0x08])
    #expect(probe.ask([0x10], 4, at: end(0) - 1) == [0, 0, 0, 0])
    #expect(probe.ask([0x10], 4, at: end(0)) == [1, 0x40, 0, 0])
    #expect(probe.ask([0x10], 4, at: end(254)) == [255, 0x40, 0, 0])
    #expect(probe.ask([0x10], 4, at: end(255) - 1) == [255, 0x40, 0, 0])
    #expect(probe.ask([0x10], 4, at: end(255)) == [0, 0x40, 0, 0])
    #expect(probe.ask([0x10], 4, at: end(216_000_000)) == [1, 0x40, 0, 0])
    probe.send([0x48, 0x00], at: end(216_000_001))
    probe.send([0x48, 0x40], at: end(216_000_001))
    #expect(probe.ask([0x10], 4, at: end(216_000_001)).first == 0)
  }

  @Test("half of the reference with its checksum is 40 00 00 D1 31")
  func checksum() {
    probe.send([0x48, 0x20])
    probe.send([0x08])
    #expect(probe.ask([0x10], 5, at: 60_000_000) == [0x40, 0x00, 0x00, 0xD1, 0x31])
    #expect(chip.misuse == nil)
  }

  @Test("the checksum covers the counter, and follows a register too (8.5.4)")
  func checksumOfAll() {
    probe.send([0x48, 0x60])
    probe.send([0x08])
    let data = probe.ask([0x10], 6, at: 60_000_000)
    #expect(Array(data.prefix(4)) == [1, 0x40, 0, 0])
    #expect(remainder(data) == 0)
    let register = probe.ask([0x28], 3, at: 60_000_000)
    #expect(register.first == 0x60)
    #expect(remainder(register) == 0)
  }

  /// Bit by bit, as a shift register does it: data and checksum together leave nothing.
  private func remainder(_ bytes: [UInt8]) -> UInt16 {
    guard !bytes.isEmpty else { return 0xFFFF }
    var register: UInt16 = 0xFFFF
    for byte in bytes {
      for bit in (0..<8).reversed() {
        let feedback = (register >> 15) ^ UInt16((byte >> UInt8(bit)) & 1)
        register = (register << 1) ^ (feedback == 1 ? 0x1021 : 0)
      }
    }
    return register
  }

  @Test("inverted data follow the data (8.5.4)")
  func inverted() {
    probe.send([0x48, 0x10])
    probe.send([0x08])
    #expect(probe.ask([0x10], 6, at: 60_000_000) == [0x40, 0, 0, 0xBF, 0xFF, 0xFF])
    #expect(probe.ask([0x28], 2, at: 60_000_000) == [0x10, 0xEF])
    probe.send([0x48, 0x50], at: 60_000_000)
    #expect(
      probe.ask([0x10], 8, at: 60_000_000) == [0, 0x40, 0, 0, 0xFF, 0xBF, 0xFF, 0xFF])
  }

  @Test("DRDY in register 2 cannot be written")
  func readOnlyFlag() {
    probe.send([0x48, 0x80])
    #expect(probe.ask([0x28], 1) == [0x00])
    #expect(chip.misuse == nil)
  }

  @Test("a frozen converter never completes; thawed, it does")
  func frozen() {
    chip.isFrozen = true
    probe.send([0x08])
    #expect(!isReady(at: 60_000_000_000))
    chip.isFrozen = false
    #expect(!isReady(at: 60_050_012_695))
    #expect(isReady(at: 60_050_012_696))
  }
}
