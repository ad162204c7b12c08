import HAL
public import Quantities

/// The analogue half of one cell channel, as docs/devices/potentiostat.md describes it.
///
/// Time goes in segments that end where an input changes, a relay moves, the comparator latches or
/// the cell does something by itself. Within one the current is steady or a straight line, so that
/// whoever reads looks the cell up and changes nothing, however long the segment is.
public final class PotentiostatCard: Plant, Settling, WireListener, PinListener, Powered {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    /// Volts on the pins of the two converters.
    case potential, counter, current, temperature
    /// Volts at the coulomb counter.
    case shunt, bus
  }

  let pins: CardPins
  private(set) var setpoint = Net("no converter", held: 0)
  let deadMan: DeadMan?
  let errors: CardErrors
  /// The holder on its leads, and those that were.
  private let holders: Lasting<CellHolder>

  public var holder: CellHolder { holders.latest { $0 } }

  /// Hangs it on another cell, whose card is then this.
  func take(_ holder: CellHolder) {
    holders.add(holder)
    holder.card = self
  }

  // What the pins said last.
  var isCellWanted = false
  var isArmed = false
  var isGalvanostat = false
  var hasReference = false
  /// The setpoint that the loop has reached, from -1 to 1 and beyond by its errors.
  var reached = 0.0
  /// What it was told and has not reached yet.
  var coming: [(at: Instant, volts: Double)] = []
  /// When it reaches the first of that.
  var arrives = Instant.never
  var told = 0.0

  // What has come of it.
  var cell = DelayedContact()
  var small = DelayedContact()
  var middle = DelayedContact()
  var large = DelayedContact()
  var isFed = false
  var isTripped = false
  /// Since when the comparator has seen too much.
  var beyond: Instant?
  /// Since when ARMED is low.
  var disarmed: Instant? = .zero
  var referenceLost: Instant?
  /// A range relay that does what it likes, until when.
  var glitch: Instant?

  /// An input is about to change, or has changed, at this instant.
  var staleSince: Instant?
  var due = Instant.never
  /// How long the next step at a constant potential may be, in seconds.
  var stride = 1e-3
  private var isSettling = false
  let past: CardPast
  var reading = CardReading()
  private var followers: [Follower] = []

  /// A chip that looks back on the card is held by the world, as the card is.
  private struct Follower {
    unowned let chip: any Settling
  }

  /// Until when the relay of the cell was closed, before the present segment.
  var wasClosed: Instant?

  public init(
    _ holder: CellHolder, pins: CardPins, deadMan: DeadMan?,
    errors: CardErrors = CardErrors(), at now: Instant = .zero
  ) {
    holders = Lasting([holder])
    self.pins = pins
    self.deadMan = deadMan
    self.errors = errors
    var first = CardSegment()
    first.start = now
    first.state = holder.state
    past = CardPast(first)
    disarmed = now
    reached = Self.share(told)
    for pin in pins.outputs { pin.heard(by: self) }
    // One for all, so that an expander has the card settled once for all its pins.
    let driver = WireDriver.of(self)
    for pin in pins.inputs { pin.driven(by: driver) }
    deadMan?.feeds(self)
    holder.card = self
    staleSince = now
    tellFixture(at: now)
  }

  /// Lets the loop follow the voltage of a converter, which has to tell of its changes.
  public func follows(_ net: Net, at now: Instant = .zero) {
    somethingChanges(at: now)
    setpoint = net
  }

  /// Lets a chip look at what is about to be forgotten.
  public func leads(_ chip: any Settling) { followers = followers + [Follower(chip: chip)] }

  /// The share by which the coulomb counter's clock is fast: known to tests.
  public var clockError: Double { errors.clock }

  /// The setpoint as a share of full scale.
  static func share(_ volts: Double) -> Double { (volts - 2.5) / 2.5 }

  // MARK: Time

  public func settle(to now: Instant) {
    guard !isSettling else { return }
    isSettling = true
    defer { isSettling = false }
    while true {
      if let since = staleSince, since <= now {
        staleSince = nil
        readPins(at: since)
        begin(at: since)
        continue
      }
      let next = min(due, drop)
      guard next <= now else { return feed(at: now) }
      commit(at: next)
      happen(at: next)
      begin(at: next)
    }
  }

  /// A coil that nobody wants is fed or not whenever somebody asks.
  private func feed(at now: Instant) {
    guard !isCellWanted, let deadMan, now > segment.start else { return }
    isFed = deadMan.holds(at: now)
    pins.coil.drive(isFed ? .high : .low, at: now)
  }

  /// When the dead-man lets the coil go, if that matters to anything.
  private var drop: Instant {
    guard isFed, isCellWanted, let deadMan else { return .never }
    return deadMan.drops
  }

  /// Until `now` all was as it was; what is new is read when somebody looks.
  func somethingChanges(at now: Instant) {
    if staleSince == now { return }
    settle(to: now)
    commit(at: now)
    staleSince = now
  }

  /// What the present segment has done to its cell until `now`; looking changes nothing.
  func present(at now: Instant) -> (charge: Double, state: CellState) {
    settle(to: now)
    let last = segment
    guard now > last.start else { return (0, holder.state) }
    let span = (now - last.start).value
    let (mean, charge) = passed(span, in: last)
    return (charge, state(after: span, in: last, at: mean))
  }

  /// Something behind the leads changes, which a look back would take for the past.
  func cellChanges(at now: Instant) {
    for follower in followers { follower.chip.settle(to: now) }
    somethingChanges(at: now)
  }

  public func wireChanges(_ wire: Wire, at now: Instant) { somethingChanges(at: now) }
  public func pinChanges(at now: Instant) { somethingChanges(at: now) }

  func powerChanges(at now: Instant) {
    // A card at rest is fed or not when somebody asks; only a coil that is wanted moves by itself.
    guard isCellWanted || staleSince != nil else { return }
    settle(to: now)
    if !isFed { somethingChanges(at: now) }
  }

  // MARK: Segments

  var segment: CardSegment { past.newest }

  /// Ends the present segment: the holder's state and charge are those of `now`.
  private func commit(at now: Instant) {
    let last = segment
    guard now > last.start else { return }
    let span = (now - last.start).value
    let (current, charge) = passed(span, in: last)
    if cell.isClosed { wasClosed = now }
    holder.counted += charge
    holder.countedBothWays += charge.magnitude
    holder.state = state(after: span, in: last, at: current)
    past.end(at: now)
  }

  /// Keeps a new segment from `now` on.
  func push(_ new: CardSegment) {
    if segment.start != new.start, past.forgetsSoon {
      for follower in followers { follower.chip.settle(to: new.start) }
    }
    past.push(new)
    reading.at = .never
  }

  /// Forgets the past, which was that of another cell.
  func forget() { past.forget() }

  // MARK: The cell on its leads, which is asked many times in a sample

  func potentials(at current: Double, in state: CellState) -> CellPotentials {
    holders.latest { $0.potentials(at: current, in: state) }
  }

  func cellState(after span: Double, at current: Double, from state: CellState) -> CellState {
    holders.latest { $0.state(after: span, at: current, from: state) }
  }

  func quiet(at current: Double, in state: CellState) -> Double {
    holders.latest { $0.quiet(at: current, in: state) }
  }

  func held(at potential: Double, for span: Double, from state: CellState) -> CellHold? {
    holders.latest { $0.held(at: potential, for: span, from: state) }
  }

  // MARK: Within a segment

  /// The mean current over the first part of a segment, and the charge of that.
  func passed(_ span: Double, in segment: CardSegment) -> (mean: Double, charge: Double) {
    switch segment.drive {
    case .open: return (0, 0)
    case .steady: return (segment.current, segment.current * span)
    case .line(let slope):
      let mean = segment.current + slope * span / 2
      return (mean, mean * span)
    case .held(let potential):
      let hold = held(at: potential, for: span, from: segment.state)
      let charge = hold?.charge ?? segment.current * span
      return (charge / span, charge)
    }
  }

  func state(after span: Double, in segment: CardSegment, at mean: Double) -> CellState {
    guard span > 0 else { return segment.state }
    if case .held(let potential) = segment.drive,
      let hold = held(at: potential, for: span, from: segment.state)
    {
      return hold.state
    }
    return cellState(after: span, at: mean, from: segment.state)
  }

  func current(after span: Double, in segment: CardSegment) -> Double {
    switch segment.drive {
    case .open: return 0
    case .steady: return segment.current
    case .line(let slope): return segment.current + slope * span
    case .held(let potential):
      guard span > 0 else { return segment.current }
      return held(at: potential, for: span, from: segment.state)?.current
        ?? segment.current
    }
  }
}
