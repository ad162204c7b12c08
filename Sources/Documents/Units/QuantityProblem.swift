/// Why a text is not the quantity that is due, and what to write.
public struct QuantityProblem: Error, Hashable, Sendable {
  public let message: String
  public let remedy: String
}

extension WrittenQuantity {
  /// A quantity from its text, such as `1 h 30 min`; the type says which kind is due.
  public init(written text: String) throws(QuantityProblem) {
    let value = try QuantityText.read(text, due: [Self.kind])
    guard let quantity = Self(counted: value.counted) else {
      throw QuantityProblem(
        message: "'\(Excerpt.of(text))' is more than can be counted", remedy: "write less")
    }
    self = quantity
  }
}
