public import HAL

/// The dead-man's line in the hands of its guardian: it is only ever toggled.
///
/// Neither claiming it nor giving it back moves it: an edge always means that a step was completed.
public final class GuardedLine {
  private let bank: any LineBank
  private let line: LineNumber
  private var level: Level

  /// Takes a claimed line that is at this level.
  public init(_ bank: any LineBank, _ line: LineNumber, at level: Level) {
    self.bank = bank
    self.line = line
    self.level = level
  }

  func toggle() throws(LineError) {
    try bank.drive(line, to: level.opposite)
    level = level.opposite
  }
}
