/// How one kind of value is written: what may stand there, and how it becomes a Swift value.
///
/// One declaration serves both the reader and the JSON Schema, so that they cannot drift apart.
public struct Form<Value: Sendable>: Sendable {
  public let shape: Shape
  /// Nil after an error, which is then in the report.
  let read: @Sendable (Node, inout Report) -> Value?

  /// The value of a node; nil if the report now says why not.
  public func value(of node: Node, _ report: inout Report) -> Value? { read(node, &report) }

  /// The same writing, made into another value.
  public func map<Other: Sendable>(
    _ transform: @escaping @Sendable (Value) -> Other
  ) -> Form<Other> {
    Form<Other>(shape: shape) { node, report in read(node, &report).map(transform) }
  }

  /// The same value together with its place, for checks that need several values.
  public var located: Form<Located<Value>> {
    Form<Located<Value>>(shape: shape) { node, report in
      read(node, &report).map { Located($0, at: node.place) }
    }
  }
}

extension Form {
  /// A form whose value keeps its place, written where the type is known from what is due.
  public static func located<Part: Sendable>(_ form: Form<Part>) -> Form
  where Value == Located<Part> {
    form.located
  }
}

extension Form {
  /// A form that can stand within itself, made anew each time it is met.
  static func recursive(_ name: String, _ form: @escaping @Sendable () -> Form) -> Form {
    Form(shape: .recursive(name) { form().shape }) { node, report in
      form().read(node, &report)
    }
  }
}

/// A value and where it was written.
public struct Located<Value: Sendable>: Sendable {
  public let value: Value
  public let place: Place

  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
