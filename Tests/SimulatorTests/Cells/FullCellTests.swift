import Quantities
import Testing

@testable import Simulator

@Suite("Full cells")
struct FullCellTests {
  private func cell(_ numbers: (inout HostParameters) -> Void = { _ in }) -> FullCell {
    var host = HostParameters()
    host.capacity = 2
    host.points = [.init(0, 4), .init(0.5, 3.5), .init(1, 3)]
    numbers(&host)
    var metal = MetalCellParameters()
    metal.bulk = 10
    return FullCell(host, against: metal)
  }

  @Test("the curve is read along straight lines, and ends steeply")
  func curve() {
    let model = cell()
    #expect(abs(model.potential(0.25) - 3.75) < 1e-12)
    #expect(abs(model.potential(0.75) - 3.25) < 1e-12)
    #expect(abs(model.potential(-0.02) - 5) < 1e-12)
    #expect(abs(model.potential(1.02) - 2) < 1e-12)
  }

  @Test("charge empties it: two hours at its capacity from 3 to 4 V, and back")
  func capacity() {
    let model = cell()
    let charged = model.state(after: 3600, at: 2e-3, from: model.fresh)
    #expect(abs(charged.filled) < 1e-12)
    #expect(abs(model.potentials(at: 0, in: charged).cell - 4) < 1e-12)
    let half = model.state(after: 1800, at: -2e-3, from: charged)
    #expect(abs(model.potentials(at: 0, in: half).cell - 3.5) < 1e-12)
    // 2 mA/cm2 through 10 ohm cm2.
    #expect(abs(model.potentials(at: -2e-3, in: half).cell - 3.48) < 1e-12)
  }

  @Test("what diffuses relaxes with its time constant after a pulse")
  func relaxation() {
    let model = cell {
      $0.diffusion = 20
      $0.relaxation = 300
    }
    let pulsed = model.state(after: 600, at: -1e-3, from: model.fresh)
    let due = -0.02 * (1 - Arithmetic.exp(-2))
    #expect(abs(pulsed.relaxing - due) < 1e-14)
    let rested = model.state(after: 300, at: 0, from: pulsed)
    #expect(abs(rested.relaxing - due * Arithmetic.exp(-1)) < 1e-14)
  }

  @Test("a shrinking capacity takes less charge, and many small steps are one large one")
  func fade() {
    let model = cell { $0.fade = 1e-3 }
    let whole = model.state(after: 3600, at: 2e-3, from: model.fresh)
    // 2 mAh/cm2 of a capacity that shrinks from 2 by a thousandth for each of them.
    #expect(abs(1 - whole.filled + Arithmetic.log(1 - 2e-3) / 2e-3) < 1e-12)
    var parts = model.fresh
    for _ in 0..<3600 { parts = model.state(after: 1, at: 2e-3, from: parts) }
    #expect(abs(parts.filled - whole.filled) < 1e-12)
  }

  @Test("held at 4 V after a charge, the current falls, and what flowed is what is stored")
  func hold() {
    let model = cell { $0.diffusion = 20 }
    let rig = CardRig(model)
    // Closed where it rests, and then taken to 3.1 V.
    rig.turn(0.6)
    rig.raise(rig.pins.large, rig.pins.armed)
    rig.pass(0.01)
    rig.raise(rig.pins.cell)
    rig.pass(0.01)
    rig.turn(0.62)
    rig.pass(.milliseconds(1))
    var last = rig.current
    #expect(last > 0)
    for _ in 0..<30 {
      rig.pass(120)
      #expect(rig.current <= last)
      #expect(abs(rig.potential - 3.1) < 2e-4)
      last = rig.current
    }
    let filled = rig.holder.trueState(at: rig.now).filled
    #expect(abs((1 - filled) * 2 * 3.6 - rig.charge) < 1e-9)
    #expect(filled < 0.92)
  }
}
