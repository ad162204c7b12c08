extension Named where Value == ParameterDocument {
  /// What the parameters of a document mean, with the values that somebody gave.
  ///
  /// A number has one value; several numbers are as many as were given.
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
      let said = given.filter { $0.name == entry.name }.map(\.value)
      refuseSeveral(said, for: entry, at: start, &report)
      switch entry.value.preset {
      case .open: scope = scope.with(entry.name, Self.value(said.last, of: entry, &report))
      case .one(let value):
        let given = said.last ?? value
        scope = scope.with(entry.name, Self.value(given, of: entry, else: [value], &report))
      case .several(let values):
        let all = said.isEmpty ? values : said
        scope = scope.with(
          entry.name, all.map { Self.value($0, of: entry, else: values, &report) })
      }
    }
    return scope
  }

  /// Nobody knows which of several values was meant.
  private func refuseSeveral(
    _ said: [AnyQuantity], for entry: Entry, at start: Place, _ report: inout Report
  ) {
    if case .several = entry.value.preset { return }
    guard said.count > 1 else { return }
    report.error(
      at: start, "\(said.count) values are given for '\(entry.name)', which is one number",
      remedy: "give one; the parameters here are \(Suggestion.list(names))")
  }

  /// What was said, or something in its place, so that it is not found missing at each use.
  ///
  /// - Parameter presets: what the document has; what is made of that is at least no nonsense.
  private static func value(
    _ said: AnyQuantity?, of entry: Entry, else presets: [AnyQuantity] = [],
    _ report: inout Report
  ) -> AnyQuantity {
    let kinds = entry.value.kinds
    let preset = presets.first { kinds.contains($0.kind) }
    let kind = kinds.first ?? .ratio
    // A watt could not be told from none.
    let standIn = preset ?? AnyQuantity(kind: kind, counted: kind == .power ? 100 : 1)
    guard let said else {
      report.add(
        Diagnostic(
          at: entry.place, .error, "'\(entry.name)' is not printed: \(entry.value.purpose)",
          remedy: "say --with '\(entry.name)=...', or copy the document and write its 'value'",
          isQuestion: true))
      return standIn
    }
    guard kinds.contains(said.kind) else {
      report.error(
        at: entry.place, "'\(entry.name)' is \(said.kind.phrase)",
        remedy: "let it be \(Suggestion.list(kinds.map(\.phrase)))")
      return standIn
    }
    return said
  }
}
