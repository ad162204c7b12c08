public import Quantities

/// What lies on the stage and must stay solid.
public enum Metal: UInt8, Hashable, Sendable, BitwiseCopyable {
  case lithium, sodium, potassium
  /// Nothing that melts: declared in words, never assumed.
  case none

  /// Where the pure metal melts (lithium 180.5, sodium 97.79, potassium 63.5 °C).
  public var melts: Celsius? {
    switch self {
    case .lithium: Celsius(180.5)
    case .sodium: Celsius(97.79)
    case .potassium: Celsius(63.5)
    case .none: nil
    }
  }
}
