/// What the catalogue keeps of a run beside what it is found by, a column each.
///
/// The table, the questions and the answers are all made from these, in this order.
enum RunColumn: Int32, CaseIterable {
  case path, shelf, changed, isOpen, title, date, outcome, reason, duration, tags, notes, samples,
    replicates, troubles, verdicts

  private var name: String { "\(self)" }

  private var kind: String {
    switch self {
    case .path: "TEXT UNIQUE NOT NULL"
    case .shelf, .title, .outcome, .reason, .tags, .samples, .replicates, .troubles, .verdicts:
      "TEXT NOT NULL"
    case .changed, .isOpen, .notes: "INTEGER NOT NULL"
    case .date: "TEXT"
    case .duration: "REAL"
    }
  }

  /// All of them, as the table is made.
  static var declaration: String {
    allCases.map { "\($0.name) \($0.kind)" }.joined(separator: ", ")
  }
  /// All of them, as a question names them.
  static var names: String { allCases.map(\.name).joined(separator: ", ") }
  /// A place for a value of each.
  static var places: String { allCases.map { _ in "?" }.joined(separator: ",") }
}
