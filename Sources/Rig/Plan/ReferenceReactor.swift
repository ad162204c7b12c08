import Quantities
import Simulator

/// The reactor that checks and plans reckon with where only a recipe and a board are known: the
/// simulator's chamber with the numbers of its defaults, so that nothing is reckoned with two of them.
enum ReferenceReactor {
  /// What is known of it without a throttle.
  static let plain = ChamberParameters()
  /// In m3: what the sweep must carry away.
  static var volume: Double { plain.volume }
  /// Sites a square metre: one for each 0.24 nm2.
  static var sites: Double { plain.sites }
  /// Of everything that a film grows on, in m2.
  static var area: Double { plain.area }
  /// Of the gas in the chamber.
  static var gas: Celsius { plain.gas }
  /// How long gas stays with no carrier, what pumps it being no better than this.
  static let shortest = volume / plain.pump

  /// One that can hold a pressure: a pump and a butterfly as large as those of the bench.
  static var throttled: ChamberParameters {
    var parameters = plain
    parameters.pump = 0.04
    parameters.throttle = ChamberParameters.Throttle(closed: 0.3e-3, open: 0.12)
    return parameters
  }

  /// How long gas stays in it with what flows and what the throttle holds, at the most.
  static func residence(in moment: Moment) -> Seconds {
    let flow = moment.flows.reduce(SCCM.zero, +).pascalCubicMetresPerSecond
    guard let pressure = moment.pressure, flow > 0 else { return Seconds(shortest) }
    // The flow is counted at 0 °C, the gas is at room temperature at the least.
    let warm = Warmth.room.coldest.absolute / 273.15
    return Seconds(max(shortest, volume * pressure.value / (flow * warm)))
  }
}
