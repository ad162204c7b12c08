import Documents
import Library
import Safety

/// What the library holds, as a chemist looks for it.
struct Shelf {
  private let items: [ShelfItem]
  private let order: Order

  /// How the shelves are arranged.
  enum Order: String {
    /// By metal and technique.
    case metal
    /// By paper, each with what it coated and what it measured; what is of no paper is left out.
    case paper
  }

  /// - Parameter words: what all of an item must answer to; none for everything.
  init(words: [String] = [], by order: Order = .metal) {
    self.order = order
    items = Self.all.filter {
      $0.answers(to: words) && (order == .metal || $0.paper != nil)
    }
  }

  /// Everything that ships.
  static var all: [ShelfItem] { recipes + methods + cells }

  private static var recipes: [ShelfItem] {
    (LibraryEntry.recipes + LibraryEntry.papers).compactMap { entry in
      guard !Recipes.isMethod(entry.id), let recipe = Recipes.document(entry.id).value else {
        return nil
      }
      return ShelfItem(entry.id, recipe)
    }
  }

  private static var methods: [ShelfItem] {
    (LibraryEntry.methods + LibraryEntry.papers).compactMap { entry in
      guard Recipes.isMethod(entry.id), let method = Recipes.method(entry.id).value else {
        return nil
      }
      return ShelfItem(entry.id, method)
    }
  }

  private static var cells: [ShelfItem] {
    LibraryEntry.shippedCells.compactMap { entry in
      let files = DocumentFiles.memory(["\(entry.id).yaml": entry.text])
      return CellDocument.read(at: "\(entry.id).yaml", from: files).value.map {
        ShelfItem(entry.id, $0)
      }
    }
  }

  /// The shelves in their order, each with what stands on it.
  private var shelves: [(name: String, items: [ShelfItem])] {
    func shelf(_ item: ShelfItem) -> String {
      order == .paper ? item.paper.map { "\($0.by): \($0.journal)" } ?? "" : item.shelf
    }
    var names: [String] = []
    for item in items where !names.contains(shelf(item)) { names.append(shelf(item)) }
    let places = ShelfItem.order
    switch order {
    case .metal: names.sort { (places.firstIndex(of: $0) ?? 0) < (places.firstIndex(of: $1) ?? 0) }
    case .paper: names.sort()
    }
    return names.map { name in (name, items.filter { shelf($0) == name }) }
  }

  var isEmpty: Bool { items.isEmpty }

  /// The longest word for how an entry stands.
  private static let standing =
    PaperDocument.Standing.allCases.map(\.rawValue.utf8.count).max() ?? 0

  /// Why nothing has all of some words, and which would have found something.
  static func advice(for words: [String]) -> String {
    let all = all
    let unknown = words.filter { word in !all.contains { $0.answers(to: [word]) } }
    guard let first = unknown.first else {
      let counts = words.map { word in "\(word) \(all.count { $0.answers(to: [word]) })" }
      return "nothing has all of these words; alone they find: " + counts.joined(separator: ", ")
    }
    var known: [String] = []
    for word in all.flatMap(\.words) where !known.contains(word) { known.append(word) }
    let near = Suggestion.nearest(to: first.lowercased(), among: known)
    return "nothing has '\(first)'; "
      + (near.map { "did you mean '\($0)'?" } ?? "try others, such as: alucone sodium")
  }

  var text: String {
    let width = items.map(\.id.utf8.count).max() ?? 0
    func padded(_ word: String, _ width: Int) -> String {
      word + String(repeating: " ", count: max(0, width - word.utf8.count) + 2)
    }
    func line(_ item: ShelfItem, _ indent: String) -> String {
      // What may run and what asks first have one description: how an entry stands tells them apart.
      let stands = item.paper.map { padded($0.standing.rawValue, Self.standing) } ?? ""
      return "\(indent)\(padded(item.id, width))\(stands)\(item.about)\n"
    }
    var text = ""
    for (name, items) in shelves {
      text += "\(name)\n"
      for item in items where item.paper == nil { text += line(item, "  ") }
      var techniques: [String] = []
      for item in items {
        guard let technique = item.paper?.technique, !techniques.contains(technique) else {
          continue
        }
        techniques.append(technique)
      }
      for technique in techniques.sorted() {
        text += "  \(technique)\n"
        for item in items where item.paper?.technique == technique { text += line(item, "    ") }
      }
    }
    return text
  }

  var json: JSON {
    func list(_ kind: ShelfItem.Kind) -> JSON {
      .array(items.filter { $0.kind == kind }.map(\.json))
    }
    return .object([
      ("recipes", list(.recipe)), ("methods", list(.method)), ("cells", list(.cell)),
    ])
  }
}
