import Documents
import Library
import Safety

/// One entry of the library, with what it is found by.
struct ShelfItem {
  enum Kind { case recipe, method, cell }

  let id: String
  let kind: Kind
  let name: String
  let about: String
  let paper: PaperDocument?
  private let metal: String?
  private let parameters: [String]

  init(_ id: String, _ recipe: RecipeDocument) {
    self.id = id
    (kind, name, about) = (.recipe, recipe.name, recipe.description ?? recipe.name)
    (paper, parameters) = (recipe.paper, recipe.parameters.names)
    metal =
      switch recipe.metal.value {
      case .lithium: "lithium"
      case .sodium: "sodium"
      case .potassium: "potassium"
      case .none: "no metal"
      }
  }

  init(_ id: String, _ method: MethodDocument) {
    self.id = id
    (kind, name, about) = (.method, method.name, method.description ?? method.name)
    (paper, parameters) = (method.paper, method.parameters.names)
    metal = method.paper?.cells.first.flatMap(Self.metal(of:))
  }

  init(_ id: String, _ cell: CellDocument) {
    self.id = id
    (kind, name, about) = (.cell, cell.name, cell.purpose ?? cell.name)
    (paper, metal, parameters) = (nil, nil, [])
  }

  /// The metal in a cell that ships; nil for a dummy.
  private static func metal(of cell: String) -> String? {
    let files = DocumentFiles.memory(["c.yaml": LibraryEntry.cell(named: cell)?.text ?? ""])
    guard let document = CellDocument.read(at: "c.yaml", from: files).value else { return nil }
    let symbol: String? =
      switch document.build {
      case .symmetric(let electrode): electrode.metal
      case .asymmetric(_, let counter), .full(_, let counter): counter.metal
      case .dummy: nil
      }
    return symbol.map { ["Li": "lithium", "Na": "sodium", "K": "potassium"][$0] ?? $0 }
  }

  static let order = [
    "lithium", "sodium", "potassium", "no metal", "papers: coatings on lithium",
    "papers: coatings on sodium", "papers: coatings on potassium", "papers: coatings on no metal",
    "methods for cells", "papers: cells of lithium", "papers: cells of sodium",
    "papers: other cells", "cells",
  ]

  /// The group in a listing; one of `order`.
  var shelf: String {
    switch (kind, paper, metal) {
    case (.cell, _, _): "cells"
    case (.recipe, nil, let metal): metal ?? "no metal"
    case (.recipe, _, let metal): "papers: coatings on \(metal ?? "no metal")"
    case (.method, nil, _): "methods for cells"
    case (.method, _, let metal?): "papers: cells of \(metal)"
    case (.method, _, nil): "papers: other cells"
    }
  }

  /// Whether it has all of some words somewhere, written as they come.
  func answers(to words: [String]) -> Bool {
    let haystack =
      ([id, name, about, shelf, paper?.journal ?? ""] + self.words + (paper?.index ?? []))
      .joined(separator: " ").lowercased()
    return words.allSatisfy { haystack.contains($0.lowercased()) }
  }

  /// What people look for it by: who made it, of what, how, and what kind of thing it is.
  var words: [String] {
    let kinds =
      switch kind {
      case .recipe: "recipe process coating"
      case .method: "method test measurement"
      case .cell: "cell"
      }
    let all = [paper?.by, paper?.through, metal, paper?.technique, paper?.standing.rawValue, kinds]
    return all.compactMap(\.self).flatMap { text in
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
  }

  var json: JSON {
    var members: [(String, JSON)] = [("id", .string(id)), ("name", .string(name))]
    if let metal, kind == .recipe { members.append(("metal", .string(metal))) }
    members.append(("description", .string(about)))
    if kind != .cell { members.append(("parameters", .array(parameters.map(JSON.string)))) }
    if let paper { members.append(("paper", paper.json)) }
    return .object(members)
  }
}
