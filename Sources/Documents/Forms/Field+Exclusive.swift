/// One of several ways to write the same thing, each under its own key.
public struct Alternative<Value: Sendable>: Sendable {
  let property: Shape.Property
  let read: @Sendable (Node, inout Report) -> Value?

  public init<Part: Sendable>(
    _ key: String, _ form: Form<Part>, _ purpose: String,
    make: @escaping @Sendable (Part) -> Value
  ) {
    property = Shape.Property(key: key, shape: form.shape, isRequired: false, purpose: purpose)
    read = { node, report in form.read(node, &report).map(make) }
  }

  private init(
    _ property: Shape.Property, read: @escaping @Sendable (Node, inout Report) -> Value?
  ) {
    self.property = property
    self.read = read
  }

  /// The same key, made into another value.
  func map<Other: Sendable>(
    _ transform: @escaping @Sendable (Value) -> Other
  ) -> Alternative<Other> {
    Alternative<Other>(property) { node, report in read(node, &report).map(transform) }
  }
}

extension Field {
  /// Exactly one of several keys.
  public static func exactlyOne(_ alternatives: [Alternative<Value>]) -> Field {
    let keys = alternatives.map(\.property.key)
    return Field(alternatives.map(\.property), exclusive: [keys]) { node, report in
      let written = alternatives.filter { node[$0.property.key] != nil }
      if let only = written.first, written.count == 1, let value = node[only.property.key] {
        return only.read(value, &report)
      }
      // A key that is only misspelt is not missing as well.
      if written.isEmpty, node.misspells(one: keys) { return nil }
      let shown = written.isEmpty || keys.count < 6 ? keys : written.map(\.property.key)
      let quoted = Suggestion.list(shown.map { "'\($0)'" })
      report.error(
        at: node.place,
        written.isEmpty ? "\(quoted) is missing" : "more than one of \(quoted)",
        remedy: "write exactly one of them")
      return nil
    }
  }

  /// One of several keys, or none.
  public static func atMostOne(
    _ alternatives: [Alternative<Value>], otherwise fallback: Value
  ) -> Field {
    let keys = alternatives.map(\.property.key)
    return Field(alternatives.map(\.property), rivals: [keys]) { node, report in
      let written = alternatives.filter { node[$0.property.key] != nil }
      guard let only = written.first, let value = node[only.property.key] else { return fallback }
      if written.count == 1 { return only.read(value, &report) }
      report.error(
        at: node.place, "more than one of \(Suggestion.list(keys.map { "'\($0)'" }))",
        remedy: "write at most one of them")
      return nil
    }
  }

  /// Several optional keys that together make one value, such as the settings of a chip.
  public static func group(
    _ parts: [GroupPart<Value>], from empty: Value
  ) -> Field {
    Field(parts.map(\.property)) { node, report in
      var value = empty
      for part in parts { part.read(node, &value, &report) }
      return value
    }
  }
}

/// One key of a group: where it goes in the value.
public struct GroupPart<Value: Sendable>: Sendable {
  let property: Shape.Property
  let read: @Sendable (Node, inout Value, inout Report) -> Void

  public init<Part: Sendable>(
    _ field: Field<Part>, store: @escaping @Sendable (Part, inout Value) -> Void
  ) {
    // A group is made of simple fields, each with one key.
    property = field.properties[0]
    read = { node, value, report in
      if let part = field.read(node, &report) { store(part, &value) }
    }
  }
}
