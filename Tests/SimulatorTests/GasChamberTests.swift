import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("The gas in a chamber")
struct GasChamberTests {
  @Test("coverage against dose is 1 - exp(-t/tau) at a held pressure", arguments: [5, 19, 60, 200])
  func langmuir(milliseconds: Int) throws {
    var p = ChamberParameters()
    p.area = 1e-9
    // A bore so wide that the chamber is at the bottle's pressure at once.
    let rig = GasRig(p, conductance: 1e3, metalPressure: 1.0)
    rig.metalLine.drive(.high, at: .zero)
    let pressure = 1e3 * 1.0 / (1e3 + p.pump)
    let kelvin = 393.15
    let flux = 1 / (2 * Double.pi * 72.09e-3 / 6.02214076e23 * 1.380649e-23 * kelvin)
    let rate = 4e-3 * Arithmetic.squareRoot(flux) * pressure / 4.2e18
    let time = Double(milliseconds) * 1e-3
    rig.pass(time)
    let coverage = try #require(rig.chamber.coverage(by: "TMA", at: rig.now))
    #expect((coverage - (1 - Arithmetic.exp(-rate * time))).magnitude < 1e-3)
    #expect(coverage > 0)
  }

  @Test("soft saturation has a tail: most is fast, the rest slower")
  func soft() throws {
    func coverage(_ slow: Double, _ seconds: Double) throws -> Double {
      var p = ChamberParameters()
      p.area = 1e-9
      p.slowSites = slow
      var metal = GasRig.trimethylaluminium
      metal.slowness = 0.05
      let rig = GasRig(p, metal: metal, conductance: 1e3, metalPressure: 10)
      rig.metalLine.drive(.high, at: .zero)
      rig.pass(seconds)
      return try #require(rig.chamber.coverage(by: "TMA", at: rig.now))
    }
    #expect(try coverage(0, 0.1) > 0.9999)
    let early = try coverage(0.2, 0.1)
    #expect(early > 0.8 && early < 0.95)
    #expect(try coverage(0.2, 2) > 0.999)
  }

  @Test("no molecule is lost: what came in is in the gas, on the walls, on the surface or pumped")
  func mass() {
    var water = GasRig.water
    water.wall = GasSpecies.Wall(uptake: Seconds(1), desorption: Seconds(3))
    let rig = GasRig(water: water, content: 1e3)
    rig.cycle(3, purge: 4, waterPurge: 1.77)
    _ = rig.film
    for gas in [1, 2] {
      let state = rig.chamber.model.gases[gas]
      let there = state.pressure + state.wall + state.pumped
      let balance = there + rig.chamber.model.monolayer * state.reacted - state.delivered
      #expect((balance / state.delivered).magnitude < 1e-9, "\(state.species.name)")
      #expect(state.reacted > 2.9)
    }
    let moles = (1e3 - rig.metalBottle.content) / 72.09
    let pressure = rig.chamber.model.gases[1].delivered
    let expected = pressure * 1.5e-3 / (8.31446261815324 * 393.15)
    #expect((moles / expected - 1).magnitude < 1e-6)
  }

  @Test("the pump takes 63 % in tau, which the throttle sets over more than 1:50")
  func evacuation() throws {
    func tau(_ volts: Double) throws -> Double {
      var p = ChamberParameters()
      p.pump = 40e-3
      p.throttle = ChamberParameters.Throttle(closed: 0.3e-3, open: 120e-3)
      p.filled = Pascals(100)
      let rig = GasRig(p)
      rig.chamber.throttled(by: Net(held: volts))
      let tau = try #require(rig.chamber.evacuationTime(at: .zero)).value
      // On the grid of readings, so that nothing is interpolated.
      rig.pass(0.5)
      let expected = 100 * Arithmetic.exp(-0.5 / tau)
      #expect((rig.read(.pressure) - expected).magnitude < 1e-9)
      return tau
    }
    #expect(try tau(0) / tau(5) > 50)
  }

