import HAL
public import Quantities

/// A radio-frequency generator with its match and the plasma of a chamber behind it.
///
/// ```
///   dF/dt = (F* - F)/lag          F* = setpoint / span * full, nothing while the contact is open
///   dr/dt = (r* - r)/tuning       r* = 3 % of what burns, 90 % of what cannot light
///   power that burns = F (1 - r)
/// ```
///
/// Whether it burns is looked at every 50 ms, on the grid of its chamber. Time goes in segments that
/// end there and where an input changes; whoever reads interpolates, so reading changes nothing.
public final class PlasmaGenerator: Plant, Settling, HeatSource {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    /// What its heads show, in V.
    case forward, reflected
    /// What burns, in W.
    case power
  }

  /// What can be wrong with it, its match or its load.
  public struct Ailment: Equatable, Sendable {
    /// The share that comes back whatever the load: the match is off its place.
    public var reflected: Double?
    /// Nothing lights, and what burns goes out.
    public var cannotLight = false
    /// Arcs each second; each is answered by 0.2 ms without power.
    public var arcs = 0.0
    /// It goes on giving the most that it was ever asked for, whatever it is told.
    public var isStuckOn = false
    public init() {}
  }

  let parameters: GeneratorParameters
  private unowned let chamber: GasChamber
  private let contact: Wire
  private let feed: HeaterCircuit?
  private var setpoint = Net("setpoint", held: 0)
  private var ailment = Ailment()
  /// What it was asked for at most since it is stuck, in W.
  private var held = 0.0
  /// The segment that goes on, and those before it, for who looks back.
  private var present: GeneratorSegment
  private var past: [GeneratorSegment]
  private var newest = 0
  /// Whether the inputs are still to be looked at for the segment that has begun.
  private var isStale = true
  private var isSettling = false
  private var followers: [Ear] = []

  private struct Ear {
    unowned let listener: any PinListener
  }

  static let grid: Int64 = 50_000_000
  /// More than half a second of the shortest segments there are.
  private static let depth = 64
  /// How long a generator is silent after an arc: of the order of 0.1 ms, chosen.
  static let quench = 2e-4

  /// - Parameters:
  ///   - contact: the line of its interlock contact; it gives nothing while that is low.
  ///   - feed: the heater behind the same contactor, if its supply hangs there too.
  public init(
    _ parameters: GeneratorParameters, in chamber: GasChamber, contact: Wire,
    feed: HeaterCircuit? = nil, at now: Instant = .zero
  ) {
    self.parameters = parameters
    self.chamber = chamber
    self.contact = contact
    self.feed = feed
    let idle = GeneratorSegment(start: now, share: parameters.unlit, shareGoal: parameters.unlit)
    present = idle
    past = Array(repeating: idle, count: Self.depth)
    contact.heard(by: self)
    feed?.feeds(self)
    chamber.burns(by: self)
  }

  /// What drives its setpoint; without anything it asks for nothing.
  public func follows(_ net: Net) { setpoint = net }

  /// Tells `listener`, whose state depends on what burns, of each change just before it happens.
  func heard(by listener: any PinListener) { followers = followers + [Ear(listener: listener)] }

  /// Gives the heat of the plasma to the holder of a stage.
  public func warms(_ stage: HeatedStage) {
    stage.warmed(by: self)
    heard(by: stage)
  }

  /// Breaks it, or mends it, from `now` on.
  public func ail(with ailment: Ailment, at now: Instant) {
    inputChanges(at: now)
    held = ailment.isStuckOn ? max(held, told(at: now)) : 0
    self.ailment = ailment
  }
  public var ailing: Ailment { ailment }

  // MARK: What comes of it

  public func output(_ index: Int, at now: Instant) -> Double {
    let then = segment(at: now)
    let (forward, share) = then.state(at: now, parameters)
    let silence = then.isLit ? ailment.arcs * Self.quench : 0
    let volts = parameters.readingSpan.value / parameters.full.value
    switch Output(rawValue: index) {
    case .forward: return forward * (1 - silence) * volts
    // An arc comes back before it is answered.
    case .reflected: return forward * min(1, share + silence) * volts
    case .power, nil: return then.isLit ? forward * (1 - share) * (1 - silence) : 0
    }
  }

  /// What burns, in W.
  public func power(at now: Instant) -> Double { output(Output.power.rawValue, at: now) }

  /// Whether the plasma burns.
  public func isLit(at now: Instant) -> Bool { segment(at: now).isLit }

  /// Whether it gives any power, whoever meant it to.
  public func isGiving(at now: Instant) -> Bool {
    segment(at: now).state(at: now, parameters).forward > parameters.full.value * 0.01
  }

  public func heat(at now: Instant) -> Double {
    // The stage asks at each of its segments, and mostly nothing burns.
    if !isStale, present.isIdle, now >= present.start { return 0 }
    return parameters.heat * power(at: now)
  }

  // MARK: Time

  public func settle(to now: Instant) {
    guard isStale || end(of: present) <= now, !isSettling else { return }
    isSettling = true
    // The first look at the inputs may already need the chamber.
    begin()
    while case let end = end(of: present), end <= now {
      close(at: end)
      begin()
    }
    isSettling = false
  }

  /// The segment that goes on at an instant.
  private func segment(at now: Instant) -> GeneratorSegment {
    settle(to: now)
    guard present.start > now else { return present }
    var place = newest
    for _ in 1..<Self.depth {
      if past[place].start <= now { break }
      place = (place + Self.depth - 1) % Self.depth
    }
    return past[place]
  }

  /// Where a segment ends by itself: what gives nothing goes on giving nothing.
  private func end(of segment: GeneratorSegment) -> Instant {
    guard !segment.isIdle else { return .never }
    let start = segment.start
    let next = Instant(nanoseconds: (start.nanoseconds / Self.grid + 1) * Self.grid)
    return min(next, feed?.nextChange(after: start) ?? .never)
  }

  /// Ends the segment that goes on and lets the next begin, its inputs still to be looked at.
  private func close(at now: Instant) {
    let last = present
    guard now > last.start else {
      isStale = true
      return
    }
    let (forward, share) = last.state(at: now, parameters)
    newest = (newest + 1) % Self.depth
    past[newest] = last
    present.start = now
    (present.forward, present.share) = (forward, share)
    isStale = true
  }

  /// Looks at the inputs, once for each segment.
  private func begin() {
    guard isStale else { return }
    isStale = false
    let now = present.start
    let goal = told(at: now)
    present.goal = goal
    if goal == 0 { return goOut() }
    if now.nanoseconds % Self.grid == 0 { look(at: now) }
    let load = present.isLit ? parameters.matched : parameters.unlit
    present.shareGoal = ailment.reflected ?? load
  }

  /// Without power nothing burns, and the match goes back to where it waits.
  private func goOut() {
    present.isLit = false
    present.share = parameters.unlit
    present.shareGoal = parameters.unlit
    // The setpoint takes power away slowly, the contact and the feed at once.
    if !isEnabled(at: present.start) { present.forward = 0 }
    if present.forward < 1e-3 { present.forward = 0 }
  }

  /// Whether it burns from here on.
  private func look(at now: Instant) {
    let (was, forward) = (present.isLit, present.forward)
    let pressure = chamber.output(GasChamber.Output.pressure.rawValue, at: now)
    present.isLit =
      !ailment.cannotLight && parameters.bears(pressure, isLit: was)
      && parameters.suffices(forward, isLit: was)
  }

  private func isEnabled(at now: Instant) -> Bool {
    (feed?.isFed(at: now) ?? true) && (contact.driven == .high || ailment.isStuckOn)
  }

  /// What it is to give, in W.
  private func told(at now: Instant) -> Double {
    guard isEnabled(at: now) else { return 0 }
    let share = min(1, max(0, setpoint.value(at: now) / parameters.setpointSpan.value))
    let asked = contact.driven == .high ? share * parameters.full.value : 0
    guard ailment.isStuckOn else { return asked }
    held = max(held, asked)
    return held
  }

  /// Everything until `now` happened under the inputs as they were.
  private func inputChanges(at now: Instant) {
    settle(to: now)
    for follower in followers { follower.listener.pinChanges(at: now) }
    close(at: now)
  }
}

extension PlasmaGenerator: WireListener, PinListener, Powered {
  public func wireChanges(_ wire: Wire, at now: Instant) { inputChanges(at: now) }
  public func pinChanges(at now: Instant) { inputChanges(at: now) }

  /// Each edge of the dead-man: only one that comes too late, or after a fall, changes anything.
  func powerChanges(at now: Instant) {
    settle(to: now)
    // With its contact open it gives nothing either way.
    guard contact.driven == .high || ailment.isStuckOn else { return }
    if !(feed?.isFed(at: now) ?? true) { inputChanges(at: now) }
  }
}
