import Quantities

/// Gas, wall, surface and film of a chamber, moved on by steps whose inputs stay the same.
///
/// ```
///   dP_i/dt  = (q_i + sum C_v (Pv_i - P_i))/V - P_i S/V - a P_i + d_i(T) W_i - G k_i P_i y_i
///   dW_i/dt  = a P_i - d_i(T) W_i
///   dx_j/dt  = k_j P_j y_j - x_j sum_c k_c P_c,   y_j = the sites that take j
///   k_j      = s_j / (sqrt(2 pi m_j kB T) N_s),   G = A N_s kB T_gas / V
///   dz_f/dt  = g_f(T) k_c P_c x_m + kc_f P_m P_c
/// ```
///
/// Each step takes gas and wall half, flows and sinks, gas and wall half, then the surface with the
/// dose of the step: each part exact, together of second order, and no gas is lost between them.
struct GasModel {
  /// Near the edge of a valve, in s.
  static let fine = 1e-3
  /// A while after it, in s.
  static let medium = 10e-3
  /// Elsewhere, in s.
  static let coarse = 50e-3
  /// Where next to nothing reacts, in s.
  static let idle = 100e-3

  var gases: [GasState]
  var surface: SurfaceModel
  /// S/V with throttle and pump as they are, in 1/s.
  var pumping = 0.0
  /// The share of full power that burns.
  var plasma = 0.0
  /// What leaks in and what the pump cannot take, in Pa/s of the first gas.
  var background = 0.0
  var flows: [FlowState] = []
  let past: GasHistory
  /// The pressure that all sites would make as gas, in Pa.
  let monolayer: Double

  init(
    _ parameters: ChamberParameters, _ gases: [GasSpecies], _ films: [FilmReaction],
    at now: Instant
  ) {
    self.gases = gases.map { GasState($0, sites: parameters.sites) }
    surface = SurfaceModel(parameters, gases, films)
    let kelvin = parameters.gas.value + 273.15
    monolayer =
      parameters.area * parameters.sites * Gases.boltzmann * kelvin / parameters.volume
    past = GasHistory(at: now)
    self.gases[0].pressure = parameters.filled.value
    past.begin(with: row)
  }

  /// Some steps of the same length under the same inputs, each of them kept.
  mutating func run(_ count: Int, of length: Int64, from start: Instant) {
    let h = Arithmetic.double(length) * 1e-9
    for k in 1...count {
      flow(h)
      step(h)
      past.add(row, after: h, at: start.nanoseconds + Int64(k) * length)
    }
  }

  /// What the history keeps of the present.
  private var row: GasHistory.Row {
    var row = GasHistory.Row.zero
    row[0] = pressure
    row[1] = surface.thickness
    row[2] = surface.mass
    for i in flows.indices { row[4 + i] = flows[i].flow }
    return row
  }

  /// What the flow controllers and the leak let in during a step.
  private mutating func flow(_ h: Double) {
    Self.flow(h, &flows, into: &gases, besides: background)
  }

  private static func flow(
    _ h: Double, _ controllers: inout [FlowState], into all: inout [GasState],
    besides background: Double
  ) {
    // A span is asked once for other owners, an array at each change.
    var gases = all.mutableSpan
    var flows = controllers.mutableSpan
    for i in flows.indices { gases[flows[i].gas].inflow = 0 }
    gases[0].inflow = background
    for i in flows.indices {
      let mean = flows[i].step(h)
      gases[flows[i].gas].inflow += mean * flows[i].scale
    }
  }

  /// Everything that depends on the temperature of the surface.
  mutating func warm(to temperature: Celsius, on metal: HostMetal?) {
    let slower = Arithmetic.squareRoot(300 / (temperature.value + 273.15))
    for i in gases.indices { gases[i].warm(to: temperature, slower: slower) }
    surface.warm(to: temperature, on: metal)
  }

  /// The sum of all gases, in Pa.
  var pressure: Double {
    var sum = 0.0
    for i in gases.indices { sum += gases[i].pressure }
    return sum
  }

  /// One step; where two gases fight for the sites it is fine ones.
  mutating func step(_ h: Double) {
    guard h > 2 * Self.fine, isContested(h) else { return move(h) }
    let parts = -Arithmetic.floor(-h / Self.fine)
    for _ in 0..<Int(parts) { move(h / parts) }
  }

  /// Whether no gas is left of those that react, or so little that a step however wrong would not
  /// show: less than a hundred-thousandth of the sites.
  var isQuiet: Bool {
    for i in surface.reactive where gases[i].rate * gases[i].pressure * Self.idle > 1e-5 {
      return false
    }
    return true
  }

  /// Whether more than one gas converts a hundredth of the sites or more in a step: then the order
  /// in which they are taken would show.
  private func isContested(_ h: Double) -> Bool {
    var busy = 0
    for i in gases.indices where gases[i].rate * gases[i].pressure * h > 0.01 { busy += 1 }
    return busy > 1
  }

  private mutating func move(_ h: Double) {
    Self.move(h, &gases, over: &surface, pumping, plasma, monolayer)
  }

  private static func move(
    _ h: Double, _ all: inout [GasState], over surface: inout SurfaceModel, _ pumping: Double,
    _ plasma: Double, _ monolayer: Double
  ) {
    var gases = all.mutableSpan
    for i in gases.indices where gases[i].isThere || gases[i].species.plasma != nil {
      gases[i].exchangeWithWall(h)
      let dose = gases[i].rate * gases[i].pressure * h
      let taken =
        dose > 0 ? monolayer * gases[i].rate * surface.accepting(i, dose: dose) : 0
      var (lost, made) = (0.0, 0.0)
      if let burning = gases[i].species.plasma {
        lost = 1 / burning.lifetime.value
        made = plasma * burning.yield * gases[burning.feed].pressure * lost
      }
      gases[i].flow(h, sink: pumping + lost + taken, pump: pumping + lost, making: made)
      // What the surface truly takes is settled below.
      gases[i].owed = taken * gases[i].exposure
      gases[i].exchangeWithWall(h)
    }
    surface.turnAround()
    for k in surface.reactive.indices {
      let i = surface.reacting(k)
      let dose = gases[i].rate * gases[i].exposure
      guard dose > 0 else { continue }
      let reacted = surface.react(i, dose: dose)
      gases[i].reacted += reacted
      gases[i].pressure = max(0, gases[i].pressure + gases[i].owed - monolayer * reacted)
    }
    surface.grow(gases.span, over: h)
    for i in gases.indices { gases[i].vanish() }
  }
}
