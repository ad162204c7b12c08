import Analysis
import Documents

/// What runs are told apart by: a column each, first what is not the same in all of them.
struct ComparisonFacts {
  private typealias Fact = (name: String, values: [String])

  private let runs: [ComparedRun]
  private let facts: [Fact]

  init(_ runs: [ComparedRun]) {
    self.runs = runs
    var facts: [Fact] = []
    for (index, compared) in runs.enumerated() {
      for (name, value) in Self.said(of: compared) where !value.isEmpty {
        let place = facts.firstIndex { $0.name == name } ?? facts.count
        if place == facts.count { facts.append((name, runs.map { _ in "" })) }
        facts[place].values[index] = value
      }
    }
    self.facts = facts
  }

  var html: String {
    let differing = facts.filter { fact in fact.values.contains { $0 != fact.values[0] } }
    let same = facts.filter { fact in fact.values.allSatisfy { $0 == fact.values[0] } }
    let rows = differing.map { [$0.name] + $0.values.map { $0.isEmpty ? "–" : $0 } }
    let table = HTML.table([""] + runs.map(\.letter), rows, words: true)
    let none = "<p>Nothing that is known of them differs.</p>\n"
    return HTML.heading("What differs") + (rows.isEmpty ? none : table)
      + HTML.heading("The same in all") + HTML.facts(same.map { ($0.name, $0.values[0]) })
  }

  private static func said(of compared: ComparedRun) -> [(name: String, value: String)] {
    asked(compared.run) + ended(compared.run) + films(compared.run) + doses(compared)
      + sample(compared.run) + cells(compared)
  }

  private static func asked(_ run: KeptRun) -> [(name: String, value: String)] {
    let sources = WholeFile.there("\(run.path)/sources.json").flatMap(WholeFile.node)
    let faults = WholeFile.there("\(run.path)/faults.yaml").map { Digest.text(of: $0).prefix(12) }
    return [
      ("day", run.start.date ?? ""), ("seed", run.start.seed),
      ("given", run.start.with.joined(separator: ", ")),
      ("board", sources?.text("board") ?? ""), ("faults, SHA-256", faults.map(String.init) ?? ""),
      ("simulated", run.start.isSimulated ? "yes" : "no"), ("Solidus", run.start.version),
      ("tags", run.remarks.tags.joined(separator: ", ")),
    ]
  }

  private static func ended(_ run: KeptRun) -> [(name: String, value: String)] {
    let troubles = run.troubles.map { "\($0.file): \($0.words)" }.joined(separator: "; ")
    guard let meta = run.meta else {
      return [("outcome", run.end.word)] + run.unended.map { ($0.name, $0.value) }
        + [("not whole", troubles)]
    }
    func number(_ node: Node?, _ key: String, _ unit: String) -> String {
      node?.number(key).map { "\(fixed($0, 2)) \(unit)" } ?? ""
    }
    let melted = meta["truth"]?.truth("melted").map { $0 ? "melted" : "solid" } ?? ""
    return [
      ("outcome", run.end.word), ("reason", meta.text("reason") ?? ""),
      ("took", meta.number("duration_s").map { "\(fixed($0 / 3600, 3)) h" } ?? ""),
      ("hottest reading of the sample", number(meta, "peak_measured_C", "°C")),
      ("its limit", number(meta, "limit_C", "°C")), ("stage", meta.text("stage") ?? ""),
      ("hottest in truth (simulated)", number(meta["truth"], "peak_sample_C", "°C")),
      ("the foil in truth (simulated)", melted),
      ("trace", String((meta.text("trace_hash") ?? "").prefix(12))), ("not whole", troubles),
    ]
  }

  /// Layers of one material are one film here.
  private static func films(_ run: KeptRun) -> [(name: String, value: String)] {
    let sums = run.films.reduce(into: [(name: String, thickness: Double)]()) { sums, film in
      if let known = sums.firstIndex(where: { $0.name == film.material }) {
        sums[known].thickness += film.nanometres
      } else {
        sums.append((film.material, film.nanometres))
      }
    }
    return sums.map { ("film of \($0.name)", "\(fixed($0.thickness, 2)) nm") }
  }

  private static func doses(_ compared: ComparedRun) -> [(name: String, value: String)] {
    zip(compared.run.start.valves, compared.reactor.doses).map { name, doses in
      let heights = doses.map(\.peak).filter(\.isFinite)
      guard !heights.isEmpty else { return ("doses seen of \(name)", "") }
      let mean = heights.reduce(0, +) / Double(heights.count)
      return ("doses seen of \(name)", "\(doses.count), \(fixed(mean, 2)) Pa in the mean")
    }
  }

  private static func sample(_ run: KeptRun) -> [(name: String, value: String)] {
    run.start.samples.flatMap { sample in
      let place = sample.channel ?? "stage"
      return (sample.facts + sample.lots.map { ("lot of \($0.name)", $0.value) }).map {
        ("\(place): \($0.name.replacing("_", with: " "))", $0.value)
      }
    }
  }

  /// Cells are counted, for they may stand on other channels in each run.
  private static func cells(_ compared: ComparedRun) -> [(name: String, value: String)] {
    compared.cells.enumerated().flatMap { index, cell in
      let channel = cell.result.cell.channel
      let facts = [("channel", channel)] + ComparedCellFacts(cell).all
      return prefixed(index == 0 ? "cell" : "cell \(index + 1)", facts)
    }
  }

  private static func prefixed(
    _ place: String, _ facts: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    facts.map { ("\(place): \($0.name)", $0.value) }
  }
}
