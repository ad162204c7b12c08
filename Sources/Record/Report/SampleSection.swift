/// What was said of the foil and the cells before the run.
struct SampleSection {
  private let start: RunStart

  init(_ start: RunStart) { self.start = start }

  var html: String {
    let replicates = Replicates(of: start.replicates).facts
    return start.samples.map { sample in
      let place = sample.channel ?? "stage"
      let facts = sample.facts.map { (Self.words($0.name), $0.value) }
      return HTML.heading("Sample on \(place)") + HTML.facts(facts)
    }.joined()
      + (replicates.isEmpty ? "" : HTML.heading("Replicates in this run") + HTML.facts(replicates))
  }

  /// A key as words.
  private static func words(_ key: String) -> String {
    key.split(separator: "_").joined(separator: " ")
  }
}
