import Quantities
import Simulator
import Testing

@Suite("CHARGE and ENERGY of the INA228")
struct INA228AccumulatorTests {
  private let shunt = Net(held: 0)
  private let supply = Net(held: 0)
  private let chip: INA228Model
  private let bus: Conversation
  private static let shuntOnly: UInt16 = 0xA000

  init() {
    chip = INA228Model(shunt: shunt, bus: supply, temperature: Net(held: 25))
    bus = Conversation(with: chip)
  }

  private func charge(_ bus: Conversation, at now: Instant) -> Int64 {
    Int64(bitPattern: bus.number(0x0A, of: 5, at: now) << 24) >> 24
  }

  @Test("counts only passes that have ended")
  func passes() {
    // 20 passes of 50 µs a millisecond, 320,000 counts: 16 a pass.
    shunt.hold(0.1)
    bus.put(Self.shuntOnly, in: 0x01)
    #expect(charge(bus, at: .microseconds(50).justBefore) == 0)
    #expect(charge(bus, at: .microseconds(50)) == 16)
    #expect(charge(bus, at: .microseconds(100).justBefore) == 16)
    #expect(charge(bus, at: .microseconds(100)) == 32)
    #expect(charge(bus, at: .seconds(10)) == 3_200_000)
  }

  @Test("counts down with a negative current")
  func negative() {
    shunt.hold(-0.1)
    bus.put(Self.shuntOnly, in: 0x01)
    #expect(charge(bus, at: .seconds(10)) == -3_200_000)
  }

  @Test("sums power, which has no sign, sixteen times coarser")
  func energy() {
    shunt.hold(-0.1)
    supply.hold(16)
    bus.put(0xB000, in: 0x01)
    // 320,000 x 81,920 / 16384 = 1,600,000 counts of power.
    #expect(bus.number(0x08, of: 3, at: .seconds(1)) == 1_600_000)
    #expect(bus.number(0x09, of: 5, at: .seconds(10)) == 1_000_000)
  }

  @Test(
    "sums a ramp as the sum over its passes, whoever reads in between",
    arguments: [0.013, 0.1, 0.77, 9.99])
  func ramp(interval: Double) {
    let chip = INA228Model(
      shunt: Net(from: Rise(perSecond: 0.01), output: 0), bus: supply,
      temperature: Net(held: 25))
    let bus = Conversation(with: chip)
    bus.put(Self.shuntOnly, in: 0x01)
    var now = 0.0
    while now < 10 - interval {
      now += interval
      _ = charge(bus, at: .seconds(now))
    }
    // The pass k of 50 µs sees 1.6 k counts, less what is cut off: 200,000 passes sum to
    // 1.6 x 200,000 x 200,001 / 2 x 50 µs = 1,600,008 counts, rounding of each taken aside.
    let sum = charge(bus, at: .seconds(10))
    #expect(abs(sum - 1_600_008) <= 3)
    #expect(sum == Self.unread)
  }

  private static let unread: Int64 = {
    let chip = INA228Model(
      shunt: Net(from: Rise(perSecond: 0.01), output: 0), bus: Net(held: 0),
      temperature: Net(held: 25))
    let bus = Conversation(with: chip)
    bus.put(shuntOnly, in: 0x01)
    return Int64(bus.number(0x0A, of: 5, at: .seconds(10)))
  }()

  @Test("looks at the shunt ten times a second, not at each of 20,000 passes")
  func work() {
    let ramp = Rise(perSecond: 0.001)
    let chip = INA228Model(
      shunt: Net(from: ramp, output: 0), bus: supply, temperature: Net(held: 25))
    let bus = Conversation(with: chip)
    bus.put(Self.shuntOnly, in: 0x01)
    _ = bus.number(0x0A, of: 5, at: .seconds(100))
    #expect(ramp.questions <= 1002)
    #expect(ramp.questions >= 1000)
  }

  @Test("keeps the old counts when SHUNT_CAL changes what a new one means")
  func recalibrated() {
    shunt.hold(0.1)
    bus.put(Self.shuntOnly, in: 0x01)
    bus.put(0x2000, in: 0x02, at: .seconds(1.03))
    // 1.03 s at 320,000 a second, then 0.97 s at half of it.
    #expect(charge(bus, at: .seconds(2)) == 329_600 + 155_200)
  }

  @Test("goes on where it was when the converter is restarted")
  func restarted() {
    shunt.hold(0.1)
    bus.put(Self.shuntOnly, in: 0x01)
    bus.put(Self.shuntOnly, in: 0x01, at: .seconds(1) + .microseconds(49))
    #expect(charge(bus, at: .seconds(2) + .microseconds(49)) == 640_000)
  }

  @Test("is cleared by RSTACC, which clears itself")
  func cleared() {
    shunt.hold(0.1)
    bus.put(Self.shuntOnly, in: 0x01)
    bus.put(0x4000, in: 0x00, at: .seconds(1))
    #expect(bus.number(0x00, at: .seconds(1)) == 0)
    #expect(charge(bus, at: .seconds(1)) == 0)
    #expect(charge(bus, at: .seconds(3)) == 640_000)
  }

  @Test("restarts CHARGE from zero past 2^39, and says so until CHARGE is read")
  func chargeOverflow() {
    shunt.hold(0.16384 - 312.5e-9)
    bus.put(0xA1C7, in: 0x01)
    // 524,287 counts a second and 4.21888 s a pass: 248,544 passes do not quite reach 2^39.
    let before = Instant(nanoseconds: 248_544 * 4_218_880_000)
    let after = Instant(nanoseconds: 248_545 * 4_218_880_000)
    #expect(bus.number(0x0B, at: before) & 0x0400 == 0)
    #expect(bus.number(0x0B, at: after) & 0x0400 == 0x0400)
    #expect(bus.number(0x0B, at: after) & 0x0400 == 0x0400)
    let rest = charge(bus, at: after)
    #expect(rest >= 0 && rest < 524_287 * 5)
    #expect(bus.number(0x0B, at: after) & 0x0400 == 0)
  }

  @Test("restarts ENERGY from zero past 2^40, and says so until ENERGY is read")
  func energyOverflow() {
    shunt.hold(0.16)
    supply.hold(85)
    bus.put(0xB1C7, in: 0x01)
    // 512,000 x 435,200 / 16384 / 16 = 850,000 counts a second, 4.27008 s a pass.
    let last = Int64(1 << 40) * 1_000_000 / (850_000 * 4_270_080)
    let before = Instant(nanoseconds: last * 4_270_080_000)
    let after = Instant(nanoseconds: (last + 1) * 4_270_080_000)
    #expect(bus.number(0x0B, at: before) & 0x0800 == 0)
    #expect(bus.number(0x0B, at: after) & 0x0800 == 0x0800)
    #expect(bus.number(0x09, of: 5, at: after) < 850_000 * 5)
    #expect(bus.number(0x0B, at: after) & 0x0800 == 0)
  }

  @Test("sets MATHOF while the current does not fit, and not afterwards")
  func mathOverflow() {
    shunt.hold(0.1)
    bus.put(0x0800, in: 0x02)
    #expect(bus.number(0x0B, at: .seconds(1)) & 0x0200 == 0x0200)
    #expect(bus.number(0x07, of: 3, at: .seconds(1)) == 0x7FFFF0)
    shunt.hold(0.05)
    #expect(bus.number(0x0B, at: .seconds(2)) & 0x0200 == 0)
  }
}
