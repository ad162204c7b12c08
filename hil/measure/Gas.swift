import Glibc
import HAL
import Quantities
import Simulator

/// The reference reactor: what it costs to simulate, and what it gives beside CVODE.
struct GasReactor {
  let chamber: GasChamber
  private let lines = [Wire("TMA", at: .low), Wire("H2O", at: .low)]
  private(set) var now = Instant.zero

  init() {
    let metal = GasSpecies("TMA", molarMass: 72.09, sticking: 4e-3)
    var water = GasSpecies("H2O", molarMass: 18.015, sticking: 1e-3)
    water.wall = GasSpecies.Wall(
      uptake: Seconds(3), desorption: Seconds(0.4), at: Celsius(150), energy: 32e3)
    var film = FilmReaction(
      "Al2O3", metal: 1, coreactant: 2, growth: .table([GrowthLaw.Point(Celsius(120), 0.1)]))
    film.parasitic = 1e-4
    chamber = GasChamber(
      ChamberParameters(), gases: [GasSpecies("N2", molarMass: 28.01), metal, water],
      films: [film], surface: Net("surface", held: 120))
    let room = Net("room", held: 25)
    for (i, pressure) in [1500.0, 2300].enumerated() {
      let bottle = PrecursorBottle(.fixed(Pascals(pressure)), at: room, content: 1e9)
      chamber.add(PulseValve(on: lines[i], from: bottle, gas: i + 1, conductance: 2e-5))
    }
  }

  /// One cycle of 0.1/30/0.1/50 s; `each` sees it where a pulse or the cycle ends.
  mutating func cycle(_ each: (GasReactor) -> Void = { _ in }) {
    for (line, purge) in zip(lines, [30.0, 50]) {
      line.drive(.high, at: now)
      now += Seconds(0.1)
      line.drive(.low, at: now)
      each(self)
      now += Seconds(purge)
    }
    each(self)
  }
}

/// What CVODE prints, by the fixed steps: see hil/oracle.
func gasOracle() -> Int32 {
  var reactor = GasReactor()
  for cycle in 1...200 {
    reactor.cycle { reactor in
      guard cycle % 10 == 0 else { return }
      print((reactor.now - .zero).value, reactor.chamber.numbers(at: reactor.now))
    }
  }
  return 0
}

/// 200 cycles, 16,040 simulated seconds.
func gasBench() -> Int32 {
  var reactor = GasReactor()
  // Processor time: other work on the machine is not ours.
  let start = clock()
  for _ in 0..<200 { reactor.cycle() }
  _ = reactor.chamber.output(0, at: reactor.now)
  let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
  let film = reactor.chamber.film(at: reactor.now).thickness.value
  print("200 cycles of TMA and water, \((reactor.now - .zero).value) s: \(Int(seconds * 1e6)) us,")
  print("  \(Int(16_040 / seconds)) x real time, \(film) nm")
  return 0
}

extension GasChamber {
  /// Pressures, what water left on the wall, sites and film, as the oracle prints them.
  fileprivate func numbers(at now: Instant) -> String {
    let pressures = ["TMA", "H2O"].map { pressure(of: $0, at: now) ?? -1 }
    let sites = ["TMA", "H2O"].map { coverage(by: $0, at: now) ?? -1 }
    let film = film(at: now).thickness.value
    let all = pressures + [onWall(of: "H2O", at: now) ?? -1] + sites + [film]
    return all.map { "\($0)" }.joined(separator: " ")
  }
}
