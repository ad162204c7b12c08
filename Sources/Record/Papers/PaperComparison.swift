public import Documents

/// A run of an entry of the library, held against what its paper prints.
public struct PaperComparison: Sendable {
  public let paper: PaperDocument
  public let rows: [PaperRow]
  /// What the command line gave: then the run is not quite the entry.
  let given: [String]

  /// One for each document of a run that is from a paper; none for what is of no paper.
  public static func all(of run: KeptRun) throws(RecordError) -> [PaperComparison] {
    guard !papers(of: run).isEmpty else { return [] }
    var results: [CellResult] = []
    for channel in run.channels { results.append(try run.result(of: channel)) }
    return all(of: run, results)
  }

  /// - Parameter results: of the run's cells, in their order.
  static func all(of run: KeptRun, _ results: [CellResult]) -> [PaperComparison] {
    papers(of: run).map { paper, channels in
      let known = PaperRun(run, results.filter { channels.contains($0.cell.channel) })
      let rows = paper.claims.map {
        PaperRow($0, in: known, isSimulated: run.start.isSimulated)
      }
      return PaperComparison(paper: paper, rows: rows, given: run.start.with)
    }
  }

  /// The papers of a run's documents, each with the cells that it is about.
  private static func papers(of run: KeptRun) -> [(paper: PaperDocument, channels: [String])] {
    var found: [(paper: PaperDocument, channels: [String])] = []
    func add(_ paper: PaperDocument?, _ channels: [String]) {
      if let paper, !paper.claims.isEmpty { found.append((paper, channels)) }
    }
    func isThere(_ name: String) -> Bool { WholeFile.there("\(run.path)/\(name)") != nil }
    if isThere("recipe.yaml") {
      add(RecipeDocument.read(at: "\(run.path)/recipe.yaml", from: .disk).value?.paper, [])
    }
    if isThere("method.yaml") {
      let document = MethodDocument.read(at: "\(run.path)/method.yaml", from: .disk)
      add(document.value?.paper, run.channels)
    }
    for channel in run.channels where isThere("\(channel).method.yaml") {
      let document = MethodDocument.read(at: "\(run.path)/\(channel).method.yaml", from: .disk)
      add(document.value?.paper, [channel])
    }
    return found
  }

  public var json: JSON {
    .object([
      ("by", .string(paper.by)), ("journal", .string(paper.journal)),
      ("index", .array(paper.index.map(JSON.string))),
      ("claims", .array(rows.map(\.json))),
    ])
  }
}
