/// A condition as it is written: `pressure < 1 Pa and exhaust is on`.
public struct ConditionOf<Bound: Hashable & Sendable>: Hashable, Sendable {
  /// One bound on one thing that can be measured.
  public struct Term: Hashable, Sendable {
    public let name: String
    public let test: Test
  }

  public enum Test: Hashable, Sendable {
    case above(Bound)
    case below(Bound)
    case on, off
  }

  /// All of them must hold.
  public let terms: [Term]

  static func form(
    _ bound: @escaping @Sendable (String) -> Bound?
  ) -> Form<ConditionOf> {
    let term = "\(Name.pattern) (is (on|off)|[<>] .+)"
    return .parsed(
      as: "a condition", pattern: "\(term)( and \(term))*", example: "pressure < 1 Pa"
    ) { text in
      let terms = text.split(separator: " and ").map { Self.term(String($0), bound) }
      let read = terms.compactMap(\.self)
      return read.count == terms.count && !read.isEmpty ? ConditionOf(terms: read) : nil
    }
  }

  private static func term(_ text: String, _ read: (String) -> Bound?) -> Term? {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, Name.isValid(words[0]) else { return nil }
    switch (words[1], words[2]) {
    case ("is", "on"): return Term(name: words[0], test: .on)
    case ("is", "off"): return Term(name: words[0], test: .off)
    case ("<", let bound): return read(bound).map { Term(name: words[0], test: .below($0)) }
    case (">", let bound): return read(bound).map { Term(name: words[0], test: .above($0)) }
    default: return nil
    }
  }
}

/// A condition with its numbers.
public typealias ConditionText = ConditionOf<AnyQuantity>

extension ConditionText {
  static var form: Form<ConditionText> { form(quantity) }

  static func quantity(_ text: String) -> AnyQuantity? {
    let kinds: [QuantityKind] = [
      .temperature, .pressure, .flow, .length, .voltage, .drift, .current, .currentDensity, .charge,
      .rate, .arealCapacity, .specificCapacity, .ratio,
    ]
    do throws(QuantityProblem) {
      let value = try QuantityText.read(text, due: kinds)
      return AnyQuantity(kind: value.kind, counted: value.counted)
    } catch { return nil }
  }
}

/// A condition whose numbers may depend on parameters: `potential > upper`.
typealias ConditionSum = ConditionOf<Expression>

extension ConditionSum {
  static var form: Form<ConditionSum> {
    form { text in
      if let quantity = ConditionText.quantity(text) { return .quantity(quantity) }
      return ExpressionText.parse(text).flatMap { $0.isPlain ? nil : $0 }
    }
  }

  var sums: [Expression] {
    terms.compactMap { term in
      switch term.test {
      case .above(let bound), .below(let bound): bound
      case .on, .off: nil
      }
    }
  }

  func value(in scope: Scope) throws(ExpressionProblem) -> ConditionText {
    var numbered: [ConditionText.Term] = []
    for term in terms {
      let test: ConditionText.Test
      switch term.test {
      case .above(let bound): test = .above(try bound.value(in: scope))
      case .below(let bound): test = .below(try bound.value(in: scope))
      case .on: test = .on
      case .off: test = .off
      }
      numbered.append(ConditionText.Term(name: term.name, test: test))
    }
    return ConditionText(terms: numbered)
  }
}

extension Located where Value == ConditionSum {
  /// With its numbers; nil if the report now says why it has none.
  func value(in scope: Scope, _ report: inout Report) -> Located<ConditionText>? {
    do throws(ExpressionProblem) {
      return Located<ConditionText>(try value.value(in: scope), at: place)
    } catch {
      report.error(at: place, error.message, remedy: error.remedy)
      return nil
    }
  }
}
