import Quantities
import Testing

@testable import Simulator

@Suite("Symmetric cells of two metal electrodes")
struct MetalCellTests {
  /// After so many hours at a current that turns each hour, in millivolts; 1 cm2.
  private func overpotential(
    _ model: MetalCell, at milliamperes: Double, after hours: Double
  ) -> Double {
    var state = model.fresh
    var sign = 1.0
    var left = hours
    while left > 0 {
      state = model.state(
        after: min(1, left) * 3600, at: sign * milliamperes * 1e-3, from: state)
      sign = -sign
      left -= 1
    }
    return 1e3 * model.potentials(at: milliamperes * 1e-3, in: state).cell
  }

  /// One line of the table of docs/models/cells.md.
  struct Line: Sendable, CustomTestStringConvertible {
    let name: String
    let current: Double
    let numbers: @Sendable (inout MetalCellParameters) -> Void
    let points: [(hours: Double, millivolts: Double)]
    var testDescription: String { name }
  }

  static let table = [
    Line(name: "bare sodium, 1 mA/cm2", current: 1) {
      $0.exchange = 3
      $0.cycling = (0.02, 4e-4)
    } points: {
      [(0, 23), (200, 43)]
    },
    Line(name: "sodium with a hybrid film", current: 1) {
      $0.exchange = 3.6
      $0.coating = (39, 0)
      $0.activation = 3
      $0.cycling = (0.005, 0)
    } points: {
      [(0, 59), (10, 22), (2000, 30)]
    },
    Line(name: "bare lithium, 2 mA/cm2", current: 2) {
      $0.bulk = 20
      $0.exchange = 1.75
      $0.cycling = (0.05, 1.1e-3)
    } points: {
      [(0, 96), (265, 767)]
    },
    Line(name: "sodium on Na3SbS4", current: 0.1) {
      $0.bulk = 57.7
      $0.coating = (380, 380)
      $0.resting = 90
      $0.cycling = (190, 7)
    } points: {
      [(2, 60), (265, 1185)]
    },
  ]

  @Test("they meet the table of parameter sets", arguments: table)
  func meets(line: Line) {
    var p = MetalCellParameters()
    line.numbers(&p)
    let model = MetalCell(p)
    for point in line.points {
      let found = overpotential(model, at: line.current, after: point.hours)
      #expect(abs(found - point.millivolts) < 0.01 * point.millivolts + 0.5)
    }
  }
}

extension MetalCellTests.Line {
  init(
    name: String, current: Double,
    _ numbers: @escaping @Sendable (inout MetalCellParameters) -> Void,
    points: () -> [(Double, Double)]
  ) {
    self.init(
      name: name, current: current, numbers: numbers,
      points: points().map { (hours: $0.0, millivolts: $0.1) })
  }
}
