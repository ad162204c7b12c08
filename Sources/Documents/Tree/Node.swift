/// A document as a tree in which everything knows where it was written.
public struct Node: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    case scalar(Scalar)
    case sequence([Node])
    /// In the order of writing; no key occurs twice.
    case mapping([Member])
  }

  /// One key of a mapping with its value.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let place: Place
    public let value: Node

    public init(_ key: String, at place: Place, _ value: Node) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  public let place: Place
  public let content: Content

  public init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  /// The members of a mapping; of anything else nil.
  public var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// The value under a key; nil where there is none.
  public subscript(key: String) -> Node? { members?.first { $0.key == key }?.value }

  /// What stands there, in words for a message.
  var summary: String {
    switch content {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar(let scalar):
      switch scalar.nature {
      case .empty: return "nothing"
      case .null: return "'\(scalar.text)'"
      case .number, .boolean, .text: return "'\(Excerpt.of(scalar.text))'"
      }
    }
  }
}
