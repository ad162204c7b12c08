public import Quantities

/// A bottle of a precursor: its vapour pressure follows its temperature until it is empty.
public final class PrecursorBottle {
  private let vapour: Vapour
  private let temperature: Net
  /// In grams.
  private let full: Double
  private var left: Double

  /// What stands over the liquid.
  public enum Vapour: Equatable, Sendable {
    /// `log10(p/Torr) = a - b/T`, with b in kelvin.
    case antoine(a: Double, b: Double)
    /// A cylinder with a regulator.
    case fixed(Pascals)
  }

  /// - Parameter content: in grams.
  public init(_ vapour: Vapour, at temperature: Net, content: Double) {
    self.vapour = vapour
    self.temperature = temperature
    full = content
    left = content
  }

  /// What is left, in grams.
  public var content: Double { left }

  /// Fills it, or lets it run dry.
  public func fill(to grams: Double) { left = grams }

  /// In Pa, with its bottom covered or not.
  func pressure(at now: Instant) -> Double {
    switch vapour {
    case .fixed(let pressure): pressure.value * wetness
    case .antoine(let a, let b):
      Self.torr * wetness
        * Arithmetic.exp(Self.ten * (a - b / (temperature.value(at: now) + 273.15)))
    }
  }

  /// The last fiftieth wets less and less of the bottom, and evaporates ever slower.
  private var wetness: Double { min(1, 50 * left / full) }

  /// Takes as many grams.
  func draw(_ grams: Double) { left = max(0, left - grams) }

  private static let torr = 101_325.0 / 760
  private static let ten = 2.302585092994046
}
