import Quantities

/// An offset that is taken away from what a card reads, and a factor after that.
public struct CardLine<Offset: WrittenQuantity>: Hashable, Sendable {
  public let offset: Offset
  public let factor: Double

  public init(offset: Offset, factor: Double) {
    self.offset = offset
    self.factor = factor
  }

  /// The offset to one of so many parts of its unit, the factor to a tenth of a millionth.
  func rounded(to parts: Double) -> CardLine {
    let offset = Offset(counted: Arithmetic.rounded(offset.counted * parts) / parts) ?? offset
    return CardLine(offset: offset, factor: Arithmetic.rounded(factor * 1e7) / 1e7)
  }

  func lines(_ name: String) -> [String] {
    ["\(name):", "  offset: \(QuantityPrinter.text(offset))", "  factor: \(factor)"]
  }

  static func form(_ what: String) -> Form<CardLine> {
    .mapping(
      what, .required("offset", .quantity(), "What it reads at nothing; taken away."),
      .required("factor", .number, "What it is then multiplied by."), make: CardLine.init)
  }
}
