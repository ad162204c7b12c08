import HAL
public import Quantities

/// A heated element in a chamber, a holder on it, and a metal foil that can melt.
///
/// ```
///   C_e dT_e/dt = P - Q_eh - G_ew (T_e - T_w)
///   C_h dT_h/dt = Q + Q_eh - G_hf (T_h - T_f) - G_hw (T_h - T_w) - radiation to the wall
///   C_w dT_w/dt = G_ew (T_e - T_w) + G_hw (T_h - T_w) + radiation - G_wa (T_w - T_a)
///   dH_f/dt     = G_hf (T_h - T_f),   T_f(H) solid, mushy over a little, liquid
/// ```
///
/// Time goes in segments of at most 100 ms that end where an input changes, each one step of the
/// classical Runge-Kutta method; whoever reads interpolates, so reading changes nothing.
public final class HeatedStage: Plant, Settling, WireListener, PinListener, Powered {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    case element, wall, holder, foil
  }

  private var present: StageParameters
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
    self.heater = heater
    let start = parameters.ambient.value
    hottest = start
    // The third number is the foil's enthalpy, counted from 0 °C in the solid.
    let solid = start * parameters.foil.mass * parameters.foil.heat
    // What begins warmer than it melts begins molten.
    let isMolten = start > parameters.foil.melts.value + parameters.foil.mush
    let foil = isMolten ? solid + parameters.foil.mass * parameters.foil.latent : solid
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
    return index == Output.foil.rawValue ? foilTemperature(state[3]) : state[index]
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
    case .foil: state[3] = enthalpy(temperature.value)
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
    hottest = max(hottest, foilTemperature(x[3]))
    mostMelted = max(mostMelted, meltFraction(x[3]))
    consultLimiter(holder: x[2], at: start)
    let h = (end - start).value
    var plasma = 0.0
    sources.each { plasma += $0.heat(at: start) }
    let extra = plasma + (extraHeat != 0 && heater.isFed(at: start) ? extraHeat : 0)
    let flow = Flow(present, x, power: heater.power(at: start), extra: extra, coupling)
    let k1 = derivative(x, flow)
    let k2 = derivative(x + 0.5 * h * k1, flow)
    let k3 = derivative(x + 0.5 * h * k2, flow)
    let k4 = derivative(x + h * k3, flow)
    let y = x + (h / 6) * (k1 + 2 * (k2 + k3) + k4)
    past.append(from: x, k1, to: y, derivative(y, flow), start, end)
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

  /// What stays the same during one segment.
  private struct Flow {
    let power: Double
    let extra: Double
    let elementToHolder: Double

    init(
      _ p: StageParameters, _ x: SIMD4<Double>, power: Double, extra: Double, _ coupling: Double
    ) {
      self.power = power
      self.extra = extra
      let mean = (x[0] + x[2]) / 2 + 273.15
      // Argon conducts 0.0179 W/(m K) at 300 K, rising as T^0.7; its mean free path is 68 nm at
      // 300 K and one atmosphere, and a jump of 2.4 of them at each wall widens the gap.
      let conductivity = 0.0179 * Arithmetic.exp(0.7 * Arithmetic.log(mean / 300))
      let free = 68e-9 * (101_325 / p.pressure.value) * (mean / 300)
      let gas = conductivity * p.area / (p.gap + 2 * 2.4 * free)
      elementToHolder = (p.contact.value + gas) * coupling
    }
  }

  private func derivative(_ x: SIMD4<Double>, _ flow: Flow) -> SIMD4<Double> {
    let p = present
    let (element, wall, holder) = (x[0], x[1], x[2])
    let foil = foilTemperature(x[3])
    let sigma = 5.670374419e-8 * p.emissivity * p.area
    let (te, tw, th) = (fourth(element), fourth(wall), fourth(holder))
    let toHolder = flow.elementToHolder * (element - holder) + sigma * (te - th)
    let holderLoss = sigma * (th - tw) + p.holderToWall.value * (holder - wall)
    let toWall = p.elementToWall.value * (element - wall)
    let toFoil = p.holderToFoil.value * p.foil.contact * (holder - foil)
    let toAmbient = p.wallToAmbient.value * (wall - p.ambient.value)
    return SIMD4(
      (flow.power - toHolder - toWall) / p.element.value,
      (toWall + holderLoss - toAmbient) / p.wall.value,
      (flow.extra + toHolder - toFoil - holderLoss) / p.holder.value,
      toFoil)
  }

  private func fourth(_ celsius: Double) -> Double {
    let t = celsius + 273.15
    return t * t * t * t
  }

  private func foilTemperature(_ enthalpy: Double) -> Double {
    let f = present.foil
    let solid = f.mass * f.heat
    let start = solid * f.melts.value
    if enthalpy <= start { return enthalpy / solid }
    let slush = f.mass * f.latent + solid * f.mush
    if enthalpy <= start + slush { return f.melts.value + f.mush * (enthalpy - start) / slush }
    return f.melts.value + f.mush + (enthalpy - start - slush) / solid
  }

  private func enthalpy(_ temperature: Double) -> Double {
    let f = present.foil
    let solid = f.mass * f.heat
    let above = temperature - f.melts.value
    if above <= 0 { return solid * temperature }
    let melted = min(1, above / f.mush)
    return solid * temperature + f.mass * f.latent * melted
  }

  private func meltFraction(_ enthalpy: Double) -> Double {
    let f = present.foil
    let excess = enthalpy - f.mass * f.heat * f.melts.value
    return min(1, max(0, excess / (f.mass * f.latent)))
  }
}
