/// A value, and how somebody wrote it: whoever measures in cm2 reads cm2 on the page too.
public struct AsWritten<Value: Sendable>: Sendable {
  public let value: Value
  public let text: String
}

extension Form {
  /// The same value together with its own writing.
  public var asWritten: Form<AsWritten<Value>> {
    Form<AsWritten<Value>>(shape: shape) { node, report in
      guard let value = read(node, &report), case .scalar(let scalar) = node.content else {
        return nil
      }
      let words = scalar.text.split(whereSeparator: \.isWhitespace)
      return AsWritten(value: value, text: words.joined(separator: " "))
    }
  }
}
