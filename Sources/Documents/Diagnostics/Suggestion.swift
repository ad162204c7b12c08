/// The nearest of the words that would have been right.
public enum Suggestion {
  /// Longer than this is no misspelling; the bound also keeps hostile input cheap.
  private static let longest = 40
  private static let most = 300

  /// The word that was probably meant, if one is near enough; of equals the first.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    // One number is no misspelling of another.
    let isNumber = word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard !isNumber, word.utf8.count <= longest else { return nil }
    let typed = Array(word.lowercased())
    var best: (word: String, distance: Int)?
    for candidate in candidates.prefix(most) where candidate.utf8.count <= longest {
      let right = Array(candidate.lowercased())
      let distance = distance(typed, right)
      let isNear = distance <= max(1, min(typed.count, right.count) / 3) && distance < right.count
      if isNear, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if best == nil, typed.count > 1 { return candidates.first { $0.hasPrefix(word) } }
    return best?.word
  }

  /// The same for names of one document that is not open: a list is not always wanted there.
  public static func advice(for word: String, among names: [String]) -> String {
    if names.isEmpty { return "there is nothing of the kind here" }
    return nearest(to: word, among: names).map { "did you mean '\($0)'?" }
      ?? "name one of \(list(names))"
  }

  /// "did you mean 'x'?" or, where nothing is near, the allowed words.
  static func remedy(for word: String, among candidates: [String]) -> String {
    let listed = list(candidates)
    guard let near = nearest(to: word, among: candidates) else { return "write \(listed)" }
    return "did you mean '\(near)'? allowed: \(listed)"
  }

  /// The words as a sentence has them: a, b or c; a long list is cut.
  static func list(_ words: [String], shown: Int = 24) -> String {
    guard let last = words.last else { return "nothing" }
    if words.count > shown {
      return words.prefix(shown).joined(separator: ", ") + " and \(words.count - shown) more"
    }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " or \(last)"
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
