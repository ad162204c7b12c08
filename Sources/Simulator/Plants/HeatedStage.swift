import HAL
public import Quantities

/// A heated element in a chamber, a holder on it, and a metal foil that can melt.
///
/// ```
///   C_e dT_e/dt = P - Q_eh - G_ew (T_e - T_w)
///   C_h dT_h/dt = Q_eh + Q - G_hf (T_h - T_f) - G_hw (T_h - T_w) - radiation to the wall
///   C_w dT_w/dt = G_ew (T_e - T_w) + G_hw (T_h - T_w) + radiation - G_wa (T_w - T_a), or held
///   dH_f/dt     = G_hf (T_h - T_f),   T_f(H) solid, mushy over 0.2 K, liquid
/// ```
///
/// Time goes in segments of at most 100 ms that end where an input changes, each one step of the
/// classical Runge-Kutta method; whoever reads interpolates, so reading changes nothing.
public final class HeatedStage: Plant, Settling, WireListener, Powered {
  /// What the outputs are, by index.
  public enum Output: Int, CaseIterable, Sendable {
    case element, wall, holder, foil
  }

  /// The true numbers: known to the campaign, never to the instrument.
  public private(set) var parameters: StageParameters
  private let heater: HeaterCircuit
  private let limiter: Limiter?
  private let longest: Int64
  private var lags: [SensorLag] = []
  private var past: History
  private var extraHeat = 0.0
  private var coupling = 1.0
  private var hottest: Double
  private var mostMelted = 0.0

  public convenience init(
    _ parameters: StageParameters, heater: HeaterCircuit, limiter: Limiter? = nil
  ) {
    self.init(parameters, heater: heater, limiter: limiter, longest: .milliseconds(100))
  }

  /// A stage whose segments are at most so long.
  init(
    _ parameters: StageParameters, heater: HeaterCircuit, limiter: Limiter?, longest: Seconds
  ) {
    self.parameters = parameters
    self.heater = heater
    self.limiter = limiter
    self.longest = longest.nanoseconds
    let start = parameters.ambient.value
    hottest = start
    // The last number is the foil's enthalpy, counted from 0 °C in the solid.
    let foil = start * parameters.foil.mass * parameters.foil.heat
    past = History(from: SIMD4(start, parameters.heldWall?.value ?? start, start, foil))
    heater.heats(self)
    if let limiter { _ = lagging(.element, by: limiter.lag) }
  }

  /// The hottest that the foil has ever been: known to the campaign, never to the instrument.
  public var peak: Celsius { Celsius(hottest) }
  /// How much of the foil has been liquid, at most.
  public var melted: Double { mostMelted }
  /// Whether the independent limiter has opened the supply.
  public var limiterHasTripped: Bool { heater.isOpenForGood }

  /// The output of a sensor on a part that runs behind it, if there is room for one more.
  ///
  /// There are four, the limiter's included; the foil is known by its heat, which none follows.
  public func lagging(_ part: Output, by constant: Seconds) -> Int? {
    guard part != .foil, lags.count < 4 else { return nil }
    lags.append(SensorLag(part: part.rawValue, constant: constant.value))
    feel(part, past.last[part.rawValue], at: past.end)
    return Output.allCases.count + lags.count - 1
  }

  public func output(_ index: Int, at now: Instant) -> Double {
    settle(to: now)
    let parts = Output.allCases.count
    if index >= parts { return past.felt(index - parts, by: lags[index - parts], at: now) }
    let state = past.state(at: now)
    return index == Output.foil.rawValue
      ? parameters.foil.temperature(at: state[3]) : state[index]
  }

  /// Heat that the holder takes up from no heater: plasma or sputter, fed through the contactor.
  public func warm(with power: Watts, at now: Instant) {
    powerChanges(at: now)
    extraHeat = power.value
  }

  /// Scales the conductance between element and holder, as when the holder is lifted.
  public func loosen(to factor: Double, at now: Instant) {
    powerChanges(at: now)
    coupling = factor
  }

  public func evacuate(to pressure: Pascals, at now: Instant) {
    powerChanges(at: now)
    parameters.pressure = pressure
  }

  /// Puts a part at a temperature, as `--set stage.holder=120C` does, and the sensors on it.
  public func put(_ part: Output, at temperature: Celsius, now: Instant) {
    powerChanges(at: now)
    var state = past.last
    switch part {
    case .foil: state[3] = parameters.foil.enthalpy(at: temperature.value)
    case .element, .wall, .holder: state[part.rawValue] = temperature.value
    }
    past.restart(from: state, feeling: past.felt, at: now)
    feel(part, temperature.value, at: now)
  }

  private func feel(_ part: Output, _ temperature: Double, at now: Instant) {
    var felt = past.felt
    for (i, lag) in lags.enumerated() where lag.part == part.rawValue { felt[i] = temperature }
    past.restart(from: past.last, feeling: felt, at: now)
  }

  public func wireChanges(_ wire: Wire, at now: Instant) { powerChanges(at: now) }

  /// Everything until `now` happened under the inputs as they were.
  func powerChanges(at now: Instant) {
    settle(to: now)
    guard past.takeBackSegment(beyond: now) else { return }
    step(to: now)
  }

  public func settle(to now: Instant) {
    while past.end < now {
      let grid = (past.end.nanoseconds / longest + 1) * longest
      step(to: min(Instant(nanoseconds: grid), heater.nextChange(after: past.end)))
    }
  }

  private func step(to end: Instant) {
    let start = past.end
    guard end > start else { return }
    let x = past.last
    // Only where a segment starts is final; its end may yet be taken back.
    note(x, at: start)
    let h = (end - start).value
    let fed = extraHeat != 0 && heater.isFed(at: start)
    let flow = HeatFlow(
      parameters, x, power: heater.power(at: start), extra: fed ? extraHeat : 0, coupling)
    let k1 = flow.derivative(x)
    let k2 = flow.derivative(x + 0.5 * h * k1)
    let k3 = flow.derivative(x + 0.5 * h * k2)
    let k4 = flow.derivative(x + h * k3)
    let y = x + (h / 6) * (k1 + 2 * (k2 + k3) + k4)
    let segment = Segment(
      start: start, end: end, from: x, to: y, leaving: k1, arriving: flow.derivative(y),
      felt: past.felt)
    past.append(segment, feeling: follow(segment))
  }

  /// Keeps what only the campaign may know, and lets the limiter look.
  private func note(_ x: SIMD4<Double>, at now: Instant) {
    hottest = max(hottest, parameters.foil.temperature(at: x[3]))
    mostMelted = max(mostMelted, parameters.foil.meltFraction(at: x[3]))
    if let limiter, limiter.opens(at: past.felt[0]) { heater.open(at: now) }
  }

  private func follow(_ segment: Segment) -> SIMD4<Double> {
    var felt = segment.felt
    for i in lags.indices { felt[i] = lags[i].follow(segment, from: felt[i], to: segment.end) }
    return felt
  }
}
