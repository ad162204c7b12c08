import Quantities
import Testing

@testable import Simulator

@Suite("Cells of two metal electrodes")
struct MetalCellTests {
  private func cell(_ numbers: (inout MetalCellParameters) -> Void) -> MetalCell {
    var p = MetalCellParameters()
    numbers(&p)
    return MetalCell(p)
  }

  /// After so many half cycles of an hour at so many mA.
  private func cycled(_ model: MetalCell, _ halves: Int, at milliamperes: Double) -> CellState {
    var state = model.fresh
    for half in 0..<halves {
      let sign = half % 2 == 0 ? 1.0 : -1.0
      state = model.state(after: 3600, at: sign * milliamperes * 1e-3, from: state)
    }
    return state
  }

  @Test("the overpotential is that of resistances and asinh, typed by hand")
  func closedForm() {
    let model = cell {
      $0.exchange = 3
      $0.coating = (10, 10)
    }
    // 1 mA/cm2 through 16 ohm cm2, and 4 x 25.6926 mV x asinh(1/6).
    let due = 16 + 4 * 25.692579121493725 * 0.16590455026930117
    #expect(abs(1e3 * model.potentials(at: 1e-3, in: model.fresh).cell - due) < 1e-10)
  }

  @Test("a step of hours is the sum of its seconds")
  func steps() {
    let model = cell {
      $0.exchange = 3
      $0.coating = (39, 4)
      $0.activation = 3
      $0.resting = 90
      $0.cycling = (0.02, 4e-4)
      $0.voids = (0.1, 0.05, 0.3)
      $0.short = .init(after: 280, at: 1)
    }
    let whole = model.state(after: 7200, at: 1e-3, from: model.fresh)
    var parts = model.fresh
    for _ in 0..<7200 { parts = model.state(after: 1, at: 1e-3, from: parts) }
    let (a, b) = (model.potentials(at: 1e-3, in: whole), model.potentials(at: 1e-3, in: parts))
    #expect(abs(a.working - b.working) < 1e-12)
    #expect(abs(a.counter - b.counter) < 1e-12)
    #expect(abs(whole.charge - parts.charge) < 1e-11)
    #expect(abs(whole.filament - parts.filament) < 1e-13)
  }

  @Test("the interphase grows as the root of time: 620 ohm to 1240 in 24 h")
  func parabolic() {
    let model = cell {
      $0.area = 0.785
      $0.bulk = 57.7
      $0.coating = (430, 430)
      $0.resting = 99.4
    }
    let aged = model.state(after: 24 * 3600, at: 0, from: model.fresh)
    let ohms = [model.fresh, aged].map { model.potentials(at: 1e-6, in: $0).cell / 1e-6 }
    #expect(abs(ohms[0] - 621) < 1)
    #expect(abs(ohms[1] - 1241) < 2)
  }

  @Test(
    "current from potential and back, to 1e-12", arguments: [-2.0, -0.3, -1e-3, 1e-3, 0.3, 2.0])
  func inverse(milliamperes: Double) {
    let model = cell {
      $0.exchange = 1.75
      $0.limiting = 3
    }
    let volts = model.potentials(at: milliamperes * 1e-3, in: model.fresh).cell
    let found = model.current(at: volts, in: model.fresh, atMost: 25e-3)
    #expect(abs(found / (milliamperes * 1e-3) - 1) < 1e-9)
    #expect(abs(model.potentials(at: found, in: model.fresh).cell - volts) < 1e-12)
  }

  @Test("without metal, neither contact nor efficiency matter: both signs are the same")
  func symmetric() {
    let model = cell { $0.exchange = 3 }
    for current in [1e-6, 1e-3, 1e-2] {
      let there = model.potentials(at: current, in: model.fresh)
      let back = model.potentials(at: -current, in: model.fresh)
      #expect(there.cell == -back.cell)
      #expect(there.working == -there.counter)
    }
  }

  @Test("voids part stripping from plating: 380 and 100 mV after 100 cycles of 0.1 mAh/cm2")
  func threeElectrodes() {
    let model = cell {
      $0.bulk = 474
      $0.exchange = 0.6
      $0.coating = (508, 508)
      $0.voids = (0.5, 0.0379, 0.334)
    }
    let state = cycled(model, 200, at: 0.1)
    let next = model.state(after: 1800, at: 1e-4, from: state)
    let found = model.potentials(at: 1e-4, in: next)
    #expect(abs(1e3 * found.working - 380) < 4)
    #expect(abs(1e3 * found.counter + 100) < 1)
  }

