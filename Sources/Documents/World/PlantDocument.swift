/// One piece of simulated physics with its numbers.
public struct PlantDocument: Sendable {
  public let kind: PlantKind
  public let parameters: PlantParameters

  static let form = Form<PlantDocument>.variants(
    by: "kind", what: "a kind of plant", PlantKind.table.map { ($0.word, form(of: $0)) })

  private static func form(of kind: PlantKind) -> Form<PlantDocument> {
    .mapping(
      "a \(kind.word)",
      .required("kind", .word([kind.word], what: "this kind"), "What kind of plant this is."),
      .group(kind.parameters.map(\.part), from: PlantParameters()),
      make: { _, parameters in PlantDocument(kind: kind, parameters: parameters) })
  }
}

/// The numbers of a plant by their keys.
public struct PlantParameters: Hashable, Sendable {
  private var values: [String: AnyQuantity] = [:]

  /// The number under a key; nil where an optional one was left out.
  public internal(set) subscript(key: String) -> AnyQuantity? {
    get { values[key] }
    set { values[key] = newValue }
  }
}

extension PlantKind.Parameter {
  fileprivate var part: GroupPart<PlantParameters> {
    let form = Form<AnyQuantity>.quantity(of: [kind])
    let key = key
    if isRequired { return GroupPart(.required(key, form, purpose)) { $1[key] = $0 } }
    return GroupPart(Field<AnyQuantity?>.optional(key, form, purpose)) { $1[key] = $0 }
  }
}
