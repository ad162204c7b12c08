/// A condition as it is written: `pressure < 1 Pa and exhaust is on`.
public struct ConditionText: Hashable, Sendable {
  /// One bound on one thing that can be measured.
  public struct Term: Hashable, Sendable {
    public let name: String
    public let test: Test
  }

  public enum Test: Hashable, Sendable {
    case above(AnyQuantity)
    case below(AnyQuantity)
    case on, off
  }

  /// All of them must hold.
  public let terms: [Term]

  static let pattern =
    "\(Name.pattern) (is (on|off)|[<>] .+)( and \(Name.pattern) (is (on|off)|[<>] .+))*"

  static let form = Form<ConditionText>.parsed(
    as: "a condition", pattern: pattern, example: "pressure < 1 Pa"
  ) { text in
    let terms = text.split(separator: " and ").map { term(String($0)) }
    let read = terms.compactMap(\.self)
    return read.count == terms.count && !read.isEmpty ? ConditionText(terms: read) : nil
  }

  private static func term(_ text: String) -> Term? {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, Name.isValid(words[0]) else { return nil }
    switch (words[1], words[2]) {
    case ("is", "on"): return Term(name: words[0], test: .on)
    case ("is", "off"): return Term(name: words[0], test: .off)
    case ("<", let bound): return quantity(bound).map { Term(name: words[0], test: .below($0)) }
    case (">", let bound): return quantity(bound).map { Term(name: words[0], test: .above($0)) }
    default: return nil
    }
  }

  private static func quantity(_ text: String) -> AnyQuantity? {
    let kinds: [QuantityKind] = [
      .temperature, .pressure, .flow, .length, .voltage, .drift, .current, .currentDensity, .charge,
      .arealCapacity, .specificCapacity, .ratio,
    ]
    do throws(QuantityProblem) {
      let value = try QuantityText.read(text, due: kinds)
      return AnyQuantity(kind: value.kind, counted: value.counted)
    } catch { return nil }
  }
}
