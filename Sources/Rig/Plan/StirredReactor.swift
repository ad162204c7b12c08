import Documents
import Quantities
import Simulator

/// The reactor of a board as checks and plans reckon with it: one volume that is pumped and swept.
///
/// Its numbers are those that the simulator has for the same board, so that nothing is reckoned with
/// two of them: a chamber twenty times as large is swept twenty times as slowly on paper too.
struct StirredReactor {
  let parameters: ChamberParameters

  /// The chamber of the board's own world; one as large as that of the bench where it has none.
  init(of files: BoardFiles) {
    let known = files.world.plants.entries.first { $0.value.kind.word == "gas_chamber" }
    parameters = known.map { GasNumbers.chamber($0.value.parameters) } ?? Self.bench
  }

  /// One that can hold a pressure: a pump and a butterfly as large as those of the bench.
  private static var bench: ChamberParameters {
    var parameters = ChamberParameters()
    parameters.pump = 0.04
    parameters.throttle = ChamberParameters.Throttle(closed: 0.3e-3, open: 0.12)
    return parameters
  }

  /// In m3: what the sweep must carry away.
  var volume: Double { parameters.volume }
  /// Sites a square metre.
  var sites: Double { parameters.sites }
  /// Of everything that a film grows on, in m2.
  var area: Double { parameters.area }
  /// Of the gas in the chamber.
  var gas: Celsius { parameters.gas }

  /// How long gas stays at the least, when nothing is between it and its pump but an open throttle.
  var shortest: Double {
    let behind = parameters.throttle.map { 1 / $0.open } ?? 0
    return volume * (1 / parameters.pump + behind)
  }

  /// How long gas stays in it with what flows and what the throttle holds, at the most.
  func residence(in moment: Moment) -> Seconds {
    let flow = moment.flows.reduce(SCCM.zero, +).pascalCubicMetresPerSecond
    guard let pressure = moment.pressure, flow > 0 else { return Seconds(shortest) }
    // The flow is counted at 0 °C, the gas is at room temperature at the least.
    let warm = Warmth.room.coldest.absolute / 273.15
    return Seconds(max(shortest, volume * pressure.value / (flow * warm)))
  }
}
