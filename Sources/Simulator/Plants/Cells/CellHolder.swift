import HAL
public import Quantities

/// A numbered fixture with a cell in it, or empty; what its leads and the cell suffer is here.
public final class CellHolder {
  /// What is in it, and all that was.
  private let occupants: Lasting<CellOccupant>
  /// As it is at the last instant that the card looked back on.
  var state = CellState()
  /// What the fixture tells of itself, 0 to 14.
  public let fixture: UInt8
  /// In °C.
  let temperature: Net
  private unowned var thermostat: CellThermostat?
  var ailment = Ailment()
  /// The card that it hangs on, which is told before anything of it changes.
  unowned var card: PotentiostatCard?
  var counted = 0.0
  var countedBothWays = 0.0

  /// What can be wrong with a cell and its leads.
  public struct Ailment: Equatable, Sendable {
    /// A lead of the working, counter or reference electrode that leads nowhere.
    public var working = false
    public var counter = false
    public var reference = false
    /// A resistor across the cell, in ohm; nil for none.
    public var short: Double?
    /// What the reference electrode has drifted, in volts.
    public var referenceOffset = 0.0
    /// The leads of working and counter electrode in each other's place.
    public var reversed = false
    /// How fast the cell warms, in K/s, and since when.
    public var warming: (rate: Double, since: Instant)?

    public init() {}

    public static func == (a: Self, b: Self) -> Bool {
      a.working == b.working && a.counter == b.counter && a.reference == b.reference
        && a.short == b.short && a.referenceOffset == b.referenceOffset
        && a.reversed == b.reversed && a.warming?.rate == b.warming?.rate
        && a.warming?.since == b.warming?.since
    }
  }

  public init(
    _ model: (any CellModel)?, fixture: UInt8 = 0,
    temperature: Net = Net("cell", held: 25)
  ) {
    occupants = Lasting([CellOccupant(model)])
    self.fixture = fixture
    self.temperature = temperature
    if let model { state = model.fresh }
  }

  /// The cell; nil for an empty fixture.
  public var model: (any CellModel)? { occupants.latest(\.model) }
  var isEmpty: Bool { occupants.latest(\.isEmpty) }

  func stands(in thermostat: CellThermostat) { self.thermostat = thermostat }

  /// Whether its temperature moves, or may.
  func isWarming(at now: Instant) -> Bool {
    ailment.warming != nil || (thermostat?.isMoving(at: now) ?? false)
  }

  /// Puts another cell in, or takes the one out.
  public func insert(_ model: (any CellModel)?, at now: Instant) {
    card?.cellChanges(at: now)
    occupants.add(CellOccupant(model))
    state = model?.fresh ?? CellState()
    counted = 0
    countedBothWays = 0
    card?.tellFixture(at: now)
  }

  public var ailing: Ailment { ailment }

  /// Breaks or mends it from `now` on.
  public func ail(with ailment: Ailment, at now: Instant) {
    card?.cellChanges(at: now)
    self.ailment = ailment
  }

  /// The charge that went through its leads, positive for oxidation at the working electrode:
  /// known to tests and never to the instrument.
  public func trueCharge(at now: Instant) -> Coulombs {
    let present = card?.present(at: now).charge ?? 0
    return Coulombs(counted + present)
  }

  /// The same, whichever way it went.
  public func trueThroughput(at now: Instant) -> Coulombs {
    let present = card?.present(at: now).charge ?? 0
    return Coulombs(countedBothWays + present.magnitude)
  }

  /// What it has become: known to tests and never to the instrument.
  public func trueState(at now: Instant) -> CellState {
    card?.present(at: now).state ?? state
  }

  /// How warm it truly is: known to tests and never to the instrument.
  public func trueTemperature(at now: Instant) -> Celsius { Celsius(warmth(at: now)) }

  /// In °C, as it truly is.
  func warmth(at now: Instant) -> Double {
    let ambient = temperature.value(at: now)
    guard let warming = ailment.warming else { return ambient }
    return ambient + warming.rate * max(0, (now - warming.since).value)
  }

  /// Whether a current can flow through it at all.
  var conducts: Bool { !isEmpty && !ailment.working && !ailment.counter }

  // MARK: The cell as its leads show it, with whatever lies across it

  /// Where the electrodes are while a current flows through the leads.
  func potentials(at current: Double, in state: CellState) -> CellPotentials {
    occupants.latest { $0.potentials(at: current, in: state, ailment) }
  }

  func state(after span: Double, at current: Double, from state: CellState) -> CellState {
    occupants.latest { $0.state(after: span, at: current, from: state, ailment) }
  }

  func quiet(at current: Double, in state: CellState) -> Double {
    occupants.latest { $0.quiet(at: current, in: state, ailment) }
  }

  /// Exact where nothing lies across the cell and the model can tell.
  func held(at potential: Double, for span: Double, from state: CellState) -> CellHold? {
    occupants.latest { $0.held(at: potential, for: span, from: state, ailment) }
  }

  /// Whether something inside it goes on by itself or with a steady current in a curved way.
  var isLeaking: Bool { occupants.latest { $0.leak(in: state, ailment) > 0 } }
}
