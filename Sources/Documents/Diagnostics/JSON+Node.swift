extension JSON {
  /// What another program wrote as JSON and was read as a document.
  public init(_ node: Node) {
    switch node.content {
    case .sequence(let nodes): self = .array(nodes.map(JSON.init))
    case .mapping(let members): self = .object(members.map { ($0.key, JSON($0.value)) })
    case .scalar(let scalar):
      switch scalar.nature {
      case .empty, .null: self = .number(.nan)
      case .boolean(let truth): self = .boolean(truth)
      case .text: self = .string(scalar.text)
      case .number:
        self = Int(scalar.text).map(JSON.integer) ?? .number(Double(scalar.text) ?? .nan)
      }
    }
  }
}
