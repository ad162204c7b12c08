/// A span of time, in whole nanoseconds: sums and comparisons are exact.
@frozen public struct Seconds: Hashable, Comparable, Sendable, BitwiseCopyable {
  public let nanoseconds: Int64

  @inlinable public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The nearest whole nanosecond. A span beyond 292 years is a programming error and traps.
  @inlinable public init(_ seconds: Double) {
    let scaled = seconds * 1e9
    nanoseconds = Int64(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
  }

  @inlinable public static func milliseconds(_ count: Int64) -> Self {
    Self(nanoseconds: count * 1_000_000)
  }
  @inlinable public static func microseconds(_ count: Int64) -> Self {
    Self(nanoseconds: count * 1000)
  }

  /// The span as a number of seconds, for arithmetic that is not exact anyway.
  @inlinable public var value: Double { Arithmetic.double(nanoseconds) * 1e-9 }

  @inlinable public static var zero: Self { Self(nanoseconds: 0) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }
  @inlinable public static func + (a: Self, b: Self) -> Self {
    Self(nanoseconds: a.nanoseconds + b.nanoseconds)
  }
  @inlinable public static func - (a: Self, b: Self) -> Self {
    Self(nanoseconds: a.nanoseconds - b.nanoseconds)
  }
  @inlinable public static func * (a: Self, count: Int64) -> Self {
    Self(nanoseconds: a.nanoseconds * count)
  }
  @inlinable public static func += (a: inout Self, b: Self) { a = a + b }
  @inlinable public static func / (a: Self, b: Self) -> Double {
    Arithmetic.double(a.nanoseconds) / Arithmetic.double(b.nanoseconds)
  }
}

/// A point on the monotonic clock of one run; the run chooses where zero is.
@frozen public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  public let nanoseconds: Int64

  @inlinable public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Where a simulated run begins.
  @inlinable public static var zero: Self { Self(nanoseconds: 0) }
  /// After everything that will ever happen.
  @inlinable public static var never: Self { Self(nanoseconds: .max) }

  @inlinable public static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }
  @inlinable public static func - (a: Self, b: Self) -> Seconds {
    Seconds(nanoseconds: a.nanoseconds - b.nanoseconds)
  }
  @inlinable public static func + (a: Self, span: Seconds) -> Self {
    Self(nanoseconds: a.nanoseconds + span.nanoseconds)
  }
  @inlinable public static func - (a: Self, span: Seconds) -> Self {
    Self(nanoseconds: a.nanoseconds - span.nanoseconds)
  }
  @inlinable public static func += (a: inout Self, span: Seconds) { a = a + span }
}
