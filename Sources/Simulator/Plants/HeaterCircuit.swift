import HAL
public import Quantities

/// A heating element with its switch, the contactor before it, and the supply.
///
/// As a plant it has one output: the current in amperes, as the current sensor sees it.
public final class HeaterCircuit: Plant, Settling {
  private let resistance: Double
  private let supply: Net
  private let switchWire: Wire
  private let contactorWire: Wire?
  private let deadMan: DeadMan?
  private var ailment = Ailment()
  private var auxiliary: Wire?
  /// What flowed until when, for converters that finished before they are asked.
  private var past = [(until: Instant, power: Double)](repeating: (.zero, 0), count: 8)
  private var newest = 0
  private var heated: Neighbour<HeatedStage>?
  private var others: [Load] = []

  private struct Load {
    unowned let load: any Powered
  }

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
    heated = Neighbour(stage)
    switchWire.heard(by: stage)
    contactorWire?.heard(by: stage)
    deadMan?.feeds(stage)
  }

  /// Tells something else that hangs behind the contactor when that, or the dead-man, moves.
  func feeds(_ load: some Powered & WireListener) {
    contactorWire?.heard(by: load)
    deadMan?.feeds(load)
    others = others + [Load(load: load)]
  }

  /// Breaks the circuit, or mends it, from `now` on.
  public func ail(with ailment: Ailment, at now: Instant) {
    heated?.with { $0.powerChanges(at: now) }
    for other in others { other.load.powerChanges(at: now) }
    self.ailment = ailment
  }
  public var ailing: Ailment { ailment }

  /// Leads the auxiliary contact, which closes with the main ones, to a wire of the board.
  public func tells(_ wire: Wire) {
    auxiliary = wire
    wire.driven(by: self)
  }

  /// The auxiliary contact as it is at `now`: neither limiter nor fuse moves it.
  public func settle(to now: Instant) {
    auxiliary?.drive(isClosed(at: now) ? .high : .low, at: now)
  }

  /// Whether anything heats the element now, whoever meant it to.
  public func isHeating(at now: Instant) -> Bool { power(at: now) > 0 }

  /// What a sound heater gives when it is on.
  public func fullPower(at now: Instant) -> Watts {
    let volts = supply.value(at: now)
    return Watts(volts * volts / resistance)
  }

  /// The heat in the element between `now` and the next change.
  func power(at now: Instant) -> Double {
    let volts = supply.value(at: now)
    guard conducts(at: now) else { return 0 }
    let wave = ailment.halfWave ? 0.5 : 1
    return volts * volts / resistance * ailment.gain * wave
  }

  /// Keeps what flows until `now`, when something is about to change.
  func powerChanges(at now: Instant) {
    guard past[newest].until < now else { return }
    let power = power(at: past[newest].until)
    newest = (newest + 1) % past.count
    past[newest] = (now, power)
  }

  private func power(asOf moment: Instant) -> Double {
    guard moment < past[newest].until else { return power(at: moment) }
    var place = newest
    for step in 1..<past.count {
      let older = (newest + past.count - step) % past.count
      guard past[older].until > moment else { break }
      place = older
    }
    return past[place].power
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

  /// Whether the independent limiter has opened the supply.
  public var isLimited: Bool { hasTripped }
  private var hasTripped = false

  func limit() { hasTripped = true }

  /// Whether the contactor lets current through to all that hangs behind it.
  func isFed(at now: Instant) -> Bool {
    !hasTripped && isClosed(at: now)
  }

  private func isClosed(at now: Instant) -> Bool {
    ailment.contactorWelded
      || (contactorWire.map { $0.driven == .high } ?? true) && (deadMan?.holds(at: now) ?? true)
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
    Arithmetic.squareRoot(power(asOf: now) / resistance)
  }
}
