import Documents
import Record

/// Whose folder says what was before.
enum ResumeSource {
  case cutOff(String)
  /// The folder of the same run, which is made again.
  case repeated(String)
}

/// From where a run goes on whose recipe, whose cells, or both were cut off, as its folder keeps it.
struct ResumedFrom {
  let recipe: ResumePoint?
  let cells: CellResumePoint?
  let source: ResumeSource
  /// What was said each time that the run went on before, the first time first.
  private let earlier: [[String]]

  /// Nil for a run that begins at its beginning.
  init?(_ recipe: ResumePoint?, _ cells: CellResumePoint?, _ source: ResumeSource) {
    guard recipe != nil || cells != nil else { return nil }
    self.recipe = recipe
    self.cells = cells
    self.source = source
    switch source {
    case .repeated(let same): earlier = EarlierJournals.pauses(in: same).dropLast()
    case .cutOff(let folder): earlier = EarlierJournals.pauses(in: folder)
    }
  }

  /// What a folder says.
  init?(in folder: String) {
    guard let node = EarlierJournals.said(in: folder) else { return nil }
    self.init(ResumePoint(node), CellResumePoint(node), .repeated(folder))
  }

  /// The run that was cut off.
  var folder: String { recipe?.folder ?? cells?.folder ?? "" }

  static let file = EarlierJournals.file

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