  @Test("what was stripped takes a plating current at once, and its contact comes back by it")
  func healing() {
    let model = cell {
      $0.bulk = 474
      $0.exchange = 0.6
      $0.coating = (508, 508)
      $0.voids = (0.5, 0.0379, 0.334)
    }
    // A discharge of 0.64 mAh/cm2, as cobalt oxide takes it, after fifty cycles like it.
    var state = model.fresh
    for half in 0..<101 {
      state = model.state(after: 32_000, at: half % 2 == 0 ? 7.2e-5 : -7.2e-5, from: state)
    }
    // exp(-0.5 x 0.64) of the contact there was, never less.
    #expect(state.workingContact > 0.05 && state.workingContact < 0.1)
    let stripped = model.potentials(at: 7.2e-5, in: state).working
    let plated = model.potentials(at: -7.2e-5, in: state).working
    #expect(stripped > 0.25 && -plated < 0.1)
    let healed = model.state(after: 36_000, at: -7.2e-5, from: state)
    #expect(abs(healed.workingContact - state.workingContact - 0.0379 * 0.72) < 1e-12)
  }

  @Test("the limiting current is a wall: 25.7 mV for each factor e of what is left, then volts")
  func limiting() {
    let model = cell { $0.limiting = 2 }
    func extra(_ j: Double) -> Double {
      model.potentials(at: j * 1e-3, in: model.fresh).cell - j * 6e-3
    }
    #expect(abs(extra(1) - 0.025692579121493725 * 0.6931471805599453) < 1e-12)
    #expect(extra(2.001) > 5)
  }

  @Test("cold slows all of it: 55 to -15 °C, each by its own energy")
  func temperature() {
    let model = cell {
      $0.exchange = 3
      $0.coating = (10, 10)
    }
    let found = [55.0, 25, -15].map { celsius in
      var state = model.fresh
      state.temperature = celsius
      return model.potentials(at: 1e-3, in: state).cell
    }
    #expect(found[0] < found[1] && found[1] < found[2])
    let bulk = cell { _ in }
    var cold = bulk.fresh
    cold.temperature = -15
    // exp(15000/8.314462618 x (1/258.15 - 1/298.15)).
    let warm = bulk.potentials(at: 1e-3, in: bulk.fresh).cell
    let ratio = bulk.potentials(at: 1e-3, in: cold).cell / warm
    #expect(abs(ratio - 2.5534) < 1e-3)
  }

  @Test("a filament is through after its hours, softly and then hard, sooner at more current")
  func filament() {
    let model = cell { $0.short = .init(after: 280, at: 1) }
    #expect(model.leak(in: cycled(model, 279, at: 1)) == 0)
    #expect(abs(1 / model.leak(in: cycled(model, 281, at: 1)) - 30) < 1e-9)
    #expect(abs(1 / model.leak(in: cycled(model, 286, at: 1)) - 2) < 1e-9)
    #expect(model.leak(in: cycled(model, 141, at: 2)) > 0)
    #expect(abs(model.quiet(at: 1e-3, in: cycled(model, 279, at: 1)) - 3600) < 1e-6)
  }

  @Test("a foil of 40 um ends: flat for 190 h, a volt at about 225 h, and no current beyond")
  func thin() {
    let model = cell {
      $0.bulk = 20
      $0.exchange = 1.75
      $0.cycling = (0.05, 2.8e-4)
      $0.efficiency = 0.936
      $0.working.metal = 8.2
      $0.counter.metal = 8.2
      $0.working.edge = 1
      $0.counter.edge = 1
    }
    var state = model.fresh
    var seen: [Double] = []
    for half in 0..<260 {
      let current = half % 2 == 0 ? 1e-3 : -1e-3
      state = model.state(after: 3599, at: current, from: state)
      seen.append(model.potentials(at: current, in: state).cell.magnitude)
      state = model.state(after: 1, at: current, from: state)
    }
    #expect(seen[180] < 0.08)
    let first = seen.firstIndex { $0 > 1 } ?? 0
    #expect(first > 215 && first < 230)
  }

  @Test("lithium on copper: a potential to begin with, 98 % back, and a volt at the end")
  func copper() {
    let model = cell {
      $0.bulk = 20
      $0.exchange = 1.75
      $0.efficiency = 0.98
      $0.working.metal = 0
      $0.working.edge = 0.05
      $0.working.substrate = .init()
    }
    #expect(model.potentials(at: 0, in: model.fresh).cell == 1.5)
    var state = model.state(after: 10, at: -1e-3, from: model.fresh)
    let start = model.potentials(at: -1e-3, in: state).cell
    state = model.state(after: 3590, at: -1e-3, from: state)
    let end = model.potentials(at: -1e-3, in: state).cell
    #expect(start < end - 0.03 && end < 0)
    #expect(abs(state.workingMetal - 0.98) < 1e-12)
    let nearly = model.state(after: 0.979 * 3600, at: 1e-3, from: state)
    #expect(model.potentials(at: 1e-3, in: nearly).cell > 0.5)
    let empty = model.state(after: 3600, at: 1e-3, from: state)
    #expect(model.potentials(at: 1e-3, in: empty).cell > 5)
  }
}
