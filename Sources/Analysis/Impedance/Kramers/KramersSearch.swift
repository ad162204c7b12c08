/// Finds how many pairs of resistor and capacitor a spectrum needs.
///
/// The usual rule adds pairs until mu falls below 0.85. On clean spectra it never does, or it does
/// by chance with two pairs, long before they follow the data, and calls a good cell bad. Here the
/// number is the one that explains most for its size: the least Bayesian information criterion
/// (G. Schwarz, Ann. Stat. 6 (1978) 461).
struct KramersSearch {
  /// A description with so many pairs.
  struct Candidate {
    let pairs: Int
    let mu: Double
    /// The sum of the squares of the residuals.
    let sum: Double
    let residuals: [Complex]
  }

  let best: Candidate

  init(_ spectrum: Spectrum) {
    let rows = Double(2 * spectrum.points.count)
    var best: Candidate?
    var least = Double.infinity
    for reach in [0.0, 0.5] {
      for pairs in Self.counts(spectrum, reach) {
        let candidate = Self.described(spectrum, pairs, reach)
        // Below a millionth only rounding is left to describe.
        let mean = max(candidate.sum / rows, 1e-14)
        let criterion = rows * Numerics.log(mean) + Numerics.log(rows) * Double(pairs)
        guard criterion < least || best == nil else { continue }
        least = criterion
        best = candidate
      }
    }
    self.best = best ?? Candidate(pairs: 0, mu: 1, sum: 0, residuals: [])
  }

  /// From one to seven pairs a decade, and fewer than would leave nothing to chance.
  private static func counts(_ spectrum: Spectrum, _ reach: Double) -> StrideThrough<Int> {
    let decades = spectrum.decades + 2 * reach
    let points = spectrum.points.count
    let most = max(1, min(Int(7 * decades), points * 7 / 10, 2 * points - 5))
    let least = max(1, min(Int(decades.rounded(.up)), most))
    return stride(from: least, through: most, by: 2)
  }

  private static func described(
    _ spectrum: Spectrum, _ pairs: Int, _ reach: Double
  ) -> Candidate {
    let points = spectrum.points
    let weights = points.map { 1 / $0.impedance.magnitude }
    func column(_ impedance: (Double) -> Complex) -> [Double] {
      let shares = zip(points, weights).map { impedance($0.angular) * $1 }
      return shares.map(\.real) + shares.map(\.imaginary)
    }
    let resistor = column { _ in Complex.one }
    let coil = column { Complex(0, $0) }
    let capacitor = column { Complex(0, -1 / $0) }
    let fixed = [resistor, coil, capacitor]
    let columns =
      fixed
      + times(spectrum, pairs, reach).map { time in
        column { Complex(1, $0 * time).reciprocal }
      }
    let shares = zip(points, weights).map { $0.impedance * $1 }
    let fit = LeastSquares(
      columns: columns, target: shares.map(\.real) + shares.map(\.imaginary))
    let residuals = points.indices.map { index in
      Complex(-fit.residuals[index], -fit.residuals[points.count + index])
    }
    return Candidate(
      pairs: pairs, mu: mu(fit.solution.dropFirst(fixed.count)),
      sum: fit.residuals.reduce(0) { $0 + $1 * $1 }, residuals: residuals)
  }

  /// Even in their logarithms, over what was measured and `reach` decades more on either side.
  private static func times(_ spectrum: Spectrum, _ pairs: Int, _ reach: Double) -> [Double] {
    let decades = spectrum.decades + 2 * reach
    let first = Numerics.power(10, -reach) / (spectrum.points.first?.angular ?? 1)
    return (0..<pairs).map { pair in
      let share = pairs > 1 ? Double(pair) / Double(pairs - 1) : 0.5
      return first * Numerics.power(10, decades * share)
    }
  }

  private static func mu(_ resistances: some Sequence<Double>) -> Double {
    var positive = 0.0
    var negative = 0.0
    for resistance in resistances {
      if resistance < 0 { negative -= resistance } else { positive += resistance }
    }
    return positive > 0 ? 1 - negative / positive : 0
  }
}
