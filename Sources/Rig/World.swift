public import HAL
public import Quantities

/// Where a board's buses and lines come from: a real machine, or the simulator.
public protocol World: AnyObject {
  /// The bus of this name of the board.
  func bus(_ name: String) throws(RigError) -> any I2CBus
  /// Claims a line of the board as an output, at its safe level from this moment on.
  func output(_ name: String) throws(RigError) -> OutputLine
  /// Claims a line of the board as an input.
  func input(_ name: String) throws(RigError) -> InputLine
  /// The present instant of this world's clock.
  var now: Instant { get }
  /// Lets time pass: a simulated clock jumps, a real one is slept through.
  func wait(until instant: Instant)
}

/// Why a rig could not be put together or used: for the person in front of it.
public struct RigError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, naming the chip, bus or line by its name on the board.
  public let what: String
  /// What to do about it.
  public let remedy: String

  public init(_ what: String, remedy: String) {
    self.what = what
    self.remedy = remedy
  }

  public var description: String { "\(what); \(remedy)" }
}
