import Quantities
import Testing

@testable import Simulator

@Suite("Dummy cells against their closed forms")
struct DummyCellTests {
  private let model = DummyCell(Ohms(100), before: Ohms(900), across: Farads(1e-3))

  @Test("a step of current charges the capacitor")
  func current() {
    let rig = CardRig(model)
    rig.closeGalvanostat()
    rig.turn(0.5)
    rig.pass(.milliseconds(1))
    let start = rig.now
    for _ in 0..<20 {
      rig.pass(0.2)
      let t = (rig.now - start).value
      let due = 1e-3 * (100 + 900 * (1 - Arithmetic.exp(-t / 0.9)))
      #expect(abs(rig.potential - due) < 1e-12)
    }
  }

  @Test("a step of potential decays with the time constant of both resistors, charge and all")
  func potential() {
    let rig = CardRig(model)
    rig.close()
    rig.turn(0.1)
    rig.pass(.milliseconds(1))
    let start = rig.now
    for _ in 0..<20 {
      rig.pass(0.02)
      let t = (rig.now - start).value
      let decay = Arithmetic.exp(-t / 0.09)
      #expect(abs(rig.current - (5e-4 + 4.5e-3 * decay)) < 1e-14)
      #expect(abs(rig.potential - 0.5) < 1e-12)
      #expect(abs(rig.charge - (5e-4 * t + 4.5e-3 * 0.09 * (1 - decay))) < 1e-14)
    }
  }

  @Test(
    "a pellet conducts less in the cold: ln(sigma T) is a line over 1/T with its energy",
    arguments: [-15.0, 5, 25, 35])
  func pellet(warmth: Double) {
    let pellet = DummyCell(Ohms(81), energy: JoulesPerMole(19_300))
    var state = pellet.fresh
    state.temperature = warmth
    let kelvin = warmth + 273.15
    let share = Arithmetic.exp(-19_300 / 8.314462618 * (1 / kelvin - 1 / 298.15))
    let ohms = pellet.impedance(at: 1, around: 0, in: state).real
    #expect((298.15 / kelvin * share - 81 / ohms).magnitude < 1e-12)
    #expect((pellet.potentials(at: 1e-3, in: state).cell - 1e-3 * ohms).magnitude < 1e-15)
    let held = pellet.held(at: 0.01, for: 1, from: state)
    #expect(held.map { ($0.current * ohms - 0.01).magnitude < 1e-15 } == true)
    let resistor = DummyCell(Ohms(81))
    #expect(resistor.impedance(at: 1, around: 0, in: state).real == 81)
  }
}
