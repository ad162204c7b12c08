extension Named where Value == ParameterDocument {
  /// What the parameters of a document mean, with the values that somebody gave.
  func scope(
    _ given: [(name: String, value: AnyQuantity)], at start: Place, _ report: inout Report
  ) -> Scope {
    var scope = Scope()
    for entry in given where self[entry.name] == nil {
      report.error(
        at: start, "a value is given for '\(entry.name)', which is no parameter here",
        remedy: names.isEmpty ? "leave it away" : Suggestion.remedy(for: entry.name, among: names))
    }
    for entry in entries {
      let said = given.last { $0.name == entry.name }?.value ?? entry.value.value
      scope = scope.with(entry.name, Self.value(said, of: entry, &report))
    }
    return scope
  }

  /// What was said, or something in its place, so that it is not found missing at each use.
  private static func value(
    _ said: AnyQuantity?, of entry: Entry, _ report: inout Report
  ) -> AnyQuantity {
    let kind = entry.value.kind
    guard let said else {
      report.error(
        at: entry.place, "'\(entry.name)' is not printed: \(entry.value.purpose)",
        remedy: "say --with '\(entry.name)=...', or copy the document and write its 'value'")
      return AnyQuantity(kind: kind, counted: 1)
    }
    guard said.kind == kind else {
      report.error(
        at: entry.place, "'\(entry.name)' is \(said.kind.phrase)",
        remedy: "let it be \(kind.phrase)")
      return AnyQuantity(kind: kind, counted: 1)
    }
    return said
  }
}
