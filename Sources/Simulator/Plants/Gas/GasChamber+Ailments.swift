import HAL
public import Quantities

extension GasChamber {
  /// What can be wrong with it, its pump or its throttle.
  public struct Ailment: Equatable, Sendable {
    /// The pump does not turn, whatever it is told.
    public var pumpStands = false
    /// The switch at the pump says that it turns all the same.
    public var switchLies = false
    /// What leaks in besides.
    public var leak = SCCM.zero
    /// The throttle stays at this share of its way.
    public var throttle: Double?
    public init() {}
  }

  /// Breaks it, or mends it, from `now` on.
  public func ail(with ailment: Ailment, at now: Instant) {
    inputChanges(at: now)
    self.ailment = ailment
    tellOfPump(at: now)
  }
  public var ailing: Ailment { ailment }

  /// Breaks one of its valves, or mends it, from `now` on.
  public func ail(_ valve: PulseValve, with ailment: PulseValve.Ailment, at now: Instant) {
    inputChanges(at: now)
    valve.ail(with: ailment, at: now)
  }

  /// Whether a valve leads to this chamber.
  public func has(_ valve: PulseValve) -> Bool { valves.contains(where: { $0 === valve }) }

  /// How far the throttle is told to be open, as a share of its way.
  public func throttled(at now: Instant) -> Double {
    guard let law = parameters.throttle else { return 1 }
    return min(1, max(0, (throttle?.value(at: now) ?? law.span.value) / law.span.value))
  }

  /// A switch that says whether the pump turns.
  public func tells(_ wire: Wire, at now: Instant) {
    running = wire
    tellOfPump(at: now)
  }

  func tellOfPump(at now: Instant) {
    let turns = isPumping && !ailment.pumpStands
    running?.drive(turns || ailment.switchLies ? .high : .low, at: now)
  }

  // MARK: The dead-man

  /// The pilots of its valves have air only while the dead-man holds.
  public func piloted(by deadMan: DeadMan) {
    pilots = deadMan
    deadMan.feeds(self)
  }

  /// An edge of the dead-man is about to come: what fell before it fell.
  func powerChanges(at now: Instant) {
    guard let pilots, !pilots.holds(at: now), valves.contains(where: { $0.wire.driven == .high })
    else { return }
    inputChanges(at: now)
  }

  /// When the pilots lose their air before `now`; never while none has any use for it.
  func fall(until now: Instant) -> Instant {
    guard let pilots, pilots.drops < now, pilots.drops > present,
      valves.contains(where: \.isTold)
    else { return .never }
    return pilots.drops
  }

  /// Air comes and goes with the dead-man.
  func feedPilots() {
    guard let pilots, pilots.holds(at: present) != isFed else { return }
    isFed = !isFed
    valves.each { $0.isFed(isFed, at: present) }
  }
}
