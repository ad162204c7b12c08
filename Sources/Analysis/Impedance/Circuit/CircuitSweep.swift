/// Computes a circuit at many frequencies, with the work space that this takes.
struct CircuitSweep {
  private let nodes: [CircuitNode]
  /// For a series the sum of impedances so far, for a parallel that of admittances.
  private var sums: [Complex]
  private var impedances: [Complex]
  /// How the whole moves with each place.
  private var shares: [Complex]

  init(_ circuit: Circuit) {
    nodes = circuit.nodes
    sums = Array(repeating: .zero, count: nodes.count)
    impedances = sums
    shares = sums
  }

  /// The impedance of the whole.
  func impedance(
    _ elements: [TunedElement], _ angular: Double, _ logarithm: Double
  ) -> Complex {
    var copy = self
    return copy.pass(elements, angular, logarithm)
  }

  /// The impedance of the whole; those of the places stay behind for `slopes`.
  mutating func pass(
    _ elements: [TunedElement], _ angular: Double, _ logarithm: Double
  ) -> Complex {
    for index in sums.indices { sums[index] = .zero }
    for (index, node) in nodes.enumerated() {
      let impedance: Complex
      switch node.kind {
      case .element(let number): impedance = elements[number].impedance(angular, logarithm)
      case .series: impedance = sums[index]
      case .parallel: impedance = sums[index].reciprocal
      }
      impedances[index] = impedance
      guard let parent = node.parent else { continue }
      let isSeries = nodes[parent].kind == .series
      sums[parent] = sums[parent] + (isSeries ? impedance : impedance.reciprocal)
    }
    return impedances[nodes.count - 1]
  }

  /// The impedance of a place, as the last pass left it.
  func impedance(of node: Int) -> Complex { impedances[node] }

  /// How the whole, just computed, moves with each number of each element.
  mutating func slopes(
    _ elements: [TunedElement], _ angular: Double, _ logarithm: Double,
    into slope: (Int, Complex) -> Void
  ) {
    // From the whole to its parts: of a parallel, a part counts as the square of its share.
    for index in nodes.indices.reversed() {
      share(of: index)
      guard case .element(let number) = nodes[index].kind else { continue }
      let element = elements[number]
      let slopes = element.slopes(impedances[index], angular, logarithm)
      let count = element.kind.parameters.count
      slope(element.first, shares[index] * slopes.0)
      if count > 1 { slope(element.first + 1, shares[index] * slopes.1) }
      if count > 2 { slope(element.first + 2, shares[index] * slopes.2) }
    }
  }

  private mutating func share(of index: Int) {
    guard let parent = nodes[index].parent else {
      shares[index] = .one
      return
    }
    guard nodes[parent].kind == .parallel else {
      shares[index] = shares[parent]
      return
    }
    let ratio = impedances[parent] / impedances[index]
    shares[index] = shares[parent] * ratio * ratio
  }
}
