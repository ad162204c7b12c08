public import Quantities

/// How a conductivity or a rate grows with temperature: a straight line of its logarithm over 1/T.
public struct Arrhenius: Sendable {
  /// What is the straight line.
  public enum Law: Hashable, Sendable {
    /// ln(σT): ions that hop in a solid, of which the Nernst-Einstein relation asks the factor T.
    case hopping
    /// ln(σ), or ln(1/R): a rate of a reaction.
    case rate
  }

  /// A value with its temperature; `scatter` is that of the value, as a share of it.
  public struct Point: Sendable {
    public let temperature: Celsius
    public let value: Double
    public let scatter: Double?

    public init(at temperature: Celsius, _ value: Double, scatter: Double? = nil) {
      self.temperature = temperature
      self.value = value
      self.scatter = scatter
    }
  }

  /// Why there is no line.
  public enum Failure: Error, Hashable, Sendable {
    /// A line with an uncertainty takes three points at least.
    case tooFewPoints(Int)
    /// All temperatures are within a kelvin.
    case oneTemperature
    /// A value of this is not positive.
    case notPositive(Celsius)
  }

  public let law: Law
  /// In joules a mole.
  public let activation: Double
  /// With 95 % the activation energy is not further off than this, in joules a mole.
  public let reach: Double
  /// The value that the line meets where 1/T is zero; times a kelvin where the law says so.
  public let prefactor: Double
  /// The scatter of one logarithm about the line.
  public let scatter: Double

  /// The activation energy for one particle, in electronvolts.
  public var electronvolts: Double { activation / Self.electronvolt }

  /// R = 8.314462618 J/(mol K) and 1 eV = 96485.33212 J/mol: CODATA 2018, both exact.
  private static let gas = 8.314462618
  private static let electronvolt = 96485.33212

  public init(_ points: [Point], _ law: Law) throws(Failure) {
    guard points.count >= 3 else { throw .tooFewPoints(points.count) }
    if let wrong = points.first(where: { !($0.value > 0) }) {
      throw .notPositive(wrong.temperature)
    }
    let kelvins = points.map { $0.temperature.value + 273.15 }
    guard (kelvins.max() ?? 0) - (kelvins.min() ?? 0) > 1 else { throw .oneTemperature }
    // Measured about the middle, so that slope and height hardly depend on each other.
    let middle = kelvins.reduce(0) { $0 + 1 / $1 } / Double(kelvins.count)
    let weights = points.map { $0.scatter.map { 1 / max($0, 1e-9) } ?? 1 }
    let heights = zip(points, kelvins).map { point, kelvin in
      Numerics.log(law == .hopping ? point.value * kelvin : point.value)
    }
    let fit = LeastSquares(
      columns: [weights, zip(kelvins, weights).map { (1 / $0 - middle) * $1 }],
      target: zip(heights, weights).map { $0 * $1 })
    let freedom = points.count - 2
    let unit = (fit.residuals.reduce(0) { $0 + $1 * $1 } / Double(freedom)).squareRoot()
    self.law = law
    activation = -fit.solution[1] * Self.gas
    reach = Student.factor(freedom) * unit * fit.variances[1].squareRoot() * Self.gas
    prefactor = Numerics.exp(fit.solution[0] - fit.solution[1] * middle)
    scatter = unit * (Double(points.count) / weights.reduce(0) { $0 + $1 * $1 }).squareRoot()
  }

  /// What the line says at a temperature.
  public func value(at temperature: Celsius) -> Double {
    let kelvin = temperature.value + 273.15
    let line = prefactor * Numerics.exp(-activation / (Self.gas * kelvin))
    return law == .hopping ? line / kelvin : line
  }
}
