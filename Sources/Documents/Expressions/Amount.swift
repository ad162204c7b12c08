/// A quantity of a recipe that may depend on parameters and on the index of a repetition.
public struct Amount<Value: WrittenQuantity>: Sendable {
  let expression: Expression
  public let place: Place

  init(_ expression: Expression, at place: Place) {
    self.expression = expression
    self.place = place
  }

  /// The value where nothing is open; nil if it depends on a name.
  public var fixed: Value? {
    guard case .quantity(let quantity) = expression else { return nil }
    return Value(counted: quantity.counted)
  }

  /// The value in a scope; nil if the report now says why there is none.
  func value(in scope: Scope, _ report: inout Report) -> Value? {
    do throws(ExpressionProblem) {
      let found = try expression.value(in: scope)
      guard found.kind == Value.kind else { throw .wrongKind(found.kind, due: Value.kind) }
      if let least = Value.kind.minimum, found.counted < least {
        report.error(
          at: place, "it comes to \(QuantityPrinter.text(found.counted, as: found.kind)) here",
          remedy: "let it never be below \(QuantityPrinter.text(least, as: found.kind))")
        return nil
      }
      guard let value = Value(counted: found.counted) else {
        report.error(
          at: place,
          "it comes to \(QuantityPrinter.text(found.counted, as: found.kind)) here, which is more"
            + " than can be counted", remedy: "let it be less")
        return nil
      }
      return value
    } catch {
      report.error(at: place, error.message, remedy: error.remedy)
      return nil
    }
  }
}

extension Form {
  /// A quantity with its unit, or a sum of such, of parameters and of indices.
  static func amount<Quantity: WrittenQuantity>(above floor: Quantity? = nil) -> Form
  where Value == Amount<Quantity> {
    let plain = Form<Quantity>.quantity(above: floor)
    let sum = Shape.text(pattern: ExpressionText.pattern, example: "cycle")
    return Form(shape: .either([plain.shape, sum])) { node, report in
      if case .scalar(let scalar) = node.content, scalar.nature == .text,
        let expression = ExpressionText.parse(scalar.text), !expression.isPlain
      {
        return Amount(expression, at: node.place)
      }
      return plain.read(node, &report).map {
        Amount(
          .quantity(AnyQuantity(kind: Quantity.kind, counted: $0.counted)), at: node.place)
      }
    }
  }
}

extension Expression {
  /// Whether it is one written quantity: then the form for quantities says best what is wrong.
  var isPlain: Bool {
    if case .quantity = self { true } else { false }
  }
}
