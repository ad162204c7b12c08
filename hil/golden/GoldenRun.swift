import Control
public import Quantities
import Safety

/// Ten minutes of heating lithium on a small plant, with nothing but the core and arithmetic:
/// what must come out bit for bit on a microcontroller and on this machine.
public struct GoldenRun {
  private var element = 25.0
  private var sample = 25.0
  private var heating = 0.0
  private var now = Instant.zero
  private var checkElement = Self.validator
  private var checkSample = Self.validator
  private var guarding: ThermalGuard
  private var loop: SoakLoop
  private var modulator = Modulator()
  private var ramp = Ramp(from: Celsius(25), to: Celsius(155), rate: KelvinsPerSecond(0.5))
  private static let period = Seconds.milliseconds(100)

  private static let validator = Validator(
    lowest: Celsius(-20), highest: Celsius(400), fastest: KelvinsPerSecond(5))

  /// An aluminium puck with a 40 W cartridge.
  private static let puck = StageModel(
    element: JoulesPerKelvin(15), sample: JoulesPerKelvin(54), coupling: WattsPerKelvin(1.5),
    elementLoss: .zero, sampleLoss: WattsPerKelvin(0.25), fullPower: Watts(40), box: Box(0.2),
    latency: .milliseconds(370))

  public init() {
    let policy = LimitPolicy(
      metal: .lithium, uncertainty: .uncertified, boardLimit: Celsius(300))
    guarding = ThermalGuard(
      limit: policy.limit, elementLimit: Celsius(300), rollout: Rollout(Self.puck),
      elementBound: Kelvins(2.5))
    loop = SoakLoop(Self.puck, elementLimit: Celsius(300))
  }

  /// One period; the answer mixes every bit of the state into the hash so far.
  public mutating func step(_ hash: UInt64) -> UInt64 {
    let heated = heating
    heating = 0
    if let seen = look() {
      ramp.step(Self.period)
      loop.watch(seen, power: Watts(heated), period: Self.period)
      let share = loop.share(
        seen, goal: ramp.goal, setpoint: ramp.setpoint, moving: ramp.moving)
      let permitted = guarding.step(seen, at: now) == .permitHeating
      if permitted, Governor.admits(seen, before: guarding, period: Self.period, at: now) {
        heating = modulator.isOn(share: share) ? 40 : 0
      } else {
        modulator.refuse()
      }
    }
    warm(with: heating)
    now += Self.period
    return Self.mix(Self.mix(hash, element.bitPattern), sample.bitPattern)
  }

  private mutating func look() -> ThermalGuard.Observation? {
    do throws(Validator.Distrust) {
      return ThermalGuard.Observation(
        element: try checkElement.check(Celsius(element), measured: now),
        sample: try checkSample.check(Celsius(sample), measured: now), surroundings: Celsius(25))
    } catch { return nil }
  }

  private mutating func warm(with power: Double) {
    let flow = 1.5 * (element - sample)
    element += 0.1 * (power - flow) / 15
    sample += 0.1 * (flow - 0.25 * (sample - 25)) / 54
  }

  /// Where the sample is now, for those who wonder.
  public var reached: Celsius { Celsius(sample) }

  /// FNV-1a over the eight bytes of a word.
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    var mixed = hash
    var rest = word
    for _ in 0..<8 {
      mixed = (mixed ^ (rest & 0xFF)) &* 0x0000_0100_0000_01B3
      rest = rest &>> 8
    }
    return mixed
  }

  public static let start: UInt64 = 0xCBF2_9CE4_8422_2325
}
