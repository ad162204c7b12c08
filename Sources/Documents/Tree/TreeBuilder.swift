/// Builds the tree from events with a stack of its own, so that depth never costs machine stack.
struct TreeBuilder {
  private enum Open {
    case sequence([Node])
    case mapping([Node.Member], seen: [String: Place], key: PendingKey)
  }

  private enum PendingKey {
    case none
    case waiting(String, Place)
    /// The key was refused; its value is read and dropped.
    case refused
  }

  private struct Frame {
    let place: Place
    var open: Open
  }

  private(set) var root: Node?
  private var frames: [Frame] = []

  /// The depth at which the next node will stand.
  var depth: Int { frames.count }

  mutating func startSequence(at place: Place) {
    frames.append(Frame(place: place, open: .sequence([])))
  }

  mutating func startMapping(at place: Place) {
    frames.append(Frame(place: place, open: .mapping([], seen: [:], key: .none)))
  }

  /// Closes the innermost list or mapping and hands it to what contains it.
  mutating func end(_ report: inout Report) {
    guard let frame = frames.popLast() else { return }
    switch frame.open {
    case .sequence(let items): add(Node(.sequence(items), at: frame.place), &report)
    case .mapping(let members, _, _): add(Node(.mapping(members), at: frame.place), &report)
    }
  }

  /// Puts a finished node where it belongs: as a key, a value, an item or the root.
  mutating func add(_ node: Node, _ report: inout Report) {
    guard var frame = frames.popLast() else {
      root = node
      return
    }
    switch frame.open {
    case .sequence(var items):
      frame.open = .sequence([])
      items.append(node)
      frame.open = .sequence(items)
    case .mapping(var members, var seen, let pending):
      frame.open = .sequence([])
      var next = PendingKey.none
      switch pending {
      case .none: next = key(node, seen: &seen, &report)
      case .waiting(let key, let place): members.append(Node.Member(key, at: place, node))
      case .refused: break
      }
      frame.open = .mapping(members, seen: seen, key: next)
    }
    frames.append(frame)
  }

  private func key(
    _ node: Node, seen: inout [String: Place], _ report: inout Report
  ) -> PendingKey {
    guard case .scalar(let scalar) = node.content else {
      report.error(
        at: node.place, "\(node.summary) as a key", remedy: "write a plain word before the colon")
      return .refused
    }
    if !scalar.isQuoted, scalar.text == "<<" {
      report.error(
        at: node.place, "the merge key '<<'", remedy: "write the keys out, or use 'extends'")
      return .refused
    }
    if let first = seen.updateValue(node.place, forKey: scalar.text) {
      report.error(
        at: node.place, "the key '\(Excerpt.of(scalar.text))' occurs twice",
        remedy: "keep one; another is at line \(first.line), column \(first.column)")
      return .refused
    }
    return .waiting(scalar.text, node.place)
  }
}
