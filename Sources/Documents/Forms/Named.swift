/// Values under names that the author chose, in the order of writing.
public struct Named<Value: Sendable>: Sendable {
  /// One name with its value.
  public struct Entry: Sendable {
    public let name: String
    public let place: Place
    public let value: Value
  }

  public let entries: [Entry]

  // Looked up only, never walked, so that its order cannot matter.
  private let index: [String: Int]

  init(_ entries: [Entry]) {
    self.entries = entries
    index = Dictionary(
      entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Nothing under any name.
  public static var none: Self { Self([]) }

  /// The value under a name; nil where there is none.
  public subscript(name: String) -> Value? { index[name].map { entries[$0].value } }

  public var names: [String] { entries.map(\.name) }
}
