extension FitProblem {
  /// Fitted minus measured as shares of |Z|, one complex number for each point.
  func residuals(at values: [Double]) -> [Complex] {
    let parts = parts(at: zip(circuit.kinds, values).map { $0.free($1) })
    let count = residuals / 2
    return (0..<count).map { Complex(parts[$0], parts[count + $0]) }
  }

  private func parts(at free: [Double]) -> [Double] {
    var parts = Array(repeating: 0.0, count: residuals)
    var span = parts.mutableSpan
    residuals(at: free.span, into: &span)
    return parts
  }

  /// Whether what a search leaves looks like scatter: neighbours differ as much as all do.
  func isNoise(_ result: LevenbergMarquardt) -> Bool {
    // Below a millionth of |Z| nothing is left to explain.
    if result.sum < 1e-12 * Double(residuals) { return true }
    let parts = parts(at: result.free)
    let half = residuals / 2
    var steps = 0.0
    for index in 1..<residuals where index != half {
      let step = parts[index] - parts[index - 1]
      steps += step * step
    }
    // For pure scatter the mean square of steps is twice that of the residuals.
    let scatter = result.sum / Double(max(1, residuals - unknowns))
    return scatter < 1.3 * steps / (2 * Double(residuals - 2))
  }

  /// Each value with its interval, given the scatter of one residual.
  func certainties(of values: [Double], _ scatter: Double) -> [FittedParameter] {
    let free = zip(circuit.kinds, values).map { $0.free($1) }
    var slopes = Array(repeating: 0.0, count: residuals * unknowns)
    var span = slopes.mutableSpan
    self.slopes(at: free.span, rates: bounded(values), into: &span)
    let covariance = Covariance(slopes: slopes, rows: residuals, columns: unknowns)
    let factor = Student.factor(residuals - unknowns)
    return circuit.kinds.indices.map { index in
      let reach = covariance.variances[index].map { factor * scatter * $0.squareRoot() }
      return FittedParameter(
        name: circuit.parameters[index], kind: circuit.kinds[index], value: values[index],
        certainty: circuit.kinds[index].certainty(values[index], reach))
    }
  }

  /// One for each number that is free, nothing for one that rests at its bound.
  private func bounded(_ values: [Double]) -> [Double] {
    zip(circuit.kinds, values).map { $0.isAtBound($1) ? 0 : 1 }
  }
}

extension ParameterKind {
  /// Whether an exponent lies where it could not go further.
  fileprivate func isAtBound(_ value: Double) -> Bool {
    guard self == .exponent else { return false }
    let range = Self.exponents
    return value > range.upperBound - 1e-5 || value < range.lowerBound + 1e-5
  }

  /// What an interval means; of what is positive it is one of the logarithm.
  fileprivate func certainty(
    _ value: Double, _ reach: Double?
  ) -> FittedParameter.Certainty {
    guard let reach else { return isAtBound(value) ? .atBound : .undetermined }
    guard self == .exponent else {
      // A factor of two either way is not a measurement.
      guard reach < 0.7 else { return .undetermined }
      return .between(value * Numerics.exp(-reach), value * Numerics.exp(reach))
    }
    guard reach < 0.3 else { return .undetermined }
    return .between(value - reach, min(Self.exponents.upperBound, value + reach))
  }
}
