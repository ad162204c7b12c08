import Documents
import Record

/// From where a run goes on whose recipe, whose cells, or both were cut off, as its folder keeps it.
struct ResumedFrom {
  let recipe: ResumePoint?
  let cells: CellResumePoint?
  /// What was said each time that the run went on before, the first time first.
  private let earlier: [[String]]

  /// Nil for a run that begins at its beginning.
  init?(_ recipe: ResumePoint?, _ cells: CellResumePoint?) {
    guard let folder = recipe?.folder ?? cells?.folder else { return nil }
    self.recipe = recipe
    self.cells = cells
    switch recipe?.source ?? cells?.source {
    case .repeated(let same)?: earlier = EarlierJournals.pauses(in: same).dropLast()
    case .cutOff, nil: earlier = EarlierJournals.pauses(in: folder)
    }
  }

  /// What a folder says.
  init?(in folder: String) { self.init(ResumePoint(in: folder), CellResumePoint(in: folder)) }

  /// The run that was cut off.
  var folder: String { recipe?.folder ?? cells?.folder ?? "" }

  static let file = ResumePoint.file

  var document: (name: String, text: String) { (Self.file, json.text + "\n") }

  /// Of a rig that stood, the recipe says for how long, and its cells not once more.
  private var isTold: Bool { recipe?.stood != nil }

  var said: [String] { (recipe.map { [$0.words] } ?? []) + (cells?.said(isTold) ?? []) }

  var json: JSON {
    .object(
      [("run", .string(folder))]
        + (recipe?.members ?? []) + (cells?.members ?? [])
        + [("said", .array(said.map(JSON.string)))]
        + (earlier.isEmpty ? [] : [("earlier_pauses", .array(earlier.map(Self.json)))]))
  }

  private static func json(_ said: [String]) -> JSON {
    .object([("said", .array(said.map(JSON.string)))])
  }

  /// For people: what goes on, and below it each cell.
  var lines: [String] {
    (recipe.map { ["RESUMED    \($0.words)"] } ?? []) + (cells?.lines(isTold) ?? [])
  }
}
