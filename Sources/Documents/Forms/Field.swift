/// One key of a mapping, or several that make one value, and how they are read.
public struct Field<Value: Sendable>: Sendable {
  let properties: [Shape.Property]
  /// Of each of these sets exactly one key is written.
  let exclusive: [[String]]
  /// Of each of these sets at most one key is written.
  let rivals: [[String]]
  /// The value from the members of the mapping; the node says where the mapping stands.
  let read: @Sendable (Node, inout Report) -> Value?

  init(
    _ properties: [Shape.Property], exclusive: [[String]] = [], rivals: [[String]] = [],
    read: @escaping @Sendable (Node, inout Report) -> Value?
  ) {
    self.properties = properties
    self.exclusive = exclusive
    self.rivals = rivals
    self.read = read
  }

  /// A key that must be there; the form of the mapping sees to that.
  public static func required(_ key: String, _ form: Form<Value>, _ purpose: String) -> Field {
    let property = Shape.Property(key: key, shape: form.shape, isRequired: true, purpose: purpose)
    return Field([property]) { node, report in
      // The mapping has reported it if the key is missing.
      node[key].flatMap { form.read($0, &report) }
    }
  }

  /// A key that may be left out.
  public static func optional<Present: Sendable>(
    _ key: String, _ form: Form<Present>, _ purpose: String
  ) -> Field where Value == Present? {
    let property = Shape.Property(key: key, shape: form.shape, isRequired: false, purpose: purpose)
    return Field([property]) { node, report in
      guard let value = node[key] else { return .some(nil) }
      return form.read(value, &report)
    }
  }

  /// A key that may be left out and then means something fixed.
  public static func optional(
    _ key: String, _ form: Form<Value>, otherwise fallback: Value, _ purpose: String
  ) -> Field {
    let property = Shape.Property(key: key, shape: form.shape, isRequired: false, purpose: purpose)
    return Field([property]) { node, report in
      guard let value = node[key] else { return fallback }
      return form.read(value, &report)
    }
  }
}
