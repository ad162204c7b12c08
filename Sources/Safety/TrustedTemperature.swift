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
