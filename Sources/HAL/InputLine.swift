/// The exclusive right to read one line.
public struct InputLine: ~Copyable {
  private let bank: any LineBank
  public let number: LineNumber
  /// The level that stands for the safe answer: what a cut wire must look like.
  public let safe: Level

  /// Takes a line that the bank has already claimed as an input.
  public init(_ number: LineNumber, of bank: any LineBank, safe: Level) {
    self.number = number
    self.bank = bank
    self.safe = safe
  }

  public func level() throws(LineError) -> Level { try bank.level(of: number) }

  /// Whether the line says that all is well; a cut wire does not.
  public func isPermitting() throws(LineError) -> Bool { try level() != safe }

  /// The oldest edge that has not been taken yet.
  public func nextEdge() throws(LineError) -> Edge? { try bank.nextEdge(of: number) }

  deinit { bank.release(number) }
}
