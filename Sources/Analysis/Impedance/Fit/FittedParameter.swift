/// One number of a fit, and how well the spectrum settles it.
public struct FittedParameter: Sendable {
  /// How far it may lie off.
  public enum Certainty: Hashable, Sendable {
    /// With 95 % between these two, if the scatter is that of the residuals.
    case between(Double, Double)
    /// It came to rest at the limit of what is physical; the interval means nothing there.
    case atBound
    /// Another value would fit as well.
    case undetermined
  }

  public let name: String
  public let kind: ParameterKind
  public let value: Double
  public let certainty: Certainty
}
