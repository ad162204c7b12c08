/// Several runs as one page: what differs between them, and their curves over each other.
public struct ComparisonPage {
  private let runs: [ComparedRun]

  /// So many runs can be told apart in one picture.
  public static let most = ComparedRun.kinds.count

  public init(_ runs: [KeptRun]) throws(RecordError) {
    precondition(runs.count <= Self.most, "there is no colour left")
    var compared: [ComparedRun] = []
    for (number, run) in runs.enumerated() {
      compared.append(try ComparedRun(run, number: number))
    }
    self.runs = compared
  }

  public var html: String {
    let title = "Comparison of \(runs.map(\.name).joined(separator: ", "))"
    let stamp = isSimulated ? "SIMULATED: " : ""
    return HTML.page(
      title: stamp + title,
      """
      <header>\(isSimulated ? HTML.stamp : "")<h1>\(runs.count) runs compared</h1></header>
      \(key)\(replicates)\(ComparisonFacts(runs).html)\(ComparisonReactor(runs).html)\
      \(ComparisonCells(runs).html)\(DocumentDifferences(runs).html)\
      <footer>Made by Solidus from the journals of these runs. Long series show of each column of a \
      picture the first, lowest, highest and last sample.</footer>

      """)
  }

  /// How many of each series are compared here.
  private var replicates: String {
    HTML.facts(Replicates(of: runs.flatMap(\.run.start.replicates)).facts)
  }

  private var isSimulated: Bool { runs.contains { $0.run.start.isSimulated } }

  /// Which letter and which line is which run.
  private var key: String {
    let rows = runs.map { compared in
      """
      <div><dt><svg class="swatch" viewBox="0 0 34 12" aria-hidden="true">\
      \(SVG.line(2, 6, to: 32, 6, "key \(compared.kind)"))</svg> \(compared.letter)</dt>\
      <dd>\(SVG.escaped(compared.name)): \(SVG.escaped(compared.run.start.title))</dd></div>

      """
    }
    return "<dl class=\"runs\">\n\(rows.joined())</dl>\n"
  }
}
