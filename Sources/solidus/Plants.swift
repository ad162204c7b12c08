import Documents

/// The plants that ship, and where a plant's folder is.
enum Plants {
  /// The four stages of the heat survey.
  static let names = ["puck", "ald-plate", "hot-wall", "hotplate"]

  /// A plant by its name lies in `plants`, beside the board; by its path, where that leads.
  static func folder(
    of plant: String, beside board: String
  ) throws(Refusal) -> String {
    if plant.contains("/") { return BoardFolder.folder(plant) }
    guard names.contains(plant) else {
      let hint = Suggestion.nearest(to: plant, among: names).map { "did you mean '\($0)'?" }
      let remedy = hint ?? "write \(names.joined(separator: ", ")), or a path with a slash in it"
      throw Refusal("solidus: there is no plant '\(plant)'; \(remedy)", .usage)
    }
    return parent(of: board) + "plants/\(plant)"
  }

  private static func parent(of folder: String) -> String {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last(where: { !$0.isEmpty }), last != "..", last != "." else {
      return "\(folder)/../"
    }
    let end = parts.lastIndex(of: last) ?? 0
    return parts[..<end].map { "\($0)/" }.joined()
  }
}