  @Test("without a pump the leak raises the pressure in a straight line")
  func leak() {
    var p = ChamberParameters()
    p.leak = SCCM(0.01)
    let rig = GasRig(p)
    rig.pump.drive(.low, at: rig.now)
    rig.pass(100)
    let first = rig.read(.pressure)
    rig.pass(100)
    // 0.01 sccm is 1.689e-5 Pa m3/s at 0 °C.
    let rise = 0.01 * 101_325e-6 / 60 * 393.15 / 273.15 / 1.5e-3
    #expect((rig.read(.pressure) - first - 100 * rise).magnitude < 1e-6)
    #expect((first - 100 * rise).magnitude < 1e-6)
  }

  @Test("the vent valve ends at the pressure of the air")
  func vent() {
    let rig = GasRig()
    let line = Wire("vent", at: .low)
    rig.chamber.vented(by: line)
    rig.pump.drive(.low, at: rig.now)
    line.drive(.high, at: rig.now)
    rig.pass(60)
    #expect((rig.read(.pressure) - 101_325).magnitude < 1)
  }

  @Test("a flow controller lags, and its shut-off valve does not")
  func flow() {
    let rig = GasRig()
    let line = Wire("carrier", at: .low)
    let controller = FlowController(
      FlowController.Parameters(fullScale: SCCM(100)), gas: 0, shutoff: line)
    controller.follows(Net(held: 5))
    rig.chamber.add(controller)
    func flow() -> Double { controller.output(0, at: rig.now) }
    rig.pass(10)
    #expect(flow() == 0)
    line.drive(.high, at: rig.now)
    rig.pass(0.5)
    #expect((flow() - 100 * (1 - Arithmetic.exp(-1))).magnitude < 1e-6)
    rig.pass(20)
    #expect((controller.output(1, at: rig.now) - 5).magnitude < 1e-9)
    // 100 sccm, gas at 120 °C, 1.5 L in 0.35 s.
    let pressure = 100 * 101_325e-6 / 60 * 393.15 / 273.15 / (1.5e-3 / 0.35)
    #expect((rig.read(.pressure) - pressure).magnitude < 1e-6)
    line.drive(.low, at: rig.now)
    rig.pass(0.01)
    #expect(flow() == 0)
  }

  @Test("a bottle runs empty, and its pulses with it")
  func empty() {
    let rig = GasRig(content: 1e-3)
    func peak() -> Double {
      rig.pulse(rig.metalLine, 0.1)
      let peak = rig.read(.pressure)
      rig.pass(20)
      return peak
    }
    let first = peak()
    for _ in 0..<200 { _ = peak() }
    #expect(first > 0.5)
    #expect(peak() < first / 100)
    #expect(rig.metalBottle.content >= 0)
    #expect(rig.metalBottle.content < 1e-5)
  }

  @Test("a valve opens and closes late, and misses an edge that it is too slow for")
  func delays() {
    let rig = GasRig(delay: .milliseconds(20))
    rig.metalLine.drive(.high, at: rig.now)
    rig.pass(0.0195)
    #expect(rig.read(.pressure) == 0)
    rig.pass(0.0105)
    #expect(rig.read(.pressure) > 0)
    rig.pass(10)
    rig.metalLine.drive(.low, at: rig.now)
    rig.pass(0.019)
    let open = rig.read(.pressure)
    rig.pass(0.5)
    #expect(rig.read(.pressure) < open / 2)
  }

  @Test("who reads, and when, changes nothing")
  func readers() {
    let quiet = GasRig(surface: 150)
    let nosy = GasRig(surface: 150)
    for _ in 0..<3 {
      for rig in [quiet, nosy] { rig.pulse(rig.metalLine, 0.0973) }
      for k in 0..<700 {
        let moment = nosy.now + Seconds(Double(k) * 0.00731)
        _ = nosy.chamber.output(0, at: moment)
        _ = nosy.chamber.evacuationTime(at: moment)
      }
      for rig in [quiet, nosy] {
        rig.pass(7.003)
        rig.pulse(rig.waterLine, 0.1)
        rig.pass(3)
      }
    }
    #expect(quiet.film == nosy.film)
    #expect(quiet.read(.pressure).bitPattern == nosy.read(.pressure).bitPattern)
  }

  @Test("a converter that looks back sees what was")
  func history() {
    let rig = GasRig()
    rig.pulse(rig.metalLine, 0.1)
    let then = rig.now
    let peak = rig.read(.pressure)
    rig.pass(0.4)
    _ = rig.read(.pressure)
    #expect((rig.chamber.output(0, at: then) - peak).magnitude < 1e-9)
  }
}
