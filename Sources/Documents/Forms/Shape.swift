/// What may be written somewhere; a form reads it and a JSON Schema is generated from it.
public indirect enum Shape: Sendable {
  /// Text; the pattern is a regular expression for the whole of it.
  case text(pattern: String?, example: String)
  /// One of these words.
  case choice([String])
  case boolean
  case integer(ClosedRange<Int>)
  case number
  case quantity([QuantityKind])
  case list(Shape, count: ClosedRange<Int>)
  /// A mapping from names that the author chooses.
  case names(pattern: String, Shape)
  case mapping(Mapping)
  /// A mapping whose other keys depend on the word under `key`.
  case variants(key: String, [Mapping])
  case either([Shape])
  /// A shape that can stand within itself, by its name.
  case recursive(String, @Sendable () -> Shape)

  /// A mapping with fixed keys.
  public struct Mapping: Sendable {
    public let noun: String
    public let properties: [Property]
    /// Of each of these sets exactly one key is written.
    public let exclusive: [[String]]
    /// Of each of these sets at most one key is written.
    public let rivals: [[String]]
  }

  /// One key of a mapping.
  public struct Property: Sendable {
    public let key: String
    public let shape: Shape
    public let isRequired: Bool
    public let purpose: String
  }

  /// Something right to write, for messages; empty where it takes several lines.
  var example: String {
    switch self {
    case .text(_, let example): example
    case .choice(let words): words.first ?? ""
    case .boolean: "true"
    case .integer(let range): "\(range.lowerBound)"
    case .number: "1"
    // A square metre is a wall, not an electrode.
    case .quantity([.area]): "0.785 cm2"
    case .quantity(let kinds): kinds.first.map { "10 \(QuantityPrinter.base($0).symbol)" } ?? ""
    case .either(let shapes): shapes.first?.example ?? ""
    case .list, .names, .mapping, .variants, .recursive: ""
    }
  }
}
