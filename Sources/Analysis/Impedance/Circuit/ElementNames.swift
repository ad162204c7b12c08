import Documents

/// The names that elements have, here and in other programs.
enum ElementNames {
  /// The kind that a name means.
  static func kind(of name: String, at column: Int) throws(CircuitProblem) -> ElementKind {
    if let kind = ElementKind(rawValue: name) { return kind }
    let all = ElementKind.allCases.map(\.rawValue)
    throw CircuitProblem(
      column: column, message: "there is no element '\(name)'", remedy: remedy(for: name, all))
  }

  private static func remedy(for name: String, _ all: [String]) -> String {
    if let own = elsewhere[name.lowercased()] { return "write \(own)" }
    let sameButCase = all.first { $0.lowercased() == name.lowercased() }
    let near = sameButCase ?? Suggestion.nearest(to: name, among: all)
    let list = all.joined(separator: ", ")
    return near.map { "did you mean \($0)? there are \(list)" } ?? "there are \(list)"
  }

  /// What other programs call them.
  private static let elsewhere = [
    "q": "CPE for a constant phase element", "t": "Wo for diffusion up to a wall",
    "o": "Ws for diffusion through a layer", "m": "Wo for diffusion up to a wall",
    "arc": "Zarc, or p(R1,CPE1)", "p": "p( with its bracket: p(R1,CPE1)",
  ]
}
