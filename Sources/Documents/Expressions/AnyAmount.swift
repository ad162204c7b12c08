/// A quantity of one of several kinds that may depend on parameters and on the index of a repetition.
public struct AnyAmount: Sendable {
  let expression: Expression
  let kinds: [QuantityKind]
  public let place: Place

  /// The value in a scope; nil if the report now says why there is none.
  func value(in scope: Scope, _ report: inout Report) -> AnyQuantity? {
    do throws(ExpressionProblem) {
      let found = try expression.value(in: scope)
      guard kinds.contains(found.kind) else {
        throw .wrongKind(found.kind, due: kinds.first ?? found.kind)
      }
      return found
    } catch {
      report.error(at: place, error.message, remedy: error.remedy)
      return nil
    }
  }

  /// A quantity of one of these kinds, or a sum of such and of names.
  static func form(_ kinds: [QuantityKind]) -> Form<AnyAmount> {
    let plain = Form<AnyQuantity>.quantity(of: kinds)
    let sum = Shape.text(pattern: ExpressionText.pattern, example: "current")
    return Form(shape: .either([plain.shape, sum])) { node, report in
      if case .scalar(let scalar) = node.content, scalar.nature == .text,
        !(kinds.contains(.rate) && RateText.perHour(scalar.text) != nil),
        let expression = ExpressionText.parse(scalar.text), !expression.isPlain
      {
        return AnyAmount(expression: expression, kinds: kinds, place: node.place)
      }
      return plain.read(node, &report).map {
        AnyAmount(expression: .quantity($0), kinds: kinds, place: node.place)
      }
    }
  }
}
