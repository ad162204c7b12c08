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
  /// Whether a line of the board could be claimed now; nothing is claimed or driven.
  func inspect(_ name: String) throws(RigError)
  /// The way to an instrument beside the buses; nobody answers yet.
  func port(_ name: String) throws(RigError) -> any MessagePort
  /// Where the latches of its zones are kept.
  var latches: any LatchStore { get throws(RigError) }
  /// Whether nothing of it is real.
  var isSimulated: Bool { get }
  /// The present instant of this world's clock.
  var now: Instant { get }
  /// Lets time pass: a simulated clock jumps, a real one is slept through.
  func wait(until instant: Instant)
}
