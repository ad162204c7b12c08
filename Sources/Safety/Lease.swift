public import Quantities

/// The right to keep a harmful output on, for a moment.
public struct Lease: Hashable, Sendable, BitwiseCopyable {
  /// How long after its last renewal an output may still be on.
  public static let term = Seconds.milliseconds(250)

  private var end: Instant?

  public init() {}

  public mutating func renew(at now: Instant) { end = now + Self.term }
  public mutating func end(at now: Instant) { end = nil }
  public func holds(at now: Instant) -> Bool { end.map { now < $0 } ?? false }
}
