import Documents

/// What the catalogue keeps of one run: all of it is read from the folder, so that the folder is
/// all that anybody has to keep.
struct CatalogueEntry {
  let path: String
  /// Nil where it cannot be read.
  let start: RunStart?
  let outcome: String
  let reason: String
  /// What was said of its cells, each once.
  let verdicts: [String]
  /// In s; nil for a run that was cut off.
  let duration: Double?
  let remarks: RunRemarks
  /// What is wrong with its files, its journal not looked at.
  let troubles: [FileTrouble]

  /// Reads a folder without its journal; nil if no run was ever made in it.
  init?(_ path: String, in folder: String) {
    self.path = path
    let files = KeptFiles(in: folder)
    let others = files.beside
    switch files.start {
    case .success(let start)?: (self.start, troubles) = (start, others)
    case .failure(let trouble)?: (start, troubles) = (nil, [trouble] + others)
    case nil: return nil
    }
    outcome = Self.lasting(start == nil && !files.end.isOver ? .unreadable : files.end)
    reason = files.end.reason
    verdicts = Set(files.end.meta?.list("cells").flatMap { $0.texts("verdicts") } ?? []).sorted()
    duration = files.end.meta?.number("duration_s")
    remarks = files.remarks
  }

  /// Nothing tells when a run stops to go on: that is asked each time somebody looks for it.
  private static func lasting(_ end: RunEnd) -> String {
    if case .goingOn = end { RunEnd.cutOff.word } else { end.word }
  }

  /// What it was; a folder that does not say so is found all the same.
  var title: String { start?.title ?? "?" }

  /// What a filter can ask for, each value under its key.
  var facts: [(key: SearchKey, value: String)] {
    guard let start else {
      return [(.outcome, outcome)] + remarks.tags.map { (.tag, $0) }
    }
    var facts = start.programs.map { (SearchKey.recipe, $0) } + [(.outcome, outcome)]
    facts += start.metals.map { (.metal, $0) }
    facts += start.cells.compactMap(\.name).map { (.cell, $0) }
    for sample in start.samples {
      for key in [SearchKey.sample, .operator, .series] {
        facts += sample[key.rawValue].map { [(key, $0)] } ?? []
      }
      facts += sample.lots.map { (.lot, $0.value) }
    }
    facts += verdicts.map { (.verdict, $0) } + remarks.tags.map { (.tag, $0) }
    return facts
  }

  /// Everything that free text is looked for in.
  var words: String {
    let notes = remarks.notes.flatMap { [$0.text, $0.author ?? ""] }
    let said = start?.samples.flatMap { $0.facts.map(\.value) } ?? []
    return ([path, title, reason] + said + facts.map(\.value) + notes).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}

/// What runs can be looked for by, as options of the command line name it.
public enum SearchKey: String, CaseIterable, Sendable {
  case recipe, metal, cell, outcome, verdict, tag, sample, `operator`, series, lot
}
