import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("A generator and the plasma behind it")
struct PlasmaTests {
  private func near(_ a: Double, _ b: Double, _ share: Double = 1e-9) -> Bool {
    (a - b).magnitude <= b.magnitude * share
  }

  @Test("its power follows its setpoint with one lag, and its heads say so in volts")
  func lag() {
    let rig = PlasmaRig(0)
    rig.light(5)
    rig.pass(0.05)
    // 63 % of 300 W after one lag; no gas, so nothing burns and nine tenths come back.
    let share = 1 - Arithmetic.exp(-1)
    #expect(near(rig.read(.forward), 2.5 * share))
    #expect(near(rig.read(.reflected), 2.5 * share * 0.9))
    #expect(rig.read(.power) == 0)
    rig.pass(2)
    #expect(near(rig.read(.forward), 2.5))
  }

  @Test("a plasma that burns is matched within its tuning, and takes what does not come back")
  func match() {
    let rig = PlasmaRig()
    rig.light(5)
    // Five watts are there after 0.84 ms; the grid is looked at after 50 ms.
    rig.pass(0.05)
    #expect(rig.generator.isLit(at: rig.now))
    rig.pass(0.3)
    let back = 0.03 + 0.87 * Arithmetic.exp(-1)
    let forward = 300 * (1 - Arithmetic.exp(-7))
    #expect(near(rig.read(.reflected) / rig.read(.forward), back))
    #expect(near(rig.read(.power), forward * (1 - back)))
    rig.pass(10)
    #expect(near(rig.read(.power), 291))
  }

  @Test("opening the contact ends it at that very instant")
  func contact() {
    let rig = PlasmaRig()
    rig.light(5)
    rig.pass(3.0123)
    #expect(rig.read(.forward) > 2.4)
    rig.contact.drive(.low, at: rig.now)
    #expect(rig.read(.forward) == 0)
    #expect(!rig.generator.isGiving(at: rig.now))
    // A converter that looks back still sees what was.
    #expect(
      rig.generator.output(PlasmaGenerator.Output.forward.rawValue, at: .zero + Seconds(2.9)) > 2.4
    )
  }

  @Test("it lights between its pressures, and burns on at half and twice of them")
  func window() {
    func lights(_ pressure: Double) -> Bool {
      let rig = PlasmaRig(pressure)
      rig.light(5)
      rig.pass(1)
      return rig.generator.isLit(at: rig.now)
    }
    #expect([0, 0.19, 0.21, 499, 501].map(lights) == [false, false, true, true, false])
    let p = GeneratorParameters()
    #expect(p.bears(0.11, isLit: true) && !p.bears(0.09, isLit: true))
    #expect(p.bears(900, isLit: true) && !p.bears(1100, isLit: true))
  }

  @Test("what is broken shows in the heads as it would")
  func ailments() {
    func shares(_ change: (inout PlasmaGenerator.Ailment) -> Void) -> (Double, Double) {
      let rig = PlasmaRig()
      rig.light(5)
      rig.pass(5)
      var ailment = PlasmaGenerator.Ailment()
      change(&ailment)
      rig.generator.ail(with: ailment, at: rig.now)
      rig.pass(5)
      return (rig.read(.forward) / 2.5, rig.read(.reflected) / rig.read(.forward))
    }
    let off = shares { $0.reflected = 0.6 }
    #expect(near(off.1, 0.6, 1e-6))
    let dark = shares { $0.cannotLight = true }
    #expect(near(dark.1, 0.9, 1e-6))
    // 200 arcs of 0.2 ms are a twenty-fifth of the time.
    let arcs = shares { $0.arcs = 200 }
    #expect(near(arcs.0, 0.96, 1e-6))
    #expect(near(arcs.1, (0.03 + 0.04) / 0.96, 1e-6))
  }

  @Test("one that is stuck gives what it was last told, contact or not")
  func stuck() {
    let rig = PlasmaRig()
    rig.light(2)
    rig.pass(5)
    var ailment = PlasmaGenerator.Ailment()
    ailment.isStuckOn = true
    rig.generator.ail(with: ailment, at: rig.now)
    rig.contact.drive(.low, at: rig.now)
    rig.setpoint.turn(to: 0, at: rig.now)
    rig.pass(5)
    #expect(near(rig.read(.forward), 1))
    rig.generator.ail(with: PlasmaGenerator.Ailment(), at: rig.now)
    #expect(rig.read(.forward) == 0)
  }

  @Test("whoever reads changes nothing, not even one bit")
  func reading() {
    func film(nosy: Bool) -> UInt64 {
      let rig = PlasmaRig()
      rig.light(3)
      rig.shutter.drive(.high, at: rig.now)
      for _ in 0..<300 {
        rig.pass(0.0213)
        if nosy { _ = (rig.read(.forward), rig.magnetron.output(0, at: rig.now)) }
      }
      rig.setpoint.turn(to: 1, at: rig.now)
      rig.pass(3)
      return rig.film.bitPattern
    }
    #expect(film(nosy: true) == film(nosy: false))
  }

  @Test("the film is rate times power times time, behind an open shutter only")
  func film() {
    let rig = PlasmaRig()
    rig.light(5)
    rig.pass(20)
    #expect(rig.film == 0)
    rig.shutter.drive(.high, at: rig.now)
    rig.pass(100)
    rig.shutter.drive(.low, at: rig.now)
    rig.pass(100)
    // 291 W that burn, 5e-4 nm/(s W) at the pressure it was given for.
    #expect(near(rig.film, 291 * 5e-4 * 100, 1e-9))
    let truth = rig.chamber.film(at: rig.now)
    #expect(truth.layers.map(\.material) == ["X"])
    #expect(truth.layers.first?.cycles == 0)
    #expect(near(rig.magnetron.output(0, at: rig.now), rig.film))
  }

  @Test("fewer atoms arrive the more gas is in their way: Keller and Simmons")
  func scatter() {
    let p = MagnetronParameters("X", rate: 1)
    // (1 - exp(-x))/x with x = p d/(p0 d0), by hand: x = 0.2, 4 and next to nothing.
    #expect(near(p.arriving(at: 0.5), 0.9063462346, 1e-9))
    #expect(near(p.arriving(at: 10), 0.2454210903, 1e-9))
    #expect(near(p.arriving(at: 1e-9), 1, 1e-8))
    #expect(near(p.rate(of: 100, at: 10), 100 * 0.2454210903 / 0.9063462346, 1e-9))
  }

  @Test("a monitor beside the sample shows its tooling, with its noise")
  func monitor() {
    var p = MagnetronParameters("X", rate: 5e-4)
    p.tooling = 1.2
    p.noise = 0.05
    let rig = PlasmaRig(film: p)
    rig.light(5)
    rig.shutter.drive(.high, at: rig.now)
    rig.pass(200)
    let shown = rig.magnetron.output(0, at: rig.now)
    #expect((shown - 1.2 * rig.film).magnitude < 0.3)
    #expect(shown != 1.2 * rig.film)
  }
}
