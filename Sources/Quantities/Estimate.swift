/// A number that was found, and how far the truth may lie from it.
public struct Estimate<Value: Quantity>: Hashable, Sendable, BitwiseCopyable {
  public let value: Value
  /// How far the truth may be off either way, as a share of the value.
  public let share: Double

  public init(_ value: Value, within share: Double) {
    self.value = value
    self.share = share
  }

  public var lowest: Value { Value(value.value * (1 - share)) }
  public var highest: Value { Value(value.value * (1 + share)) }

  /// Whether this could be the truth.
  public func admits(_ truth: Value) -> Bool { truth >= lowest && truth <= highest }
}
