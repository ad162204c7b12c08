/// How the numbers of a part stand to each other before a fit, when all are about one.
struct StartShape: Hashable, Sendable {
  /// Of every constant phase.
  let exponent: Double
  /// How much slower each parallel inside another is than that.
  let inner: Double
  /// How much slower diffusion beside a resistor is than what stands across both.
  let diffusion: Double

  /// One after the other, until one leads to a fit that leaves only noise.
  static let all = [
    StartShape(exponent: 0.85, inner: 30, diffusion: 3e4),
    StartShape(exponent: 0.65, inner: 1, diffusion: 100),
    StartShape(exponent: 0.95, inner: 0.03, diffusion: 1),
    StartShape(exponent: 0.5, inner: 1000, diffusion: 1e7),
  ]
}

/// A part of a circuit with numbers of about one, to be multiplied and stretched as a whole.
struct UnitBlock {
  private struct Number {
    let place: Int
    let kind: ParameterKind
    let value: Double
    /// Of the element that it belongs to.
    let exponent: Double
  }

  /// The place of the part in the circuit.
  let node: Int
  let shape: String
  /// Whether it has a time constant that its size does not settle.
  let hasTime: Bool
  private var numbers: [Number] = []

  init(_ circuit: Circuit, node: Int, _ start: StartShape) {
    self.node = node
    shape = circuit.shape(of: node)
    let elements = circuit.elements(in: node).map { circuit.elements[$0] }
    let reactive = elements.filter(\.kind.isReactive)
    hasTime =
      reactive.contains(where: \.kind.hasTime) || (!reactive.isEmpty && elements.count > 1)
    add(circuit, node, start, time: 1)
  }

  /// Elements of one parallel have one time; those of a parallel inside it another.
  private mutating func add(
    _ circuit: Circuit, _ node: Int, _ start: StartShape, time: Double
  ) {
    switch circuit.nodes[node].kind {
    case .element(let number):
      let element = circuit.elements[number]
      let isBeside = node != self.node && element.kind.isDiffusion
      add(element, start, isBeside ? time * start.diffusion : time)
    case .series:
      for part in circuit.parts(of: node) { add(circuit, part, start, time: time) }
    case .parallel:
      let outer = node == self.node
      for part in circuit.parts(of: node) {
        add(circuit, part, start, time: outer ? time : time * start.inner)
      }
    }
  }

  private mutating func add(_ element: CircuitElement, _ start: StartShape, _ time: Double) {
    let kinds = element.kind.parameters
    let exponent = kinds.contains { $0 == .exponent } ? start.exponent : 1
    for (index, kind) in kinds.enumerated() {
      let unit = kind == .exponent ? start.exponent : 1
      let value = kind.scaled(unit, size: 1, time: time, exponent: exponent)
      numbers.append(
        Number(place: element.first + index, kind: kind, value: value, exponent: exponent))
    }
  }

  /// Writes the numbers of the part, of such a size and time, among those of the circuit.
  func write(size: Double, time: Double, into values: inout [Double]) {
    for number in numbers {
      values[number.place] = number.kind.scaled(
        number.value, size: size, time: time, exponent: number.exponent)
    }
  }
}
