/// A number with its unit in its type; in machine code it is the number alone.
public protocol Quantity: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number, in the SI unit of the type unless the type says otherwise.
  var value: Double { get }
  init(_ value: Double)
}

extension Quantity {
  // All four, because Comparable would make `>=` out of `!(a < b)`, which a NaN passes.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
  @inlinable public static func <= (a: Self, b: Self) -> Bool { a.value <= b.value }
  @inlinable public static func > (a: Self, b: Self) -> Bool { a.value > b.value }
  @inlinable public static func >= (a: Self, b: Self) -> Bool { a.value >= b.value }

  /// Whether this is a number at all: neither infinite nor NaN.
  @inlinable public var isFinite: Bool { value.isFinite }
}

/// A quantity with a true zero, so that two of them add to a third.
public protocol AdditiveQuantity: Quantity {}

extension AdditiveQuantity {
  @inlinable public static var zero: Self { Self(0) }
  @inlinable public static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
  @inlinable public static func - (a: Self, b: Self) -> Self { Self(a.value - b.value) }
  @inlinable public static prefix func - (a: Self) -> Self { Self(-a.value) }
  @inlinable public static func * (a: Self, factor: Double) -> Self { Self(a.value * factor) }
  @inlinable public static func * (factor: Double, a: Self) -> Self { Self(a.value * factor) }
  @inlinable public static func / (a: Self, divisor: Double) -> Self { Self(a.value / divisor) }
  @inlinable public static func / (a: Self, b: Self) -> Double { a.value / b.value }
  @inlinable public static func += (a: inout Self, b: Self) { a = a + b }
  @inlinable public static func -= (a: inout Self, b: Self) { a = a - b }
  @inlinable public var magnitude: Self { Self(value.magnitude) }
}
