/// JSON Schemas (draft 2020-12) of the documents, generated from the forms that read them.
///
/// What a schema refuses, the reader refuses too; the reader also knows ranges and references.
public enum Schema {
  /// The schema of a whole document.
  public static func document<Value: Sendable>(_ form: Form<Value>, titled title: String) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(title)),
    ]
    members += Schema.members(of: form.shape)
    var definitions: [(name: String, shape: Shape)] = []
    form.shape.collect(&definitions)
    if !definitions.isEmpty {
      members.append(("$defs", .object(definitions.map { ($0.name, json($0.shape)) })))
    }
    return .object(members)
  }

  private typealias Members = [(key: String, value: JSON)]

  private static func json(_ shape: Shape) -> JSON { .object(members(of: shape)) }

  private static func members(of shape: Shape) -> Members {
    switch shape {
    case .text(let pattern, _):
      return [("type", .string("string"))] + (pattern.map { [("pattern", whole($0))] } ?? [])
    case .choice(let words): return [("enum", .array(words.map(JSON.string)))]
    case .boolean: return [("type", .string("boolean"))]
    case .integer(let range): return integer(range)
    case .number: return [("type", .string("number"))]
    case .quantity(let kinds): return quantity(kinds)
    case .list(let item, let count):
      return [
        ("type", .string("array")), ("items", json(item)),
        ("minItems", .integer(count.lowerBound)), ("maxItems", .integer(count.upperBound)),
      ]
    case .names(let pattern, let item):
      return [
        ("type", .string("object")),
        ("patternProperties", .object([("^(\(pattern))$", json(item))])),
        ("additionalProperties", .boolean(false)),
      ]
    case .mapping(let mapping): return members(of: mapping)
    case .variants(let key, let mappings): return variants(key, mappings)
    case .either(let shapes): return [("anyOf", .array(shapes.map(json)))]
    case .recursive(let name, _): return [("$ref", .string("#/$defs/\(name)"))]
    }
  }

  private static func whole(_ pattern: String) -> JSON { .string("^(\(pattern))$") }

  /// A number, or text in hexadecimal for JSON, which has no such numbers.
  private static func integer(_ range: ClosedRange<Int>) -> Members {
    let number = JSON.object([
      ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
      ("maximum", .integer(range.upperBound)),
    ])
    let text = JSON.object([("type", .string("string")), ("pattern", .string("^0x[0-9A-Fa-f]+$"))])
    return [("anyOf", .array([number, text]))]
  }

  private static func quantity(_ kinds: [QuantityKind]) -> Members {
    let text: Members = [
      ("type", .string("string")), ("pattern", whole(QuantityPattern.of(kinds))),
      ("description", .string(Suggestion.list(kinds.map { "\($0.phrase) in \($0.choices)" }))),
    ]
    guard kinds.contains(.ratio) else { return text }
    return [("anyOf", .array([.object([("type", .string("number"))]), .object(text)]))]
  }

  private static func members(of mapping: Shape.Mapping) -> Members {
    var result: Members = [
      ("type", .string("object")), ("description", .string(mapping.noun)),
      ("properties", .object(mapping.properties.map { ($0.key, property($0)) })),
      ("required", .array(mapping.properties.filter(\.isRequired).map { .string($0.key) })),
      ("additionalProperties", .boolean(false)),
    ]
    let exactlyOne = mapping.exclusive.map { keys in
      JSON.object([("oneOf", .array(keys.map(has)))])
    }
    let notTogether = mapping.rivals.map { keys in
      let none = JSON.object([("not", .object([("anyOf", .array(keys.map(has)))]))])
      return JSON.object([("oneOf", .array(keys.map(has) + [none]))])
    }
    let rules = exactlyOne + notTogether
    if !rules.isEmpty { result.append(("allOf", .array(rules))) }
    return result
  }

  private static func has(_ key: String) -> JSON {
    .object([("required", .array([.string(key)]))])
  }

  private static func property(_ property: Shape.Property) -> JSON {
    let shape = members(of: property.shape).filter { $0.key != "description" }
    return .object([("description", .string(property.purpose))] + shape)
  }

  /// Editors complete best when the word chooses by `if` and `then`.
  private static func variants(_ key: String, _ mappings: [Shape.Mapping]) -> Members {
    let words = mappings.flatMap { mapping in
      mapping.properties.filter { $0.key == key }.flatMap { property -> [String] in
        if case .choice(let words) = property.shape { words } else { [] }
      }
    }
    let branches = mappings.map { mapping -> JSON in
      let own = mapping.properties.filter { $0.key == key }
      let condition = JSON.object([
        ("properties", .object(own.map { ($0.key, json($0.shape)) }))
      ])
      return .object([("if", condition), ("then", .object(members(of: mapping)))])
    }
    return [
      ("type", .string("object")), ("required", .array([.string(key)])),
      ("properties", .object([(key, json(.choice(words)))])), ("allOf", .array(branches)),
    ]
  }
}

extension Shape {
  /// The shapes that can stand within themselves, each once.
  fileprivate func collect(_ found: inout [(name: String, shape: Shape)]) {
    switch self {
    case .text, .choice, .boolean, .integer, .number, .quantity: break
    case .list(let item, _), .names(_, let item): item.collect(&found)
    case .mapping(let mapping): mapping.collect(&found)
    case .variants(_, let mappings): for mapping in mappings { mapping.collect(&found) }
    case .either(let shapes): for shape in shapes { shape.collect(&found) }
    case .recursive(let name, let shape):
      guard !found.contains(where: { $0.name == name }) else { return }
      let inner = shape()
      found.append((name, inner))
      inner.collect(&found)
    }
  }
}

extension Shape.Mapping {
  fileprivate func collect(_ found: inout [(name: String, shape: Shape)]) {
    for property in properties { property.shape.collect(&found) }
  }
}
