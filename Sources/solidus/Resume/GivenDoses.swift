/// The doses of a cycle that was interrupted.
struct GivenDoses {
  /// Those that the journal has, in words.
  var seen: [String] = []
  /// Those of which nobody knows.
  var perhaps: [String] = []
  /// Where the last of those stands in the program.
  var latest: Int?
  /// What the run itself said at its end that it gave; empty where it said nothing.
  var told = ""

  var all: [String] { seen + perhaps }
  var count: Int { seen.count }
  var isEmpty: Bool { all.isEmpty }

  var words: String {
    (isEmpty ? "before any dose of it" : "after \(all.joined(separator: ", "))") + told
  }
}
