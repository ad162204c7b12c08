public import Quantities

/// A temperature that was checked: the only kind that a heater may be driven on.
///
/// Only a `Validator` can make one, so heating on an unchecked number does not compile.
public struct TrustedTemperature: Hashable, Sendable, BitwiseCopyable {
  public let value: Celsius
  public let measured: Instant

  init(_ value: Celsius, measured: Instant) {
    self.value = value
    self.measured = measured
  }
}

extension TrustedTemperature {
  /// Of two sensors of one place the hotter counts, and only as long as the older one is fresh.
  public static func hotter(_ a: Self, _ b: Self) -> Self {
    TrustedTemperature(a.value > b.value ? a.value : b.value, measured: min(a.measured, b.measured))
  }
}
