/// What the names in a sum mean at one place of a recipe.
struct Scope {
  private var entries: [(name: String, value: AnyQuantity)] = []

  /// The innermost meaning of a name.
  subscript(name: String) -> AnyQuantity? {
    entries.last { $0.name == name }?.value
  }

  var names: [String] { entries.map(\.name) }

  /// The same with one more name, which hides an outer one.
  func with(_ name: String, _ value: AnyQuantity) -> Scope {
    var scope = self
    scope.entries.append((name, value))
    return scope
  }
}
