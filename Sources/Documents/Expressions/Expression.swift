/// A sum in a recipe, such as `0.1 s + 0.02 s * cycle`; most are a single quantity.
public indirect enum Expression: Hashable, Sendable {
  case quantity(AnyQuantity)
  /// A parameter or the index of a repetition.
  case name(String)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case product(Expression, Expression)
  case quotient(Expression, Expression)

  /// The names that it needs a value for.
  var names: [String] {
    switch self {
    case .quantity: []
    case .name(let name): [name]
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b):
      a.names + b.names
    }
  }

  /// Its value where the names mean what the scope says.
  func value(in scope: Scope) throws(ExpressionProblem) -> AnyQuantity {
    switch self {
    case .quantity(let quantity): return quantity
    case .name(let name):
      if let value = scope[name] { return value }
      if scope.lists.contains(where: { $0.name == name }) { throw .several(name) }
      throw .unknown(name, among: scope.names)
    case .sum(let a, let b):
      let (x, y) = try Self.alike(a.value(in: scope), b.value(in: scope))
      return AnyQuantity(kind: x.kind, counted: x.counted + y.counted)
    case .difference(let a, let b):
      let (x, y) = try Self.alike(a.value(in: scope), b.value(in: scope))
      return AnyQuantity(kind: x.kind, counted: x.counted - y.counted)
    case .product(let a, let b):
      let (x, y) = (try a.value(in: scope), try b.value(in: scope))
      if x.kind == .ratio { return AnyQuantity(kind: y.kind, counted: x.counted * y.counted) }
      guard y.kind == .ratio else { throw .notPlain(y.kind) }
      return AnyQuantity(kind: x.kind, counted: x.counted * y.counted)
    case .quotient(let a, let b):
      let (x, y) = (try a.value(in: scope), try b.value(in: scope))
      guard y.counted != 0 else { throw .divisionByZero }
      if x.kind == y.kind { return AnyQuantity(kind: .ratio, counted: x.counted / y.counted) }
      guard y.kind == .ratio else { throw .notPlain(y.kind) }
      return AnyQuantity(kind: x.kind, counted: x.counted / y.counted)
    }
  }

  /// Two quantities that may be added.
  private static func alike(
    _ a: AnyQuantity, _ b: AnyQuantity
  ) throws(ExpressionProblem) -> (AnyQuantity, AnyQuantity) {
    guard a.kind == b.kind else { throw .unlike(a.kind, b.kind) }
    return (a, b)
  }
}

/// Why a sum has no value.
enum ExpressionProblem: Error, Hashable {
  case unknown(String, among: [String])
  /// Several quantities where one is due.
  case several(String)
  case unlike(QuantityKind, QuantityKind)
  case notPlain(QuantityKind)
  case wrongKind(QuantityKind, due: QuantityKind)
  case divisionByZero

  var message: String {
    switch self {
    case .unknown(let name, _): "nothing here is called '\(Excerpt.of(name))'"
    case .several(let name): "'\(name)' stands for several quantities"
    case .unlike(let a, let b): "\(a.phrase) and \(b.phrase) cannot be added"
    case .notPlain(let kind): "it multiplies or divides by \(kind.phrase)"
    case .wrongKind(let kind, let due): "it comes to \(kind.phrase) where \(due.phrase) is due"
    case .divisionByZero: "it divides by zero"
    }
  }

  var remedy: String {
    switch self {
    case .unknown(let name, let names):
      names.isEmpty
        ? "write a number with its unit" : Suggestion.remedy(for: name, among: names)
    case .several(let name): "repeat steps with each: { one: \(name) }, and write 'one' here"
    case .unlike: "add quantities of one kind"
    case .notPlain: "multiply and divide by plain numbers"
    case .wrongKind(_, let due): "let it come to \(due.phrase)"
    case .divisionByZero: "see that what divides is never zero"
    }
  }
}
