import Quantities

/// Puts equal parts of a circuit into an order, so that one spectrum has one answer: what answers
/// to the highest frequency comes first.
struct CircuitOrder {
  private let circuit: Circuit
  private let spectrum: Spectrum

  init(_ circuit: Circuit, for spectrum: Spectrum) {
    self.circuit = circuit
    self.spectrum = spectrum
  }

  /// The same values in the order that everybody finds.
  func ordered(_ values: [Double]) -> [Double] {
    var values = values
    // Parts come before what they form, so the inside is in order when the outside is.
    for node in circuit.nodes.indices { sort(circuit.parts(of: node), of: node, &values) }
    return values
  }

  private func sort(_ parts: [Int], of node: Int, _ values: inout [Double]) {
    for (number, part) in parts.enumerated() {
      let shape = circuit.shape(of: part)
      let twins = parts[number...].filter { circuit.shape(of: $0) == shape }
      guard twins.count > 1 else { continue }
      let old = values
      let isSeries = circuit.nodes[node].kind == .series
      let keys = twins.map { ($0, centre(of: $0, isSeries, old)) }
      let sorted = keys.sorted { ($0.1, -$0.0) > ($1.1, -$1.0) }
      for (target, source) in zip(twins, sorted) { move(source.0, to: target, old, &values) }
    }
  }

  private func move(_ source: Int, to target: Int, _ old: [Double], _ values: inout [Double]) {
    let pairs = zip(circuit.elements(in: source), circuit.elements(in: target))
    for (from, to) in pairs {
      let size = circuit.elements[from].kind.parameters.count
      for number in 0..<size {
        values[circuit.elements[to].first + number] = old[circuit.elements[from].first + number]
      }
    }
  }

  /// The logarithm of the frequency around which a part is reactive.
  private func centre(of part: Int, _ isSeries: Bool, _ values: [Double]) -> Double {
    let elements = circuit.elements.map { TunedElement($0, values) }
    var sweep = CircuitSweep(circuit)
    let low = Numerics.log(spectrum.lowest.value) - 3
    let high = Numerics.log(spectrum.highest.value) + 10
    var sum = 0.0
    var moment = 0.0
    for step in 0...80 {
      let logarithm = low + (high - low) * Double(step) / 80
      _ = sweep.pass(elements, Numerics.exp(logarithm), logarithm)
      let impedance = sweep.impedance(of: part)
      let share = (isSeries ? impedance : impedance.reciprocal).imaginary.magnitude
      sum += share
      moment += share * logarithm
    }
    return sum > 0 ? moment / sum : 0
  }
}
