public import HAL
public import Quantities

/// What can be wrong inside a chip; a model that cannot have one of them says so.
public enum ChipFault: Hashable, Sendable {
  /// It answers with the identity of another part.
  case wrongIdentity
  /// It converts no more: the last result stays.
  case frozen
  /// One bit of its result stays at a level.
  case stuckBit(Int, high: Bool)
  /// The wire of its sensor is broken.
  case openSensor
  /// The wires of its sensor touch.
  case shortedSensor
  /// The pin of its first alert stays at a level.
  case alertStuck(Level)
  /// Its alerts take a maximum for a minimum and the reverse.
  case alertsBackwards
  /// A multiplexer stays on this branch.
  case stuckBranch(Int)
}

/// A chip model that can be broken.
public protocol Breakable: I2CTarget {
  /// Breaks it, and answers whether it has such a fault at all; nil mends everything.
  func suffer(_ fault: ChipFault?, at now: Instant) -> Bool
}
