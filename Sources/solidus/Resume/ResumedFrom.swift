import Documents

/// From where a run goes on whose recipe, whose cells, or both were cut off, as its folder keeps it.
struct ResumedFrom {
  let recipe: ResumePoint?
  let cells: CellResumePoint?

  /// Nil for a run that begins at its beginning.
  init?(_ recipe: ResumePoint?, _ cells: CellResumePoint?) {
    guard recipe != nil || cells != nil else { return nil }
    self.recipe = recipe
    self.cells = cells
  }

  /// What a folder says.
  init?(in folder: String) { self.init(ResumePoint(in: folder), CellResumePoint(in: folder)) }

  /// The run that was cut off.
  var folder: String { recipe?.folder ?? cells?.folder ?? "" }

  static let file = ResumePoint.file

  var document: (name: String, text: String) { (Self.file, json.text + "\n") }

  var said: [String] { (recipe.map { [$0.words] } ?? []) + (cells?.said ?? []) }

  var json: JSON {
    .object(
      [("run", .string(folder))]
        + (recipe?.members ?? []) + (cells?.members ?? [])
        + [("said", .array(said.map(JSON.string)))])
  }

  /// For people: what goes on, and below it each cell.
  var lines: [String] {
    (recipe.map { ["RESUMED    \($0.words)"] } ?? []) + (cells?.lines ?? [])
  }
}
