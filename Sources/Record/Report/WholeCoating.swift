import Documents

/// A coating that was cut off and went on: what each of its parts gave, and all of them together.
struct WholeCoating {
  private let parts: [CoatingPart]
  private let whole: CoatingPart

  init(_ run: KeptRun) {
    let earlier = run.earlierParts
    parts = earlier.isEmpty ? [] : earlier + [run.part()]
    whole = CoatingPart.sum(parts, in: run.path)
  }

  /// How long all of it took; empty where it was never cut off.
  var took: String { parts.isEmpty ? "" : "\(hours(whole)) in \(parts.count) parts" }

  var html: String {
    guard !parts.isEmpty else { return "" }
    let valves = whole.doses.map(\.valve)
    func row(_ name: String, _ part: CoatingPart) -> [String] {
      [name, hours(part)] + valves.map { "\(part.opened($0))" } + [film(part)]
    }
    let rows = parts.enumerated().map { index, part in
      let isLast = index == parts.count - 1
      return row(isLast ? "this run" : "before pause \(index + 1), in \(part.run)", part)
    }
    return HTML.heading("The whole coating")
      + HTML.table(
        ["part", "took"] + valves.map { "\($0) opened" } + ["film, nm"],
        rows + [row("together", whole)])
  }

  private func hours(_ part: CoatingPart) -> String { "\(fixed(part.took / 3600, 3)) h" }

  private func film(_ part: CoatingPart) -> String {
    guard let films = part.films else { return "not known" }
    return fixed(films.reduce(0) { $0 + $1.nanometres }, 2)
  }
}
