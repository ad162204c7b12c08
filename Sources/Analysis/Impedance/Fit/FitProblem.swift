/// A spectrum and a circuit, as a least-squares problem: residuals are relative to |Z|.
final class FitProblem {
  let circuit: Circuit
  private let angular: [Double]
  private let logarithm: [Double]
  private let measured: [Complex]
  private let weight: [Double]
  private var sweep: CircuitSweep

  init(_ spectrum: Spectrum, _ circuit: Circuit) {
    self.circuit = circuit
    angular = spectrum.points.map(\.angular)
    logarithm = angular.map(Numerics.log)
    measured = spectrum.points.map(\.impedance)
    weight = measured.map { 1 / $0.magnitude }
    sweep = CircuitSweep(circuit)
  }

  /// Real parts first, then imaginary ones.
  var residuals: Int { 2 * measured.count }
  var unknowns: Int { circuit.kinds.count }

  /// The values that free numbers stand for.
  func values(_ free: some Sequence<Double>) -> [Double] {
    zip(circuit.kinds, free).map { $0.value($1) }
  }

  private func tuned(_ free: Span<Double>) -> [TunedElement] {
    let values = circuit.kinds.indices.map { circuit.kinds[$0].value(free[$0]) }
    return circuit.elements.map { TunedElement($0, values) }
  }

  /// What the circuit gives too much, in shares of |Z|.
  func residuals(at free: Span<Double>, into result: inout MutableSpan<Double>) {
    let elements = tuned(free)
    let count = measured.count
    for point in 0..<count {
      let impedance = sweep.pass(elements, angular[point], logarithm[point])
      let excess = (impedance - measured[point]) * weight[point]
      result[point] = excess.real
      result[count + point] = excess.imaginary
    }
  }

  /// How each residual moves with each free number, column by column.
  func slopes(at free: Span<Double>, into result: inout MutableSpan<Double>) {
    let rates = circuit.kinds.indices.map { circuit.kinds[$0].slope(free[$0]) }
    slopes(at: free, rates: rates, into: &result)
  }

  /// The same with other rates: with ones, how each residual moves with a logarithm or exponent.
  func slopes(
    at free: Span<Double>, rates: [Double], into result: inout MutableSpan<Double>
  ) {
    let elements = tuned(free)
    let count = measured.count
    for point in 0..<count {
      let angular = angular[point]
      let logarithm = logarithm[point]
      _ = sweep.pass(elements, angular, logarithm)
      sweep.slopes(elements, angular, logarithm) { number, slope in
        let rate = rates[number] * weight[point]
        result[number * 2 * count + point] = slope.real * rate
        result[number * 2 * count + count + point] = slope.imaginary * rate
      }
    }
  }
}
