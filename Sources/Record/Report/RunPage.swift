import Documents

/// A run as one page: no script, nothing from elsewhere, readable on any screen and on paper.
public struct RunPage {
  private let run: KeptRun
  /// Of the cells, in their order; what cannot be read says why.
  private let results: [Result<CellResult, RecordError>]

  public init(_ run: KeptRun) {
    self.run = run
    results = run.channels.map { channel in
      Result { () throws(RecordError) in try run.result(of: channel) }
    }
  }

  public var html: String {
    HTML.page(
      title: stamped(run.start.title),
      """
      \(head)\(SampleSection(run.start).html)\(papers)\(ReactorSection(run).html)\(cells)\
      \(EventSection(run).html)\(RemarkSection(run.remarks).html)\(SourceSection(run).html)\
      <footer>Made by Solidus \(SVG.escaped(run.start.version)) from the journal of this run. Long \
      series show of each column of a picture the first, lowest, highest and last sample.</footer>

      """)
  }

  private func stamped(_ title: String) -> String {
    run.start.isSimulated ? "SIMULATED: \(title)" : title
  }

  private var head: String {
    let stamp = run.start.isSimulated ? HTML.stamp : ""
    let folder = run.path.split(separator: "/").last.map(String.init) ?? run.path
    return """
      <header>\(stamp)<h1>\(SVG.escaped(run.start.title))</h1>
      <p class="under">run \(SVG.escaped(folder)), Solidus \(SVG.escaped(run.start.version)), \
      seed \(SVG.escaped(run.start.seed))\(run.start.date.map { ", " + SVG.escaped($0) } ?? "")</p>
      </header>
      \(HTML.facts(facts))
      """
  }

  /// What a page says of a run that does not say itself how it ended: that, and what its journal has.
  private static func unended(_ run: KeptRun) -> [(name: String, value: String)] {
    let ended =
      switch run.end {
      case .goingOn: "it goes on: this is what the journal holds so far"
      case .unreadable: "somehow: its meta.json cannot be read; this is what the journal holds"
      case .cutOff, .said: "cut off: there is no meta.json; this is what the journal holds"
      }
    return [("ended", ended)] + run.unended
  }

  private var facts: [(name: String, value: String)] {
    let resumed = pauses
    let troubles = run.troubles.map { (name: "not whole", value: "\($0.file): \($0.words)") }
    guard let meta = run.meta else {
      return Self.unended(run) + troubles + resumed
    }
    func number(_ key: String, _ decimals: Int, _ unit: String) -> String {
      meta.number(key).map { "\(fixed($0, decimals)) \(unit)" } ?? ""
    }
    let duration = meta.number("duration_s").map { "\(fixed($0 / 3600, 3)) h" } ?? ""
    let truth = meta["truth"]
    let melted = truth?.truth("melted").map { $0 ? "melted" : "solid" } ?? ""
    let hottest = truth?.number("peak_sample_C").map { "\(fixed($0, 2)) °C at most, " } ?? ""
    return [
      ("outcome", meta.text("outcome") ?? ""), ("reason", meta.text("reason") ?? ""),
      ("took", duration), ("the whole coating took", WholeCoating(run).took),
      ("hottest reading of the sample", number("peak_measured_C", 2, "°C")),
      ("its limit", number("limit_C", 2, "°C")), ("stage", meta.text("stage") ?? ""),
      ("in truth (simulated) the foil", melted.isEmpty ? "" : hottest + melted),
      ("given", meta.texts("with").joined(separator: ", ")),
    ] + troubles + resumed
  }

  /// Each time that it went on: with what, since when nobody measured, and for how long.
  private var pauses: [(name: String, value: String)] {
    let all = EarlierJournals.pauses(in: run.path)
    return all.enumerated().flatMap { index, said in
      let name = all.count > 1 ? "pause \(index + 1) of \(all.count), on with" : "goes on with"
      return said.map { (name: name, value: $0) }
    }
  }

  /// What the papers of its documents print, once the run has come to an end.
  private var papers: String {
    guard run.meta != nil else { return "" }
    let known = results.compactMap { result -> CellResult? in
      if case .success(let result) = result { result } else { nil }
    }
    return PaperComparison.all(of: run, known).map { PaperSection($0).html }.joined()
  }

  private var cells: String {
    zip(run.channels, results).map { channel, result -> String in
      let meta = run.meta?.list("cells").first { $0.text("cell") == channel }
      switch result {
      case .success(let result):
        return CellSection(result, meta).html + SpectrumSection(run.spectra(on: channel)).html
      case .failure(let error):
        return HTML.heading(channel) + "<p>\(SVG.escaped("\(error)"))</p>\n"
      }
    }.joined()
  }
}
