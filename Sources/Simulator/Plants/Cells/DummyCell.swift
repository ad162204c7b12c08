public import Quantities

/// A resistor, one before another with a capacitor across it, or a voltage: what cards are
/// calibrated on.
///
/// Its reference lead is at the counter electrode.
public final class DummyCell: CellModel {
  private let series: Double
  private let parallel: Double
  private let capacitance: Double
  /// Across the first resistor: so little that only a sine sees it.
  private let seriesCapacitance: Double
  private let voltage: Double
  /// Of what a bare resistor stands for, in J/mol; none if it is as good in the cold.
  private let energy: Double

  /// A known voltage behind a resistor.
  public init(_ voltage: Volts, behind resistance: Ohms) {
    series = resistance.value
    parallel = 0
    capacitance = 0
    seriesCapacitance = 0
    self.voltage = voltage.value
    energy = 0
  }

  /// A bare resistor, or a pellet of which that is so at 25 °C: its conductivity times the
  /// temperature falls in the cold by this energy, as of ions that hop.
  public init(_ resistance: Ohms, energy: JoulesPerMole = .zero) {
    self.energy = energy.value
    series = resistance.value
    parallel = 0
    capacitance = 0
    seriesCapacitance = 0
    voltage = 0
  }

  /// What a capacitor across the first resistor may charge within: no card's loop is as fast.
  public static let fastest = Seconds.microseconds(10)

  /// A resistor before another one with a capacitor across it, and perhaps one across the first.
  public init(
    _ series: Ohms, before parallel: Ohms, across capacitance: Farads,
    seriesCapacitance: Farads = .zero
  ) {
    precondition(
      series.value > 0 && parallel.value > 0 && capacitance.value > 0,
      "all three parts of a dummy cell must be there")
    precondition(
      series.value * seriesCapacitance.value <= Self.fastest.value,
      "the capacitor across the first resistor is for sines alone")
    self.seriesCapacitance = seriesCapacitance.value
    self.series = series.value
    self.parallel = parallel.value
    self.capacitance = capacitance.value
    voltage = 0
    energy = 0
  }

  public var fresh: CellState { CellState() }

  /// In ohm, as warm as it is.
  private func series(in state: CellState) -> Double {
    guard energy != 0, state.temperature != 25 else { return series }
    let kelvin = state.temperature + 273.15
    let colder = (1 / kelvin - 1 / 298.15) / 8.314462618
    return series * kelvin / 298.15 * Arithmetic.exp(energy * colder)
  }

  public func state(after span: Double, at current: Double, from state: CellState) -> CellState {
    var next = state
    next.charge += current * span
    guard capacitance > 0 else { return next }
    let goal = current * parallel
    next.relaxing =
      goal + (state.relaxing - goal) * Arithmetic.exp(-span / (parallel * capacitance))
    return next
  }

  public func potentials(at current: Double, in state: CellState) -> CellPotentials {
    CellPotentials(working: voltage + current * series(in: state) + state.relaxing, counter: 0)
  }

  public func impedance(
    at frequency: Double, around current: Double, in state: CellState
  ) -> CellImpedance {
    let turn = 2 * Double.pi * frequency
    let first = series(in: state)
    return .arc(first, turn * first * seriesCapacitance)
      + .arc(parallel, turn * parallel * capacitance)
  }

  public func held(at potential: Double, for span: Double, from state: CellState) -> CellHold? {
    let series = series(in: state)
    let start = (potential - voltage - state.relaxing) / series
    guard capacitance > 0 else {
      var next = state
      next.charge += start * span
      return CellHold(state: next, current: start, charge: start * span)
    }
    let end = potential / (series + parallel)
    let tau = capacitance * series * parallel / (series + parallel)
    let decay = Arithmetic.exp(-span / tau)
    let current = end + (start - end) * decay
    let charge = end * span + (start - end) * tau * (1 - decay)
    var next = state
    next.charge += charge
    next.relaxing = potential - current * series
    return CellHold(state: next, current: current, charge: charge)
  }
}
