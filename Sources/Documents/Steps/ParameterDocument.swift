/// A number that a procedure leaves open, or several for steps that are repeated with each.
public struct ParameterDocument: Sendable {
  /// What it is unless somebody says otherwise.
  public enum Default: Sendable {
    /// It must be said.
    case open
    case one(AnyQuantity)
    case several([AnyQuantity])
  }

  public let preset: Default
  /// What it may be; most are of one kind.
  public let kinds: [QuantityKind]
  public let purpose: String

  static let form = Form<ParameterDocument>.mapping(
    "a parameter",
    .required("kind", kind, "What it is: time, power, ratio; or several that it may be."),
    preset,
    .required("purpose", .text, "What it is there for, and where its value comes from."),
    make: { ParameterDocument(preset: $1, kinds: $0, purpose: $2) })

  private static let word = Form<String>.word(
    QuantityKind.allCases.map(\.rawValue), what: "a kind of quantity"
  ).map { QuantityKind(rawValue: $0) ?? .ratio }

  private static let kind = Form<[QuantityKind]>.listOr(
    .list(of: word, what: "a list of kinds", count: 1...8), word.map { [$0] })

  private static let preset: Field<Default> = {
    // What `C` means hangs on the kind beside it.
    let fields = [QuantityKind.temperature, .charge, .rate].map { meaning in
      (meaning: meaning, field: preset(readingCAs: meaning))
    }
    return Field(fields[0].field.properties, rivals: fields[0].field.rivals) { node, report in
      var aside = Report()
      let kinds = node["kind"].flatMap { kind.value(of: $0, &aside) } ?? []
      let meant = fields.last { kinds.contains($0.meaning) } ?? fields[0]
      return meant.field.read(node, &report)
    }
  }()

  private static func preset(readingCAs meaning: QuantityKind) -> Field<Default> {
    let others: [QuantityKind] = [.temperature, .charge, .rate].filter { $0 != meaning }
    let kinds = QuantityKind.allCases.filter {
      !others.contains($0) || (meaning == .temperature && $0 == .rate)
    }
    let quantity = Form<AnyQuantity>.quantity(of: kinds)
    return .atMostOne(
      [
        Alternative(
          "value", quantity,
          "What it is unless somebody says otherwise; left out where the paper does not print it.",
          make: Default.one),
        Alternative(
          "values", .list(of: quantity, what: "a list of quantities", count: 1...1000),
          "Several, for steps that are repeated with each.", make: Default.several),
      ], otherwise: .open)
  }
}
