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
