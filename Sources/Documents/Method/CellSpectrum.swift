public import Quantities

/// A spectrum that a method asks for, with everything decided.
public struct CellSpectrum: Sendable {
  /// Of each sine: a current, its density or a rate; or a potential.
  public let amplitude: AnyQuantity
  public let highest, lowest: Hertz
  /// In each decade.
  public let points: Int
  /// What is held meanwhile; nil for the cell as it rests.
  public let bias: AnyQuantity?
  /// For how long that is held before the first sine.
  public let wait: Seconds
  public let means: Means
  /// From here downwards all sines sound together; nil for one after the other.
  public let together: Hertz?

  /// What measures where more than one thing could.
  public enum Means: Sendable {
    /// The cards as high as they reach, the front end above.
    case either
    /// The front end alone.
    case frontEnd
    /// The analyser beside the buses alone.
    case analyser
  }

  /// From the highest on; at least one. The last is the lowest that was asked for, so the step to it is
  /// between half a step and one and a half.
  public var frequencies: [Hertz] {
    guard lowest < highest else { return [highest] }
    let decade = 2.302585092994046
    let span = Arithmetic.log(highest.value / lowest.value) / decade
    let steps = max(1, Int(Arithmetic.floor(span * Double(points) + 0.5)))
    let before = (0..<steps).map {
      Hertz(highest.value * Arithmetic.exp(-decade * Double($0) / Double(points)))
    }
    return before + [lowest]
  }
}
