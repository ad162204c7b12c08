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
}
