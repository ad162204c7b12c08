public import Quantities

extension Form {
  /// A number and how far it may be off, such as `812 J/K +- 2.1 %`.
  public static func estimate<Number: WrittenQuantity & Quantity>(
    of number: Form<Number>, atMost widest: Ratio, example: String
  ) -> Form where Value == Estimate<Number> {
    let pattern = QuantityPattern.of([Number.kind]) + " *(\\+-|±) *" + QuantityPattern.of([.ratio])
    let due = "\(Number.kind.phrase) with its uncertainty"
    let share = Form<Ratio>.quantity(atMost: widest, above: Ratio(0))
    return Form(shape: .text(pattern: pattern, example: example)) { node, report in
      let remedy = "write for example '\(example)'"
      guard let text = node.text(due: due, remedy: remedy, &report) else { return nil }
      guard let (before, after) = EstimateText.parts(text) else {
        report.error(
          at: node.place, "'\(Excerpt.of(text))' does not say how far it may be off",
          remedy: remedy)
        return nil
      }
      // Both parts are read, so that one mistake does not hide the other.
      let value = number.value(of: node.part(before), &report)
      let bound = share.value(of: node.part(after), &report)
      guard let value, let bound else { return nil }
      return Estimate(value, within: bound.value)
    }
  }
}

extension Node {
  /// Part of the text of this node as a node at the same place.
  fileprivate func part(_ text: String) -> Node {
    Node(.scalar(Scalar(text, isQuoted: true)), at: place)
  }
}

/// How estimates are written.
enum EstimateText {
  /// What stands before and after the sign; nil unless there is exactly one.
  static func parts(_ text: String) -> (value: String, share: String)? {
    let sign = text.contains("±") ? "±" : "+-"
    let parts = text.split(separator: sign, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let (value, share) = (trimmed(parts[0]), trimmed(parts[1]))
    return value.isEmpty || share.isEmpty ? nil : (value, share)
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// An estimate in few digits, whose bounds enclose those that were found.
  static func text<Value: WrittenQuantity & Quantity>(_ estimate: Estimate<Value>) -> String {
    let value = rounded(estimate.value.value, up: estimate.share >= 1)
    let above = (estimate.highest.value - value).magnitude
    let below = (value - estimate.lowest.value).magnitude
    // A number that is nothing at all has no share; what is written then is read as nothing.
    let share = value > 0 ? max(above, below) / value : 1
    // A tenth of a per cent more at most; what is all of it stays all of it, and what was written
    // once stays as it is, although a tenth of a per cent is no binary fraction.
    let tenths = min(1000, Int(-Arithmetic.floor(1e-9 - share * 1000)))
    let per = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return "\(QuantityPrinter.text(value, as: Value.kind)) +- \(per) %"
  }

  /// Four digits; a bound that cannot be more than all of it asks for the next ones up.
  private static func rounded(_ value: Double, up: Bool) -> Double {
    guard value > 0, value < 1e9 else { return value }
    var scale = 1.0
    while value * scale < 1000 { scale *= 10 }
    let scaled = value * scale
    return (up ? -Arithmetic.floor(-scaled) : Arithmetic.rounded(scaled)) / scale
  }
}
