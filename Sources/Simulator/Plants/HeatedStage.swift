import HAL
public import Quantities

/// A heated element in a chamber, a holder on it, and a metal foil that can melt.
/// Time goes in segments of at most 100 ms that end where an input changes, each one step of the
/// classical Runge-Kutta method; whoever reads interpolates, so reading changes nothing.
public final class HeatedStage: Plant, Settling, WireListener, PinListener, Powered {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    case element, wall, holder, foil
  }

  private var present: StageParameters
  private let balance: StageBalance
  private let gap: Apart<StageGap>
  private let heater: HeaterCircuit
  private let past: History
  private var extraHeat = 0.0
  private var coupling = 1.0
  private var hottest: Double
  private var mostMelted = 0.0
  private var atmosphere: Net?
  /// What lives on this stage's temperatures holds the stage, never the reverse.
  private let followers = Lasting<WireDriver>()
  private let sources = Lasting<Source>()
  /// What the limiter's sensor felt last, and what that came to behind its lag.
  private var felt: (at: Instant, holder: Double, shown: Double)?

  /// What warms the holder hangs on the world, as the stage does; neither keeps the other.
  private class Source {
    func heat(at now: Instant) -> Double { 0 }
  }

  private final class SourceOf<Plant: HeatSource>: Source {
    private let plant: Neighbour<Plant>
    init(_ plant: Plant) { self.plant = Neighbour(plant) }
    override func heat(at now: Instant) -> Double { plant.with { $0.heat(at: now) } }
  }

  /// A stage that has been at rest, as warm as what is around it, until `now`.
  public init(
    _ parameters: StageParameters, heater: HeaterCircuit, at now: Instant = .zero
  ) {
    present = parameters
    balance = StageBalance(parameters)
    gap = Apart(StageGap(parameters))
    self.heater = heater
    let start = parameters.ambient.value
    hottest = start
    // The last number is the foil's heat; what begins warmer than it melts begins molten.
    let foil = balance.foil.heat(at: start)
    past = History(from: SIMD4(start, start, start, foil), at: now)
    heater.heats(self)
  }

  /// The plant as it truly is.
  public var parameters: StageParameters { present }
  /// The hottest that the foil has ever been: known to the campaign, never to the instrument.
  public var peak: Celsius { Celsius(hottest) }
  /// How far below its melting point the foil has stayed; less than nothing if it has not.
  public var margin: Kelvins { present.foil.melts - peak }
  /// Whether the independent limiter, or the element's fuse, has opened the supply.
  public var limiterHasTripped: Bool { heater.isLimited }
  /// How much of the foil has been liquid, at most.
  public var melted: Double { mostMelted }

  public func output(_ index: Int, at now: Instant) -> Double {
    settle(to: now)
    let state = past.state(at: now)
    return index == Output.foil.rawValue
      ? balance.foil.temperature(holding: state[3]) : state[index]
  }

  /// Heat into the holder that comes from no heater: plasma, sputtering. Its source is fed through
  /// the contactor, as everything is that can do harm.
  public func warm(with power: Watts, at now: Instant) {
    powerChanges(at: now)
    extraHeat = power.value
  }

  /// Takes heat into the holder from a plasma, as long as that burns.
  public func warmed(by source: some HeatSource) { sources.add(SourceOf(source)) }

  /// Scales the conductance between element and holder, as when the holder is lifted.
  public func loosen(to factor: Double, at now: Instant) {
    powerChanges(at: now)
    coupling = factor
  }

  /// Gives the gas around it the pressure of a net, in Pa, instead of a fixed one.
  public func breathes(from net: Net) { atmosphere = net }

  /// Lets `plant` come along before what it needs to know is forgotten.
  public func leads(_ plant: some Settling) { followers.add(WireDriver.of(plant)) }

  /// Turns the knob of the limiter, if there is one, before anything is heated.
  public func setLimiter(to setPoint: Celsius) { present.limiter?.setPoint = setPoint }

  public func evacuate(to pressure: Pascals, at now: Instant) {
    powerChanges(at: now)
    present.pressure = pressure
  }

  /// Puts a part at a temperature, as `--set stage.holder=120C` does.
  public func put(_ part: Output, at temperature: Celsius, now: Instant) {
    powerChanges(at: now)
    var state = past.last
    switch part {
    case .foil: state[3] = balance.foil.heat(at: temperature.value)
    case .element, .wall, .holder: state[part.rawValue] = temperature.value
    }
    past.restart(from: state, at: now)
    felt = nil
  }

  public func pinChanges(at now: Instant) { powerChanges(at: now) }

  public func wireChanges(_ wire: Wire, at now: Instant) { powerChanges(at: now) }

  /// Everything until `now` happened under the inputs as they were.
  func powerChanges(at now: Instant) {
    heater.powerChanges(at: now)
    settle(to: now)
    guard let (start, from) = past.takeBackSegment(beyond: now) else { return }
    step(from: from, start, to: now)
  }

  public func settle(to now: Instant) {
    while past.end < now {
      let start = past.end
      let grid = (start.nanoseconds / Self.longest + 1) * Self.longest
      let end = min(Instant(nanoseconds: grid), heater.nextChange(after: start))
      followers.each { $0.settle(to: start) }
      step(from: past.last, start, to: end)
    }
  }

  private static let longest: Int64 = 100_000_000

  private func step(from x: SIMD4<Double>, _ start: Instant, to end: Instant) {
    guard end > start else { return }
    if let atmosphere { present.pressure = Pascals(max(1e-6, atmosphere.value(at: start))) }
    // Only where a segment starts is final; its end may yet be taken back.
    hottest = max(hottest, balance.foil.temperature(holding: x[3]))
    mostMelted = max(mostMelted, balance.foil.melted(holding: x[3]))
    consultLimiter(holder: x[2], at: start)
    let h = (end - start).value
    var plasma = 0.0
    sources.each { plasma += $0.heat(at: start) }
    let extra = plasma + (extraHeat != 0 && heater.isFed(at: start) ? extraHeat : 0)
    let flow = StageBalance.Flow(
      power: heater.power(at: start), extra: extra,
      elementToHolder: coupling
        * gap.value.conductance(at: (x[0] + x[2]) * 0.5, under: present.pressure.value))
    let k1 = balance.slope(x, flow)
    let k2 = balance.slope(x + 0.5 * h * k1, flow)
    let k3 = balance.slope(x + 0.5 * h * k2, flow)
    let k4 = balance.slope(x + h * k3, flow)
    let y = x + (h * (1.0 / 6)) * (k1 + 2 * (k2 + k3) + k4)
    past.append(from: x, k1, to: y, balance.slope(y, flow), start, end)
    if let fuse = present.elementFuse, y[0] > fuse.value { heater.limit() }
  }

  /// The limiter feels the holder by itself, and is no part of the instrument.
  private func consultLimiter(holder: Double, at now: Instant) {
    guard let limiter = present.limiter else { return }
    let before = felt ?? (now, holder, holder)
    var shown = holder
    if limiter.lag > .zero, now > before.at {
      // Exact for a straight line from then to now.
      let (span, tau) = ((now - before.at).value, limiter.lag.value)
      let slope = (holder - before.holder) / span
      let gap = before.shown - before.holder + slope * tau
      shown = holder - slope * tau + gap * Arithmetic.exp(-span / tau)
    } else if now == before.at {
      shown = before.shown
    }
    felt = (now, holder, shown)
    if limiter.opens(at: shown) { heater.limit() }
  }
}
