import HAL
import Quantities

@testable import Simulator

/// The reference reactor of the models: two bottles, two valves, nothing that is not asked for.
final class GasRig {
  let metalLine = Wire("metal", at: .low)
  let waterLine = Wire("water", at: .low)
  let pump = Wire("pump", at: .high)
  let chamber: GasChamber
  let metalBottle: PrecursorBottle
  let waterBottle: PrecursorBottle
  private(set) var now = Instant.zero

  static let alumina = GrowthLaw.table([GrowthLaw.Point(Celsius(120), 0.1)])

  static let trimethylaluminium = GasSpecies("TMA", molarMass: 72.09, sticking: 4e-3)
  static let water = GasSpecies("H2O", molarMass: 18.015, sticking: 1e-3)
  static let nitrogen = GasSpecies("N2", molarMass: 28.01)

  init(
    _ parameters: ChamberParameters = ChamberParameters(), metal: GasSpecies = trimethylaluminium,
    water: GasSpecies = water, kc: Double = 0, surface: Double = 120, on host: HostMetal? = nil,
    conversions: [FilmReaction.Conversion] = [], conductance: Double = 2e-5,
    metalPressure: Double = 1500, waterPressure: Double = 2300, delay: Seconds = .zero,
    content: Double = 1e6
  ) {
    var film = FilmReaction("Al2O3", metal: 1, coreactant: 2, growth: Self.alumina)
    film.parasitic = kc
    film.conversions = conversions
    chamber = GasChamber(
      parameters, gases: [Self.nitrogen, metal, water], films: [film],
      surface: Net("surface", held: surface), metal: host)
    let room = Net("room", held: 25)
    metalBottle = PrecursorBottle(.fixed(Pascals(metalPressure)), at: room, content: content)
    waterBottle = PrecursorBottle(.fixed(Pascals(waterPressure)), at: room, content: content)
    chamber.pumped(by: pump)
    for (line, bottle, gas) in [(metalLine, metalBottle, 1), (waterLine, waterBottle, 2)] {
      chamber.add(
        PulseValve(
          on: line, from: bottle, gas: gas, conductance: conductance, opening: delay,
          closing: delay))
    }
  }

  func pass(_ seconds: Double) { now += Seconds(seconds) }

  func pulse(_ line: Wire, _ seconds: Double) {
    line.drive(.high, at: now)
    pass(seconds)
    line.drive(.low, at: now)
  }

  func cycle(_ count: Int = 1, pulse: Double = 0.1, purge: Double = 30, waterPurge: Double = 50) {
    for _ in 0..<count {
      self.pulse(metalLine, pulse)
      pass(purge)
      self.pulse(waterLine, pulse)
      pass(waterPurge)
    }
  }

  var film: FilmTruth { chamber.film(at: now) }
  func read(_ output: GasChamber.Output) -> Double { chamber.output(output.rawValue, at: now) }
}
