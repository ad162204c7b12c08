/// The exclusive right to drive one line.
///
/// A line cannot be copied, so no second piece of code can drive it; when its owner goes away
/// it falls to its safe level. That is tidy, not safe: a killed process runs no deinitialiser.
public struct OutputLine: ~Copyable {
  private let bank: any LineBank
  public let number: LineNumber
  /// The level at which what hangs on the line can do no harm.
  public let safe: Level

  /// Takes a line that the bank has already claimed at its safe level.
  public init(_ number: LineNumber, of bank: any LineBank, safe: Level) {
    self.number = number
    self.bank = bank
    self.safe = safe
  }

  /// Puts the line at its safe level.
  public func makeSafe() throws(LineError) { try bank.drive(number, to: safe) }

  /// Puts the line at the level that is not safe; a lease decides for how long.
  public func energise() throws(LineError) {
    try bank.drive(number, to: safe.opposite)
  }

  /// What is on the wire, which is what was driven only if nothing is broken.
  public func level() throws(LineError) -> Level { try bank.level(of: number) }

  deinit {
    // A line that is lost cannot be driven; what is safe then is the dead-man's business.
    do throws(LineError) { try bank.drive(number, to: safe) } catch {}
    bank.release(number)
  }
}
