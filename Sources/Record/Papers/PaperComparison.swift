public import Documents

/// A run of an entry of the library, held against what its paper prints.
public struct PaperComparison: Sendable {
  public let paper: PaperDocument
  public let rows: [PaperRow]
  /// In what the run was not the entry that ships; then no verdict is given.
  public let changes: [String]

  /// One for each document of a run that is from a paper; none for what is of no paper.
  public static func all(of run: KeptRun) throws(RecordError) -> [PaperComparison] {
    guard !papers(of: run).isEmpty else { return [] }
    var results: [CellResult] = []
    for channel in run.channels { results.append(try run.result(of: channel)) }
    return all(of: run, results)
  }

  /// - Parameter results: of the run's cells, in their order.
  static func all(of run: KeptRun, _ results: [CellResult]) -> [PaperComparison] {
    papers(of: run).map { paper, channels, file in
      let known = PaperRun(
        run, results.filter { channels.contains($0.cell.channel) }, for: paper.claims)
      let changes = PaperChanges(of: paper, in: file, channels, run).words
      let rows = paper.claims.map {
        PaperRow(
          $0, in: known, isSimulated: run.start.isSimulated,
          isAsked: paper.standing == .asks, isChanged: !changes.isEmpty)
      }
      return PaperComparison(paper: paper, rows: rows, changes: changes)
    }
  }

  /// The papers of a run's documents, each with the cells that it is about.
  private static func papers(
    of run: KeptRun
  ) -> [(paper: PaperDocument, channels: [String], file: String)] {
    var found: [(paper: PaperDocument, channels: [String], file: String)] = []
    func add(_ paper: PaperDocument?, _ channels: [String], _ file: String) {
      if let paper, !paper.claims.isEmpty { found.append((paper, channels, file)) }
    }
    func isThere(_ name: String) -> Bool { WholeFile.there("\(run.path)/\(name)") != nil }
    if isThere("recipe.yaml") {
      add(
        RecipeDocument.read(at: "\(run.path)/recipe.yaml", from: .disk).value?.paper, [],
        "recipe.yaml")
    }
    if isThere("method.yaml") {
      let document = MethodDocument.read(at: "\(run.path)/method.yaml", from: .disk)
      add(document.value?.paper, run.channels, "method.yaml")
    }
    for channel in run.channels where isThere("\(channel).method.yaml") {
      let document = MethodDocument.read(at: "\(run.path)/\(channel).method.yaml", from: .disk)
      add(document.value?.paper, [channel], "\(channel).method.yaml")
    }
    return found
  }

  public var json: JSON {
    .object([
      ("by", .string(paper.by)), ("journal", .string(paper.journal)),
      ("index", .array(paper.index.map(JSON.string))),
      ("changes", .array(changes.map(JSON.string))),
      ("doubts", .string(paper.doubts ?? "")),
      ("claims", .array(rows.map(\.json))),
    ])
  }
}
