import Foundation
import HAL
import Quantities
import Testing

@testable import Simulator

/// What a converter that averages sees of a card, against integrals by hand.
@Suite("What a converter sees of a card on average")
struct CardMeanTests {
  /// A resistor of 100 ohm before 900 ohm, and a capacitor across that.
  private func rig(_ capacitance: Double) -> CardRig {
    CardRig(DummyCell(Ohms(100), before: Ohms(900), across: Farads(capacitance)))
  }

  private func mean(
    _ rig: CardRig, _ output: PotentiostatCard.Output, over span: Seconds
  ) -> Double {
    rig.card.mean(of: output.rawValue, from: rig.now - span, to: rig.now)
  }

  @Test(
    "where a current steps, the potential's average is that of an exponential",
    arguments: [1e-6, 5e-6, 20e-6, 100e-6, 1e-3, 0.1], [50.0, 10, 3])
  func potential(_ capacitance: Double, span: Double) {
    let rig = rig(capacitance)
    rig.closeGalvanostat()
    rig.turn(0.5)
    // The loop takes a millisecond.
    rig.pass(1e-3 + span * 1e-3)
    let tau = 900 * capacitance
    let h = span * 1e-3
    let settled = 1e-3 * (100 + 900 * (1 - tau / h * (1 - exp(-h / tau))))
    let seen = 2.5 * mean(rig, .potential, over: Seconds(h))
    #expect(abs(seen - settled) < 2e-4 * 0.9, "\(seen) V, not \(settled) V")
  }

  @Test("where a potential steps, the current's average is all the charge that flowed")
  func current() {
    for capacitance in [1e-6, 20e-6, 1e-3] {
      let rig = rig(capacitance)
      rig.close()
      let before = rig.charge
      rig.turn(2e-3)
      rig.pass(0.05)
      // 10 ohm and ten times: 2 mA are 2 V.
      let flowed = mean(rig, .current, over: .milliseconds(50)) * 1e-3 * 0.05
      #expect(abs(flowed - (rig.charge - before)) < 1e-15)
      #expect(rig.charge - before > 0.049 * 1e-5)
    }
  }

  @Test("what changed within a conversion counts by how long it was so")
  func parts() {
    let rig = rig(1e-6)
    rig.closeGalvanostat()
    for share in [0.5, -0.25, 0.1] {
      rig.turn(share)
      rig.pass(0.01)
    }
    rig.pass(0.001)
    // Each from a millisecond after it was told.
    let exact = (0.5 * 10 - 0.25 * 10 + 0.1 * 10) / 30
    #expect(abs(mean(rig, .current, over: .milliseconds(30)) / 2 - exact) < 1e-12)
    #expect(abs(mean(rig, .shunt, over: .milliseconds(30)) - 10 * 2e-3 * exact) < 1e-15)
  }
}
