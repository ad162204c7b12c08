import Quantities

/// What each part of a circuit looks like at each time constant of a grid.
struct StartDictionary {
  let blocks: [UnitBlock]
  /// In seconds, even in their logarithms, a little beyond what was measured.
  let times: [Double]
  /// Where the columns of each part begin; parts of one shape share theirs.
  private let firsts: [Int]
  /// The largest share of |Z| that a column of size one has anywhere.
  private var peaks: [Double] = []
  private(set) var solver: NonNegative

  init(_ spectrum: Spectrum, _ circuit: Circuit, _ start: StartShape) {
    let blocks = circuit.blocks.map { UnitBlock(circuit, node: $0, start) }
    let times = Self.grid(spectrum)
    var firsts: [Int] = []
    var count = 0
    for (index, block) in blocks.enumerated() {
      if let twin = blocks[..<index].firstIndex(where: { $0.shape == block.shape }) {
        firsts.append(firsts[twin])
      } else {
        firsts.append(count)
        count += block.hasTime ? times.count : 1
      }
    }
    self.blocks = blocks
    self.times = times
    self.firsts = firsts
    let columns = Self.columns(spectrum, circuit, blocks, times, firsts, count)
    peaks = columns.map { $0.map(\.magnitude).max() ?? 0 }
    solver = Self.solver(columns, spectrum)
  }

  private static func grid(_ spectrum: Spectrum) -> [Double] {
    let fastest = 0.3 / (2 * Double.pi * spectrum.highest.value)
    let slowest = 3 / (2 * Double.pi * spectrum.lowest.value)
    let decades = Numerics.log10(slowest / fastest)
    let count = max(6, min(26, Int(decades * 2.5)))
    return (0..<count).map { index in
      fastest * Numerics.power(10, decades * Double(index) / Double(count - 1))
    }
  }

  private static func columns(
    _ spectrum: Spectrum, _ circuit: Circuit, _ blocks: [UnitBlock], _ times: [Double],
    _ firsts: [Int], _ count: Int
  ) -> [[Double]] {
    let points = spectrum.points
    var columns = Array(
      repeating: Array(repeating: 0.0, count: 2 * points.count), count: count)
    var sweep = CircuitSweep(circuit)
    var values = Array(repeating: 1.0, count: circuit.kinds.count)
    for (number, time) in times.enumerated() {
      for block in blocks { block.write(size: 1, time: block.hasTime ? time : 1, into: &values) }
      let elements = circuit.elements.map { TunedElement($0, values) }
      for (row, point) in points.enumerated() {
        _ = sweep.pass(elements, point.angular, Numerics.log(point.angular))
        let weight = 1 / point.impedance.magnitude
        for (block, first) in zip(blocks, firsts) where block.hasTime || number == 0 {
          let share = sweep.impedance(of: block.node) * weight
          columns[first + (block.hasTime ? number : 0)][row] = share.real
          columns[first + (block.hasTime ? number : 0)][points.count + row] = share.imaginary
        }
      }
    }
    return columns
  }

  private static func solver(_ columns: [[Double]], _ spectrum: Spectrum) -> NonNegative {
    let shares = spectrum.points.map { $0.impedance * (1 / $0.impedance.magnitude) }
    let target = shares.map(\.real) + shares.map(\.imaginary)
    var products = Array(repeating: 0.0, count: columns.count * columns.count)
    for row in columns.indices {
      for column in 0...row {
        let product = dot(columns[row], columns[column])
        products[row * columns.count + column] = product
        products[column * columns.count + row] = product
      }
    }
    return NonNegative(products: products, targets: columns.map { dot($0, target) })
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    let a = a.span
    let b = b.span
    var sum = 0.0
    for index in 0..<min(a.count, b.count) { sum += a[index] * b[index] }
    return sum
  }

  /// How much of the spectrum some columns explain.
  mutating func explain(_ columns: [Int]) -> Double { solver.explain(columns) }

  /// The columns that a choice of times means, one for each part.
  func columns(_ choice: [Int]) -> [Int] {
    firsts.indices.map { firsts[$0] + (blocks[$0].hasTime ? choice[$0] : 0) }
  }

  /// The numbers of the circuit at a choice of times, with the sizes that explain most.
  mutating func values(_ choice: [Int], count: Int) -> [Double] {
    let columns = columns(choice)
    _ = solver.explain(columns)
    var values = Array(repeating: 1.0, count: count)
    for (index, block) in blocks.enumerated() {
      // A part that explains nothing yet begins at three per cent of |Z|.
      let least = 0.03 / max(peaks[columns[index]], 1e-300)
      block.write(
        size: max(solver.sizes[index], least), time: block.hasTime ? times[choice[index]] : 1,
        into: &values)
    }
    return values
  }
}
