/// What a rate counts by: 1C lets it flow in an hour.
public struct CapacityDocument: Sendable {
  /// A charge, or one per area or per mass of what takes the metal up.
  public let amount: AnyQuantity
  /// What it is the capacity of, in words: a rate means nothing without.
  public let meaning: String
  public let place: Place

  static let form = Form<CapacityDocument>.mapping(
    "a capacity",
    .required("is", amount.located, "What 1C lets flow in an hour: 1.7 mAh, 170 mAh/g."),
    .required("of", .text, "What it is the capacity of: LFP as delivered, at C/20."),
    make: { CapacityDocument(amount: $0.value, meaning: $1, place: $0.place) })

  private static let kinds: [QuantityKind] = [.charge, .arealCapacity, .specificCapacity]

  private static let amount = Form<AnyQuantity>(
    shape: Form<AnyQuantity>.quantity(of: kinds).shape
  ) { node, report in
    guard let amount = Form.quantity(of: kinds).value(of: node, &report) else { return nil }
    if amount.counted > 0 { return amount }
    report.error(
      at: node.place, "a capacity of nothing makes every rate nothing", remedy: "write more than 0")
    return nil
  }
}
