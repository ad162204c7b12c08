import Documents
import Library

/// The entries of the papers by the names that processes and tests have there: 001-08, T4-02-….
struct PaperIndex {
  private let items: [ShelfItem]

  init() { items = Shelf.all.filter { $0.paper != nil } }

  /// Every entry of a name, in the order of the library: what is printed before what completes it.
  func entries(of name: String) -> [LibraryEntry] {
    items.filter { $0.paper?.index.contains { $0.lowercased() == name.lowercased() } == true }
      .compactMap { LibraryEntry.named($0.id) }
  }

  /// What stands beside an entry that does not run as it is; nil for any other.
  func beside(_ id: String) -> String? {
    guard let item = items.first(where: { $0.id == id }), let paper = item.paper else { return nil }
    let others = items.filter { other in
      guard let stands = other.paper?.standing else { return false }
      return other.paper?.index == paper.index && (stands == .accepted || stands == .completed)
    }
    .map { "\($0.id) (\($0.paper?.standing.rawValue ?? ""))" }
    guard !others.isEmpty else { return nil }
    let names = others.joined(separator: " and ")
    switch paper.standing {
    case .asks: return "\(id) asks for what its paper leaves out; beside it: \(names)\n"
    case .refused:
      let alone =
        "'solidus what-if \(id)\(Self.asked(of: id))' shows what would become of the foil"
        + " with no instrument"
      return "\(id) is refused as it is printed; beside it: \(names)\n\(alone)\n"
    case .printed, .completed, .accepted, .unmodelled: return nil
    }
  }

  /// The options that say what a recipe asks for, so that the command can be typed as it is told.
  private static func asked(of id: String) -> String {
    let open = Recipes.document(id).value?.parameters.entries.filter { entry in
      if case .open = entry.value.preset { true } else { false }
    }
    return (open ?? []).map { " --with \($0.name)=..." }.joined()
  }

  /// The names that begin like one of which there is nothing, or that are nearly it.
  func advice(for name: String) -> String? {
    var names: [String] = []
    for item in items {
      for own in item.paper?.index ?? [] where !names.contains(own) { names.append(own) }
    }
    let alike = names.filter { $0.lowercased().hasPrefix(name.lowercased()) }.sorted()
    guard alike.isEmpty else {
      let more = alike.count > 6 ? " and \(alike.count - 6) more" : ""
      return "there are " + alike.prefix(6).joined(separator: ", ") + more + ";"
    }
    return Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
  }
}
