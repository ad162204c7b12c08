import Documents
import Library
import Safety

extension Command {
  static let libraryList = Command(
    words: ["library", "list"], operands: "",
    about: "the recipes and methods that ship, by what they are for, and the cells",
    options: [json]
  ) { arguments, console in
    let shelf = Shelf()
    console.put(arguments.has("json") ? shelf.json.text + "\n" : shelf.text)
    return .done
  }

  static let libraryShow = Command(
    words: ["library", "show"], operands: "ID", about: "print what ships", options: []
  ) { arguments, console in
    do throws(Refusal) {
      console.put(try entry(arguments, of: "show").text)
      return .done
    } catch { return error.tell(console) }
  }

  static let libraryCopy = Command(
    words: ["library", "copy"], operands: "ID",
    about: "write what ships to a file of your own, to change it",
    options: [
      .value("out", "FILE", "where to; ID.yaml here if left out"),
      .flag("replace", "let --out replace a file that is there"),
    ]
  ) { arguments, console in
    do throws(Refusal) {
      let entry = try entry(arguments, of: "copy")
      let path = arguments.value("out") ?? "\(entry.id).yaml"
      try TextFile.write(entry.text, to: path, replacing: arguments.has("replace"))
      console.print("written to \(path)")
      return .done
    } catch { return error.tell(console) }
  }

  private static func entry(
    _ arguments: Arguments, of command: String
  ) throws(Refusal) -> LibraryEntry {
    let ids = (LibraryEntry.all + LibraryEntry.shippedCells).map(\.id)
    guard arguments.operands.count == 1, let id = arguments.operands.first else {
      throw Refusal(
        "solidus library \(command): name one of \(ids.joined(separator: ", "))", .usage)
    }
    guard let entry = LibraryEntry.named(id) ?? LibraryEntry.cell(named: id) else {
      throw Refusal(
        "solidus library \(command): there is no '\(id)'; \(Suggestion.advice(for: id, among: ids))",
        .usage)
    }
    return entry
  }
}

/// What the library holds, as a chemist looks for it.
private struct Shelf {
  private let recipes: [(id: String, recipe: RecipeDocument)]
  private let methods: [(id: String, method: MethodDocument)]
  private let cells: [(id: String, cell: CellDocument)]

  init() {
    recipes = LibraryEntry.recipes.compactMap { entry in
      Recipes.document(entry.id).value.map { (entry.id, $0) }
    }
    methods = LibraryEntry.methods.compactMap { entry in
      Recipes.method(entry.id).value.map { (entry.id, $0) }
    }
    cells = LibraryEntry.shippedCells.compactMap { entry in
      let files = DocumentFiles.memory(["\(entry.id).yaml": entry.text])
      return CellDocument.read(at: "\(entry.id).yaml", from: files).value.map { (entry.id, $0) }
    }
  }

  private static let metals: [(metal: Metal, name: String)] = [
    (.lithium, "lithium"), (.sodium, "sodium"), (.potassium, "potassium"), (.none, "no metal"),
  ]

  var text: String {
    let ids = recipes.map(\.id) + methods.map(\.id) + cells.map(\.id)
    let width = ids.map(\.utf8.count).max() ?? 0
    func line(_ id: String, _ about: String) -> String {
      "  \(id)\(String(repeating: " ", count: width - id.utf8.count + 2))\(about)\n"
    }
    var text = ""
    for (metal, name) in Self.metals {
      let here = recipes.filter { $0.recipe.metal.value == metal }
      if here.isEmpty { continue }
      text += "\(name)\n"
      for (id, recipe) in here { text += line(id, recipe.description ?? recipe.name) }
    }
    text += "methods for cells\n"
    for (id, method) in methods { text += line(id, method.description ?? method.name) }
    text += "cells\n"
    for (id, cell) in cells { text += line(id, cell.purpose ?? cell.name) }
    return text
  }

  var json: JSON {
    .object([
      (
        "recipes",
        .array(
          recipes.map { id, recipe in
            .object([
              ("id", .string(id)), ("name", .string(recipe.name)),
              ("metal", .string("\(recipe.metal.value)")),
              ("description", .string(recipe.description ?? "")),
              ("parameters", .array(recipe.parameters.names.map(JSON.string))),
            ])
          })
      ),
      (
        "methods",
        .array(
          methods.map { id, method in
            .object([
              ("id", .string(id)), ("name", .string(method.name)),
              ("description", .string(method.description ?? "")),
              ("parameters", .array(method.parameters.names.map(JSON.string))),
            ])
          })
      ),
      (
        "cells",
        .array(
          cells.map { id, cell in
            .object([
              ("id", .string(id)), ("name", .string(cell.name)),
              ("description", .string(cell.purpose ?? "")),
            ])
          })
      ),
    ])
  }
}
