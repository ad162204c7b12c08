import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("The film that grows")
struct FilmTests {
  @Test("200 cycles of the reference reactor grow 19.921 nm, as CVODE has it")
  func reference() {
    let rig = GasRig()
    rig.cycle(200)
    #expect((rig.film.thickness.value - 19.9212).magnitude < 0.002)
    #expect(rig.film.layers.count == 1)
    #expect((rig.film.layers[0].cycles - 199.2).magnitude < 0.05)
  }

  @Test("a pulse too short for the dose grows less")
  func underdosed() {
    let rig = GasRig()
    rig.cycle(2, pulse: 0.01)
    #expect(rig.film.thickness.value < 0.05)
  }

  /// What short purges cost, over what layers alone would be.
  struct Excess: Sendable {
    let evacuation, purge, waterPurge, times: Double
  }

  /// Two precursors, 99.3 % saturation in 0.1 s, open supply; the wall makes water slow.
  @Test(
    "short purges grow more than layers",
    arguments: [
      Excess(evacuation: 2, purge: 5, waterPurge: 5, times: 4.9),
      Excess(evacuation: 5, purge: 30, waterPurge: 50, times: 1.004),
      Excess(evacuation: 10, purge: 30, waterPurge: 50, times: 1.57),
      Excess(evacuation: 10, purge: 40, waterPurge: 70, times: 1.08),
    ])
  func excess(_ the: Excess) {
    var p = ChamberParameters()
    p.area = 1e-7
    p.pump = p.volume / 0.5
    var water = GasRig.water
    let ratio = the.evacuation / 0.5 - 1
    water.wall = GasSpecies.Wall(
      uptake: Seconds(0.012 / ratio), desorption: Seconds(0.012))
    let rig = GasRig(
      p, water: water, kc: 1e-4, conductance: 10, metalPressure: 49.6 / 14.96,
      waterPressure: 49.6 / 7.48)
    rig.cycle(1, purge: the.purge, waterPurge: the.waterPurge)
    let first = rig.film.thickness.value
    rig.cycle(5, purge: the.purge, waterPurge: the.waterPurge)
    let times = (rig.film.thickness.value - first) / 0.5
    #expect((times / the.times - 1).magnitude < 0.1, "\(times)")
  }

  @Test("gases that meet grow film that is no layer, as kc says")
  func parasitic() {
    let rig = GasRig(kc: 1e-2)
    rig.metalLine.drive(.high, at: rig.now)
    rig.waterLine.drive(.high, at: rig.now)
    rig.pass(20)
    let before = rig.film.layers[0].parasitic
    let product = rig.chamber.model.gases[1].pressure * rig.chamber.model.gases[2].pressure
    rig.pass(1)
    let grown = rig.film.layers[0].parasitic - before
    #expect((grown / (1e-2 * product) - 1).magnitude < 1e-3)
  }

  @Test("a bare surface that nucleates slowly begins late")
  func nucleation() {
    var p = ChamberParameters()
    p.nucleation = 0.003
    let slow = GasRig(p)
    let fast = GasRig()
    for rig in [slow, fast] { rig.cycle(3) }
    #expect(slow.film.thickness.value < fast.film.thickness.value / 2)
    let before = slow.film.thickness.value
    slow.cycle(60)
    let later = slow.film.thickness.value
    slow.cycle(1)
    #expect(before < later)
    #expect(slow.film.thickness.value - later > 0.09)
  }

  @Test("A-B-A-C is a laminate of two films without more ado")
  func laminate() {
    let lines = ["TMA", "H2O", "EG"].map { Wire($0, at: .low) }
    let masses = [72.09, 18.015, 62.07]
    let gases =
      [GasRig.nitrogen]
      + zip(lines, masses).map { GasSpecies($0.name, molarMass: $1, sticking: 4e-3) }
    let alucone = GrowthLaw.energy(growth: 0.4, at: Celsius(85), energy: 34_100)
    let chamber = GasChamber(
      ChamberParameters(), gases: gases,
      films: [
        FilmReaction("Al2O3", metal: 1, coreactant: 2, growth: GasRig.alumina),
        FilmReaction("AlEG", metal: 1, coreactant: 3, growth: alucone),
      ], surface: Net(held: 120))
    let room = Net(held: 25)
    for (i, line) in lines.enumerated() {
      let bottle = PrecursorBottle(.fixed(Pascals(2000)), at: room, content: 1e4)
      chamber.add(PulseValve(on: line, from: bottle, gas: i + 1, conductance: 2e-5))
    }
    var now = Instant.zero
    for place in [0, 1, 0, 1, 0, 2, 0, 2, 0, 1] {
      lines[place].drive(.high, at: now)
      now += Seconds(0.2)
      lines[place].drive(.low, at: now)
      now += Seconds(20)
    }
    let layers = chamber.film(at: now).layers
    #expect(layers.map(\.material) == ["Al2O3", "AlEG", "Al2O3"])
    let cycles = layers.map(\.cycles)
    for (found, due) in zip(cycles, [2.0, 2, 1]) { #expect((found - due).magnitude < 0.02) }
    // 0.144 nm a cycle at 120 °C.
    #expect((layers[1].nanometres / layers[1].cycles - 0.1443).magnitude < 1e-3)
  }

  @Test("radicals are there only while the plasma burns")
  func plasma() throws {
    var radicals = GasSpecies("O", molarMass: 16, sticking: 0.01)
    radicals.plasma = GasSpecies.Plasma(feed: 0, yield: 0.05, lifetime: .milliseconds(5))
    let chamber = GasChamber(
      ChamberParameters(), gases: [GasSpecies("O2", molarMass: 32), radicals], films: [],
      surface: Net(held: 120))
    let line = Wire("rf", at: .low)
    chamber.ignited(by: line)
    let controller = FlowController(FlowController.Parameters(fullScale: SCCM(50)), gas: 0)
    controller.follows(Net(held: 5))
    chamber.add(controller)
    var now = Instant.zero + Seconds(10)
    #expect(try #require(chamber.pressure(of: "O", at: now)) == 0)
    line.drive(.high, at: now)
    now += Seconds(1)
    let feed = try #require(chamber.pressure(of: "O2", at: now))
    let there = try #require(chamber.pressure(of: "O", at: now))
    // Less what the pump takes in 5 of 350 ms.
    #expect((there / (0.05 * feed) - 1).magnitude < 0.02)
    line.drive(.low, at: now)
    now += Seconds(0.2)
    #expect(try #require(chamber.pressure(of: "O", at: now)) < 1e-9)
  }

  @Test("growth between two points of a table is on their line, and beyond them it stays")
  func table() {
    let law = GrowthLaw.table([
      GrowthLaw.Point(Celsius(80), 0.1), GrowthLaw.Point(Celsius(120), 0.2),
    ])
    let found = [50.0, 80, 90, 120, 200].map { law.growth(at: Celsius($0)) }
    for (a, b) in zip(found, [0.1, 0.1, 0.125, 0.2, 0.2]) { #expect((a - b).magnitude < 1e-12) }
  }

  @Test("a crystal of 6 MHz slows by 8.15 Hz for a nanometre of 1 g/cm3")
  func crystal() {
    let rig = GasRig()
    rig.cycle(10)
    let film = rig.read(.film)
    #expect((film - rig.film.thickness.value).magnitude < 1e-9)
    #expect((rig.read(.crystal) - film * 3 * 8.15).magnitude < 1e-9)
  }
}
