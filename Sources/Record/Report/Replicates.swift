/// How many samples of one kind there are: the number that a paper has to state beside a mean.
struct Replicates {
  private(set) var all: [(series: String, replicates: [String])] = []

  /// The same replicate in several runs, or on several pages, is one.
  init(of samples: [SampleStart]) {
    for sample in samples {
      guard let series = sample["series"] else { continue }
      let replicate = sample["replicate"] ?? sample["sample"] ?? ""
      guard let known = all.firstIndex(where: { $0.series == series }) else {
        all.append((series, [replicate]))
        continue
      }
      if !all[known].replicates.contains(replicate) { all[known].replicates.append(replicate) }
    }
  }

  /// A line for each series.
  var facts: [(name: String, value: String)] {
    all.map { entry in
      let numbers = entry.replicates.joined(separator: ", ")
      return ("n of \(entry.series)", "\(entry.replicates.count) (replicates \(numbers))")
    }
  }
}
