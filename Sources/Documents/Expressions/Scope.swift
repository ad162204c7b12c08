/// What the names in a sum mean at one place of a procedure.
struct Scope {
  private var entries: [(name: String, value: AnyQuantity)] = []
  /// What stands for several quantities; only repetitions can use it.
  private(set) var lists: [(name: String, values: [AnyQuantity])] = []

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

  func with(_ name: String, _ values: [AnyQuantity]) -> Scope {
    var scope = self
    scope.lists.append((name, values))
    return scope
  }
}
