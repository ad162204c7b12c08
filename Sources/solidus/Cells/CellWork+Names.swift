import Documents
import Record
import Safety

extension CellWork {
  /// As the first line of a run names all that goes on in it.
  static func title(_ works: [CellWork], beside recipe: String? = nil) -> String {
    ((recipe.map { [$0] } ?? []) + works.map(\.title)).joined(separator: ", ")
  }

  /// What the methods of a run are called, each once.
  static func programs(of works: [CellWork]) -> [String] {
    once(works.flatMap { Recipes.names(of: $0.methodName, titled: $0.method.name) })
  }

  /// What a run is about, in symbols, each once: what lies on the stage, and what cells plate.
  static func metals(of works: [CellWork], beside metal: Metal) -> [String] {
    once((metal.symbol.map { [$0] } ?? []) + works.compactMap(\.start.metal))
  }

  private static func once(_ words: [String]) -> [String] {
    words.reduce(into: []) { known, word in
      if !known.contains(word) { known.append(word) }
    }
  }
}

extension Metal {
  /// As chemists write it; nil where nothing melts.
  fileprivate var symbol: String? {
    switch self {
    case .lithium: "Li"
    case .sodium: "Na"
    case .potassium: "K"
    case .none: nil
    }
  }
}
