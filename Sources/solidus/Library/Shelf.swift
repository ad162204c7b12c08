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
    items = (Self.recipes + Self.methods + Self.cells).filter {
      $0.answers(to: words) && (order == .metal || $0.paper != nil)
    }
  }

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

  var text: String {
    let width = items.map(\.id.utf8.count).max() ?? 0
    func line(_ item: ShelfItem, _ indent: String) -> String {
      let gap = String(repeating: " ", count: width - item.id.utf8.count + 2)
      return "\(indent)\(item.id)\(gap)\(item.about)\n"
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
