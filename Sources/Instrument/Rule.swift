public import Procedures
public import Quantities

/// A rule of the board: what must end while a condition holds.
///
/// It comes on top of what is built in, and no rule can switch off what is built in.
public final class Rule {
  public let name: String
  /// What to tell people when it is broken.
  public let message: String
  public let stops: Stops
  /// The switches that go to their safe level, by number.
  let switches: [UInt8]
  private let conditions: [Condition]
  private let patience: Seconds
  private var since: Instant?

  public init(
    _ name: String, when conditions: [Condition], for patience: Seconds, stops: Stops,
    switches: [UInt8], message: String
  ) {
    self.name = name
    self.conditions = conditions
    self.patience = patience
    self.stops = stops
    self.switches = switches
    self.message = message
  }

  /// Whether it is broken; a signal that cannot be read is taken for the worst.
  func isBroken(at now: Instant, in reactor: borrowing Reactor) -> Bool {
    var holds = true
    for condition in conditions where holds {
      holds = reactor.value(of: condition.signal).map { condition.holds(for: $0) } ?? true
    }
    since = holds ? since ?? now : nil
    return since.map { now - $0 >= patience } ?? false
  }
}

/// What an interlock or a rule ends.
public struct Stops: Hashable, Sendable {
  /// Everything that is heated.
  public let heat: Bool
  /// Every precursor and the generator.
  public let gas: Bool
  /// Every cell.
  public let cells: Bool

  public var anything: Bool { heat || gas || cells }

  public init(heat: Bool, gas: Bool, cells: Bool = false) {
    self.heat = heat
    self.gas = gas
    self.cells = cells
  }
}
