import HAL
public import Quantities

/// A heating element with its switch, the contactor before it, a limiter, and the supply.
///
/// As a plant it has one output: the current in amperes, as the current sensor sees it.
public final class HeaterCircuit: Plant {
  private let resistance: Double
  private let supply: Net
  private let switchWire: Wire
  private let contactorWire: Wire?
  private let deadMan: DeadMan?
  private var ailment = Ailment()
  private unowned var heated: HeatedStage?
  private var opened = Instant.never

  /// What can be wrong between the supply and the element.
  public struct Ailment: Equatable, Sendable {
    /// The switch conducts whatever it is told.
    public var switchWelded = false
    /// The element or its fuse is open.
    public var open = false
    /// The contactor does not open.
    public var contactorWelded = false
    /// Only every second half wave passes.
    public var halfWave = false
    /// The power of another element: 4 for a 12 V cartridge on 24 V.
    public var gain = 1.0
    /// A loose terminal: conducts for so long, then is open for so long, since an instant.
    public var loose: (on: Seconds, off: Seconds, since: Instant)?
    public init() {}

    public static func == (a: Self, b: Self) -> Bool {
      a.switchWelded == b.switchWelded && a.open == b.open
        && a.contactorWelded == b.contactorWelded && a.halfWave == b.halfWave
        && a.gain == b.gain && a.loose?.on == b.loose?.on && a.loose?.off == b.loose?.off
        && a.loose?.since == b.loose?.since
    }
  }

  public init(
    resistance: Ohms, supply: Net, switchedBy: Wire, contactor: Wire?, deadMan: DeadMan?
  ) {
    self.resistance = resistance.value
    self.supply = supply
    self.switchWire = switchedBy
    self.contactorWire = contactor
    self.deadMan = deadMan
  }

  func heats(_ stage: HeatedStage) {
    heated = stage
    switchWire.heard(by: stage)
    contactorWire?.heard(by: stage)
    deadMan?.feeds(stage)
  }

  /// Breaks the circuit, or mends it, from `now` on.
  public func ail(with ailment: Ailment, at now: Instant) {
    heated?.powerChanges(at: now)
    self.ailment = ailment
  }
  public var ailing: Ailment { ailment }

  /// The limiter opens the supply, before the contactor and for good.
  func open(at now: Instant) { opened = min(opened, now) }
  var isOpenForGood: Bool { opened < .never }

  /// Whether power comes through limiter, contactor and dead-man: what feeds switch and plasma.
  func isFed(at now: Instant) -> Bool {
    guard now < opened else { return false }
    return ailment.contactorWelded
      || (contactorWire.map { $0.driven == .high } ?? true) && (deadMan?.holds(at: now) ?? true)
  }

  /// The heat in the element between `now` and the next change.
  func power(at now: Instant) -> Double {
    let volts = supply.value(at: now)
    guard conducts(at: now) else { return 0 }
    let wave = ailment.halfWave ? 0.5 : 1
    return volts * volts / resistance * ailment.gain * wave
  }

  /// When the power will change by itself.
  func nextChange(after now: Instant) -> Instant {
    var next = Instant.never
    if let deadMan, deadMan.drops > now { next = deadMan.drops }
    if let loose = ailment.loose {
      let period = (loose.on + loose.off).nanoseconds
      let phase = (now - loose.since).nanoseconds % period
      let rest = phase < loose.on.nanoseconds ? loose.on.nanoseconds - phase : period - phase
      next = min(next, now + Seconds(nanoseconds: rest))
    }
    return next
  }

  private func conducts(at now: Instant) -> Bool {
    if ailment.open { return false }
    if let loose = ailment.loose {
      let phase = (now - loose.since).nanoseconds % (loose.on + loose.off).nanoseconds
      if phase >= loose.on.nanoseconds { return false }
    }
    return isFed(at: now) && (ailment.switchWelded || switchWire.driven == .high)
  }

  /// The current, whichever wave form it has, as a true RMS sensor shows it.
  public func output(_ index: Int, at now: Instant) -> Double {
    // Whether the limiter has opened by now is known once the stage has come so far.
    heated?.settle(to: now)
    return Arithmetic.squareRoot(power(at: now) / resistance)
  }
}
