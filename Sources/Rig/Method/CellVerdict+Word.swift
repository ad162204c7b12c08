import Control

extension CellVerdict {
  /// By the word that a document has for it; nil for another.
  init?(word: String) {
    let all = CellVerdict.all
    guard let found = all.indices.first(where: { "\(all[$0].word)" == word }) else { return nil }
    self = all[found]
  }
}
