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

/// What a plant was told, by its keys.
public struct PlantParameters: Hashable, Sendable {
  private var values: [String: AnyQuantity] = [:]
  private var words: [String: String] = [:]

  /// The number under a key; nil where an optional one was left out.
  public internal(set) subscript(key: String) -> AnyQuantity? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// The name under a key: of a net, a plant or a precursor.
  public internal(set) subscript(name key: String) -> String? {
    get { words[key] }
    set { words[key] = newValue }
  }
}

extension PlantKind.Parameter {
  fileprivate var part: GroupPart<PlantParameters> {
    let key = key
    switch value {
    case .quantity(let kind):
      let form = Form<AnyQuantity>.quantity(of: [kind])
      if isRequired { return GroupPart(.required(key, form, purpose)) { $1[key] = $0 } }
      return GroupPart(Field<AnyQuantity?>.optional(key, form, purpose)) { $1[key] = $0 }
    case .net: return named("a net", "holder")
    case .plant(let word): return named("a \(word)", "chamber")
    case .precursor: return named("a precursor", "TMA")
    case .material: return named("a material", "LiAlO2")
    case .channel: return named("a channel", "cell1")
    case .cellSet: return named("a parameter set", "li-bare")
    }
  }

  private func named(_ what: String, _ example: String) -> GroupPart<PlantParameters> {
    let key = key
    let form = Form<String>.name(of: what, example: example)
    if isRequired { return GroupPart(.required(key, form, purpose)) { $1[name: key] = $0 } }
    return GroupPart(Field<String?>.optional(key, form, purpose)) { $1[name: key] = $0 }
  }
}
