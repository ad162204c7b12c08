public import Documents

/// What was said of a foil or a cell before its run: names and words, as its document has them.
public struct SampleStart: Sendable {
  /// The channel of the cell; nil for what lies on the stage.
  public let channel: String?
  public let facts: [(name: String, value: String)]
  /// By what it is: the number of the batch that it was made from.
  public let lots: [(name: String, value: String)]

  public init(_ document: SampleDocument, on channel: String?) {
    self.channel = channel
    facts = document.facts
    lots = document.lots.entries.map { ($0.name, $0.value) }
  }

  init?(_ node: Node) {
    guard let said = node["said"]?.members else { return nil }
    channel = node.text("cell")
    facts = Self.texts(said)
    lots = Self.texts(node["lots"]?.members ?? [])
  }

  private static func texts(_ members: [Node.Member]) -> [(name: String, value: String)] {
    let node = Node(.mapping(members), at: .start(of: ""))
    return members.compactMap { member in node.text(member.key).map { (member.key, $0) } }
  }

  var json: JSON {
    func object(_ pairs: [(name: String, value: String)]) -> JSON {
      .object(pairs.map { ($0.name, .string($0.value)) })
    }
    let place = channel.map { [("cell", JSON.string($0))] } ?? []
    return .object(place + [("said", object(facts)), ("lots", object(lots))])
  }

  /// What is said under a name; nil where nothing is.
  public subscript(name: String) -> String? { facts.first { $0.name == name }?.value }
}
