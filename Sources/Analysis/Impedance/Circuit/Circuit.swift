/// An equivalent circuit: elements in series and parallel.
public struct Circuit: Sendable {
  /// As it was written.
  public let text: String
  public let elements: [CircuitElement]
  /// Each after its parts; the last is the whole.
  let nodes: [CircuitNode]

  init(text: String, elements: [CircuitElement], nodes: [CircuitNode]) {
    self.text = text
    self.elements = elements
    self.nodes = nodes
    kinds = elements.flatMap(\.kind.parameters)
  }

  /// The names of all numbers, in the order in which values are given.
  public var parameters: [String] { elements.flatMap(\.parameters) }

  /// What each number means.
  public let kinds: [ParameterKind]

  /// The impedance at one frequency, for values in the order of `parameters`.
  public func impedance(angular: Double, _ values: [Double]) -> Complex {
    precondition(values.count == kinds.count, "a circuit takes one value for each parameter")
    let tuned = elements.map { TunedElement($0, values) }
    return CircuitSweep(self).impedance(tuned, angular, Numerics.log(angular))
  }

  /// Whether anything in it can make the imaginary part negative.
  public var hasCapacitance: Bool {
    elements.contains { $0.kind != .resistor && $0.kind != .inductor }
  }

  /// The parts of a place, by their numbers.
  func parts(of node: Int) -> [Int] {
    nodes.indices.filter { nodes[$0].parent == node }
  }

  /// The elements in a place and in all its parts.
  func elements(in node: Int) -> [Int] {
    if case .element(let number) = nodes[node].kind { return [number] }
    return parts(of: node).flatMap { elements(in: $0) }
  }

  /// What the circuit is a series of.
  var blocks: [Int] {
    let whole = nodes.count - 1
    return nodes[whole].kind == .series ? parts(of: whole) : [whole]
  }

  /// The structure of a place without names: equal for places that could be swapped.
  func shape(of node: Int) -> String {
    switch nodes[node].kind {
    case .element(let number): return elements[number].kind.rawValue
    case .series: return "s(" + shapes(in: node) + ")"
    case .parallel: return "p(" + shapes(in: node) + ")"
    }
  }

  private func shapes(in node: Int) -> String {
    parts(of: node).map { shape(of: $0) }.joined(separator: ",")
  }
}
