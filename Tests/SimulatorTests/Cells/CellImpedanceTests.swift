import Glibc
import Quantities
import Testing

@testable import Simulator

/// The impedance that a cell's parameters come to, held against its potential in time.
@Suite("The impedance of simulated cells")
struct CellImpedanceTests {
  private static func metal(_ layer: Double? = 1e-3) -> MetalCell {
    var p = MetalCellParameters()
    p.area = 0.785
    p.bulk = 8
    p.coating = (40, 40)
    p.exchange = 1.5
    p.limiting = 12
    p.layer = layer
    return MetalCell(p)
  }

  private static func full() -> FullCell {
    var host = HostParameters()
    host.points = [.init(0, 4), .init(1, 3)]
    host.filled = 0.5
    host.capacity = 2
    host.exchange = 0.5
    host.resistance = 15
    host.diffusion = 30
    host.relaxation = 40
    var p = MetalCellParameters()
    p.coating = (40, 40)
    p.layer = 1e-3
    return FullCell(host, against: p)
  }

  static let cells: [(name: String, model: any CellModel)] = [
    ("metal", metal()), ("full", full()),
    ("dummy", DummyCell(Ohms(100), before: Ohms(900), across: Farads(1e-3))),
  ]

  /// The quotient of potential and current in the model's own time: a sine of currents, each held
  /// for a four-hundredth of a period, and the potential in the middle of each.
  private func measured(
    _ model: any CellModel, _ frequency: Double, around current: Double
  ) -> (Double, Double) {
    let count = 400
    let span = 1 / frequency / Double(count)
    let small = 1e-6
    var state = model.fresh
    state = model.state(after: 1000, at: current, from: state)
    var sums = (vc: 0.0, vs: 0.0)
    // What switching on stirs up has gone after ten seconds.
    let settling = max(5, Int(10 * frequency)) * count
    for step in 0..<settling + count {
      let turn = 2 * Double.pi * (Double(step) + 0.5) / Double(count)
      let now = current + small * sin(turn)
      let middle = model.state(after: span / 2, at: now, from: state)
      let potential = model.potentials(at: now, in: middle).cell
      state = model.state(after: span / 2, at: now, from: middle)
      guard step >= settling else { continue }
      sums.vc += potential * cos(turn)
      sums.vs += potential * sin(turn)
    }
    let scale = 2 / Double(count) / small
    return (sums.vs * scale, sums.vc * scale)
  }

  @Test("is what a sine finds in time, at rest and under a current", arguments: 0..<3)
  func inTime(number: Int) {
    let model = Self.cells[number].model
    for frequency in [0.3, 3, 30] {
      let state = model.state(after: 1000, at: 0, from: model.fresh)
      let due = model.impedance(at: frequency, around: 0, in: state)
      let found = measured(model, frequency, around: 0)
      let size = (due.real * due.real + due.imaginary * due.imaginary).squareRoot()
      let (real, imaginary) = (abs(found.0 - due.real), abs(found.1 - due.imaginary))
      #expect(real < 0.005 * size, "\(frequency) Hz: \(found.0), not \(due.real)")
      #expect(imaginary < 0.01 * size, "\(frequency) Hz: \(found.1), not \(due.imaginary)")
    }
  }

  @Test(
    "at no frequency at all it is by how much the potential rises with the current, within 1e-6",
    arguments: [0, 1e-4, -5e-4, 3e-3, 7e-3])
  func slow(current: Double) {
    let model = Self.metal()
    let state = model.state(after: 10, at: current, from: model.fresh)
    // The same parameters without a layer: potentials that have settled.
    let plain = Self.metal(nil)
    func rise(_ step: Double) -> Double {
      let high = plain.potentials(at: current + step, in: state).cell
      return (high - plain.potentials(at: current - step, in: state).cell) / (2 * step)
    }
    // Halving the step and taking the rest away (Richardson).
    let step = max(1e-7, 1e-3 * current.magnitude)
    let slope = (4 * rise(step / 2) - rise(step)) / 3
    let found = model.impedance(at: 1e-9, around: current, in: state)
    #expect(abs(found.real / slope - 1) < 1e-6, "\(found.real), not \(slope)")
    #expect(abs(found.imaginary) < 1e-6 * slope)
  }

  @Test("a layer that has settled changes nothing of where the electrodes are")
  func settled() {
    let (with, without) = (Self.metal(), Self.metal(nil))
    let state = with.state(after: 100, at: 1e-3, from: with.fresh)
    let (a, b) = (with.potentials(at: 1e-3, in: state), without.potentials(at: 1e-3, in: state))
    #expect(abs(a.working - b.working) < 1e-12 && abs(a.counter - b.counter) < 1e-12)
    // At the first instant it is all electrolyte: 8 ohm cm2 under 1.27 mA/cm2.
    let first = with.potentials(at: 1e-3, in: with.fresh).cell
    #expect(abs(first - 8 / 0.785 * 1e-3) < 1e-12)
  }

  @Test("what has grown through lies beside it")
  func leaking() {
    var p = MetalCellParameters()
    p.coating = (40, 40)
    p.short = .init(after: 1, at: 1)
    let model = MetalCell(p)
    var state = model.fresh
    state.filament = 2
    let sound = model.impedance(at: 1, around: 0, in: model.fresh).real
    let short = model.impedance(at: 1, around: 0, in: state).real
    #expect(abs(1 / short - (1 / sound + 1 / 2.0)) < 1e-9)
  }
}
