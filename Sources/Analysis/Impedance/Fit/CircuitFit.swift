/// An equivalent circuit fitted to a spectrum, each residual counted as a share of |Z|.
public struct CircuitFit: Sendable {
  /// Why there is nothing to fit.
  public enum Failure: Error, Hashable, Sendable {
    /// So many numbers cannot come of so few points.
    case tooFewPoints(points: Int, parameters: Int)
    /// From no start did the search stay among finite numbers.
    case diverged
  }

  public let circuit: Circuit
  public let parameters: [FittedParameter]
  /// Fitted minus measured, as shares of |Z|, in the order of the spectrum.
  public let residuals: [Complex]
  /// How many searches were made, and evaluations in all of them.
  public let starts: Int
  public let evaluations: Int
  /// Whether the last search came to rest.
  public let end: LevenbergMarquardt.End

  /// The sum of the squares of all residuals.
  public var chiSquared: Double {
    residuals.reduce(0) { $0 + $1.real * $1.real + $1.imaginary * $1.imaginary }
  }

  /// The scatter of one residual, as a share of |Z|.
  public var scatter: Double {
    (chiSquared / Double(max(1, 2 * residuals.count - parameters.count))).squareRoot()
  }

  /// Whether neighbours among what it leaves lean to one side, further than chance has it: the circuit
  /// misses something, however little.
  public var isSystematic: Bool { scatter > Self.floor && Lean(residuals).isThere }

  /// What is left below this share of |Z| is of converters.
  private static let floor = 1e-3

  /// In the order of the circuit.
  public var values: [Double] { parameters.map(\.value) }

  /// Fits, from starting values that it finds itself.
  public init(_ circuit: Circuit, to spectrum: Spectrum) throws(Failure) {
    let count = circuit.kinds.count
    guard 2 * spectrum.points.count > count, spectrum.points.count >= Spectrum.fewest else {
      throw .tooFewPoints(points: spectrum.points.count, parameters: count)
    }
    let problem = FitProblem(spectrum, circuit)
    var search = FitSearch(problem, spectrum)
    guard let best = search.run() else { throw .diverged }
    let order = CircuitOrder(circuit, for: spectrum)
    let values = order.ordered(problem.values(best.free))
    self.circuit = circuit
    starts = search.starts
    evaluations = search.evaluations
    end = best.end
    residuals = problem.residuals(at: values)
    let scatter = (best.sum / Double(max(1, 2 * residuals.count - count))).squareRoot()
    parameters = problem.certainties(of: values, scatter)
  }
}
