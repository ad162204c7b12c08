import Documents

extension JSON {
  /// An object with more members at its end.
  func adding(_ members: [(key: String, value: JSON)]) -> JSON {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}
