/// One sample as a replicate of others: what it says of itself, and what was done with it.
public struct Replicate: Sendable, Hashable {
  public let series: String
  /// Which one it is of those that are alike; empty where it does not say.
  public let number: String
  public let sample: String
  /// The recipe or the method, and the metal: of what is not the same in these nothing is a mean.
  public let what: String
  public let metal: String

  /// As a line of a table.
  var line: String { [series, number, sample, what, metal].joined(separator: "\t") }

  init?(line: String) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5 else { return nil }
    (series, number, sample) = (parts[0], parts[1], parts[2])
    (what, metal) = (parts[3], parts[4])
  }

  init(_ series: String, number: String, sample: String, what: String, metal: String) {
    (self.series, self.number, self.sample) = (series, number, sample)
    (self.what, self.metal) = (what, metal)
  }
}

extension RunStart {
  /// Those of its samples that say what they are replicates of.
  var replicates: [Replicate] {
    samples.compactMap { sample in
      guard let series = sample["series"] else { return nil }
      let cell = cells.first { $0.channel == sample.channel }
      return Replicate(
        series, number: sample["replicate"] ?? "", sample: sample["sample"] ?? "",
        what: cell?.method ?? programs.first ?? title,
        metal: (sample.channel == nil ? metals.first : cell?.metal) ?? "")
    }
  }
}

/// How many samples of one kind there are: the number that a paper has to state beside a mean.
///
/// n counts the replicates of one series that had the same done to them on the same metal, each once,
/// however often it was run. Two samples that say they are the same one count as one, until somebody
/// says which is which.
public struct Replicates: Sendable {
  /// All that are alike.
  public struct Group: Sendable {
    public let series, what, metal: String
    fileprivate(set) var numbers: [String] = []
    fileprivate(set) var samples: [String] = []
    /// By its number, what the samples are called that claim it.
    fileprivate var claims: [(number: String, samples: [String])] = []

    /// A name that stands for two numbers is one sample, and a number of two names is one too.
    public var n: Int { min(numbers.count, samples.count) }

    /// What is alike in them.
    public var words: String {
      [series, what, metal].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// What cannot be as it is said, a sentence each.
    public var clashes: [String] {
      let doubled = claims.filter { $0.samples.count > 1 }.map { claim in
        "\(claim.samples.joined(separator: " and ")) both say they are replicate \(claim.number) of"
          + " \(series), and count as one"
      }
      let named = samples.filter { sample in claims.count { $0.samples.contains(sample) } > 1 }
      return doubled
        + named.map { "\($0) says it is more than one replicate of \(series), and counts as one" }
    }

    fileprivate mutating func add(_ replicate: Replicate) {
      let number = replicate.number.isEmpty ? replicate.sample : replicate.number
      if !numbers.contains(number) { numbers.append(number) }
      if !samples.contains(replicate.sample) { samples.append(replicate.sample) }
      guard let place = claims.firstIndex(where: { $0.number == number }) else {
        return claims.append((number, [replicate.sample]))
      }
      if !claims[place].samples.contains(replicate.sample) {
        claims[place].samples.append(replicate.sample)
      }
    }
  }

  public private(set) var groups: [Group] = []

  public init(of replicates: [Replicate]) {
    for replicate in replicates {
      let place =
        groups.firstIndex {
          $0.series == replicate.series && $0.what == replicate.what && $0.metal == replicate.metal
        } ?? groups.count
      if place == groups.count {
        groups.append(
          Group(series: replicate.series, what: replicate.what, metal: replicate.metal))
      }
      groups[place].add(replicate)
    }
  }

  /// A line for each that are alike.
  var facts: [(name: String, value: String)] {
    groups.flatMap { group in
      let numbers = group.numbers.joined(separator: ", ")
      return [("n of \(group.words)", "\(group.n) (replicates \(numbers))")]
        + group.clashes.map { ("beside n", $0) }
    }
  }
}
