/// Reads a document that `extends` another: its keys replace or add to those of the other by name.
///
/// As in RFC 7386, mappings are merged key by key, all else is replaced, and `null` removes.
struct Overlays {
  let files: DocumentFiles
  private(set) var report = Report()

  init(files: DocumentFiles) { self.files = files }

  /// The document with all that it extends laid under it.
  ///
  /// - Parameter base: the folder that the document itself extends, whatever it says.
  mutating func read(_ path: String, named name: String, over base: String? = nil) -> Node? {
    var layers: [Node] = []
    var paths: [String] = []
    var next: Located<String>? = Located(path, at: .start(of: path))
    while let current = next {
      guard isNew(current, after: paths) else { return nil }
      paths.append(current.value)
      guard let layer = node(current, isFirst: layers.isEmpty) else { return nil }
      layers.append(layer)
      let written = self.base(of: layer, in: DocumentPath.folder(of: current.value), name)
      let other = base.map { DocumentPath.file($0, named: name) }
      next = layers.count == 1 ? other.map { Located($0, at: current.place) } ?? written : written
    }
    // The base comes last and lies lowest.
    return layers.dropLast().reversed().reduce(layers.last) { below, above in
      below.map { merge(above.without("extends"), over: $0) }
    }
  }

  private mutating func isNew(_ path: Located<String>, after earlier: [String]) -> Bool {
    if earlier.contains(path.value) {
      report.error(
        at: path.place, "this board extends itself",
        remedy: "name a board that does not lead back here")
      return false
    }
    if earlier.count > DocumentLimits.extensions {
      report.error(
        at: path.place, "more than \(DocumentLimits.extensions) boards extend each other",
        remedy: "extend a board that says more itself")
      return false
    }
    return true
  }

  /// A missing base is the fault of the line that names it.
  private mutating func node(_ path: Located<String>, isFirst: Bool) -> Node? {
    switch files.bytes(at: path.value) {
    case .success(let bytes): return Node.read(bytes, file: path.value, report: &report)
    case .failure(let problem):
      let file = isFirst ? "the file" : "'\(path.value)'"
      report.error(
        at: path.place, "\(file) cannot be read: \(problem.message)", remedy: "check the path")
      return nil
    }
  }

  private mutating func base(of node: Node, in folder: String, _ name: String) -> Located<String>? {
    guard let value = node["extends"],
      let text = value.text(due: "the folder of a board", &report)
    else { return nil }
    let file = DocumentPath.file(DocumentPath.resolve(text, in: folder), named: name)
    return Located(file, at: value.place)
  }

  private mutating func merge(_ above: Node, over below: Node) -> Node {
    guard let upper = above.members, let lower = below.members else { return above }
    // Looked up only: the order is that of the two documents.
    let changes = Dictionary(upper.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(lower.map(\.key))
    var members: [Node.Member] = []
    for member in lower {
      guard let change = changes[member.key] else {
        members.append(member)
        continue
      }
      if change.value.isNull { continue }
      let value = merge(change.value, over: member.value)
      members.append(Node.Member(member.key, at: change.place, value))
    }
    for member in upper where !known.contains(member.key) {
      if member.value.isNull {
        report.error(
          at: member.place, "there is no '\(Excerpt.of(member.key))' to remove",
          remedy: Suggestion.remedy(for: member.key, among: lower.map(\.key)))
      } else {
        members.append(member)
      }
    }
    return Node(.mapping(members), at: above.place)
  }
}

extension Node {
  fileprivate var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.nature == .null } else { false }
  }

  fileprivate func without(_ key: String) -> Node {
    guard let members else { return self }
    return Node(.mapping(members.filter { $0.key != key }), at: place)
  }
}
