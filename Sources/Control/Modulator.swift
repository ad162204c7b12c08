/// Turns a share of full power into whole periods of on and off, forgetting nothing.
public struct Modulator: Hashable, Sendable, BitwiseCopyable {
  private var owed = 0.0

  public init() {}

  /// Whether the heater is on for the period that begins.
  public mutating func isOn(share: Double) -> Bool {
    owed += share
    guard owed >= 0.5 else { return false }
    owed -= 1
    return true
  }

  /// What was owed is not made up for after a refusal: that would be wind-up.
  public mutating func refuse() { owed = 0 }
}
