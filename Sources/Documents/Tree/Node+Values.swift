extension Node {
  /// The text under a key that a program wrote in quotes; nil where there is none.
  public func text(_ key: String) -> String? { self[key]?.quoted }

  /// The number under a key; nil where there is none.
  public func number(_ key: String) -> Double? {
    guard let value = self[key], case .scalar(let scalar) = value.content, !scalar.isQuoted else {
      return nil
    }
    return Double(scalar.text)
  }

  /// Whether `true` or `false` stands under a key; nil where neither does.
  public func truth(_ key: String) -> Bool? {
    guard let value = self[key], case .scalar(let scalar) = value.content,
      case .boolean(let truth) = scalar.nature
    else { return nil }
    return truth
  }

  /// The nodes of the list under a key; none where there is no list.
  public func list(_ key: String) -> [Node] {
    guard let value = self[key], case .sequence(let nodes) = value.content else { return [] }
    return nodes
  }

  /// The texts of the list under a key.
  public func texts(_ key: String) -> [String] { list(key).compactMap(\.quoted) }

  private var quoted: String? {
    guard case .scalar(let scalar) = content, scalar.isQuoted else { return nil }
    return scalar.text
  }
}
