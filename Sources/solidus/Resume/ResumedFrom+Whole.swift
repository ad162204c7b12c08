import Documents
import Quantities
import Record

/// A coating that went on, with what was given before: its own summary is of its own part alone.
extension ResumedFrom {
  /// How long it had gone on before, in all its parts.
  var took: Seconds { Seconds((recipe?.before ?? []).reduce(0) { $0 + $1.took }) }

  /// What a run says of itself, with where it went on and with all of the coating.
  func adding(to report: JSON) -> JSON {
    let whole = parts(with: report).map { parts in
      ("whole", JSON.object(CoatingPart.sum(parts, in: "").members))
    }
    return report.adding([("resumes", json)] + (whole.map { [$0] } ?? []))
  }

  /// All of the coating for people, and what of it was given in which part.
  func wholeLines(with report: JSON) -> String {
    guard let parts = parts(with: report) else { return "" }
    let whole = CoatingPart.sum(parts, in: "")
    func each(_ words: (CoatingPart) -> String) -> String {
      parts.map(words).joined(separator: " + ")
    }
    let times = each { clock(Seconds($0.took)) }
    let doses = whole.doses.map { dose in
      "doses        \(dose.valve) opened \(dose.opened) times:"
        + " \(each { "\($0.opened(dose.valve))" })\n"
    }
    let thick = { (part: CoatingPart) in
      part.films.map { fixed($0.reduce(0) { $0 + $1.nanometres }, 2) } ?? "unknown"
    }
    let film = "all films    \(thick(whole)) nm: \(each(thick))\n"
    return "whole        \(clock(Seconds(whole.took))) in \(parts.count) parts, this the last:"
      + " \(times)\n" + doses.joined() + (parts.allSatisfy { $0.films == nil } ? "" : film)
  }

  /// Nil where no coating went on.
  private func parts(with report: JSON) -> [CoatingPart]? {
    guard let recipe, !recipe.before.isEmpty, let own = report.node else { return nil }
    return recipe.before + [CoatingPart(of: "", saying: own)]
  }
}

extension JSON {
  /// The same as it is read back.
  fileprivate var node: Node? {
    var report = Report()
    return Node.read(Array(text.utf8), file: "", report: &report)
  }
}
