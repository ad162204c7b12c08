public import Quantities

/// The clock of a simulated world: it moves only when somebody moves it.
public final class Timeline {
  private var present: Instant

  public init(startingAt start: Instant = .zero) { present = start }

  public var now: Instant { present }

  /// Moves on to an instant; one that has passed already changes nothing.
  public func advance(to instant: Instant) {
    if instant > present { present = instant }
  }

  /// Lets a span of time pass.
  public func pass(_ span: Seconds) { present += span }
}
