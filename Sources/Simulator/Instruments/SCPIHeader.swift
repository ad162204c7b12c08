/// A header of a SCPI message in its short form, without its numbers: `:SENSe1:FREQuency:STARt` is
/// `SENS:FREQ:STAR`.
struct SCPIHeader {
  let text: String
  /// The number behind each of its words, in order; one where none stands.
  private let numbers: [(word: String, number: Int)]

  init(_ written: String) {
    var numbers: [(word: String, number: Int)] = []
    let isQuery = written.hasSuffix("?")
    let words = written.split(separator: ":").map { word -> String in
      let bare = word.filter { $0 != "?" }.uppercased()
      if bare.hasPrefix("*") { return bare }
      let letters = bare.prefix { !$0.isNumber }
      let short = Self.short(String(letters))
      if let number = Int(bare.dropFirst(letters.count)) { numbers.append((short, number)) }
      return short
    }
    text = words.joined(separator: ":") + (isQuery ? "?" : "")
    self.numbers = numbers
  }

  /// Which trace it is about.
  var trace: Int { numbers.first { $0.word == "PAR" }?.number ?? 1 }

  /// Whether every number in it is of a channel or of a trace that there is.
  func isWithin(channels: ClosedRange<Int>, traces: ClosedRange<Int>) -> Bool {
    numbers.allSatisfy { ($0.word == "PAR" ? traces : channels).contains($0.number) }
  }

  /// SCPI 1999, 6.2.1: four letters, or three if the fourth of a longer word is a vowel.
  private static func short(_ word: String) -> String {
    guard word.count > 4 else { return word }
    let fourth = word[word.index(word.startIndex, offsetBy: 3)]
    return String(word.prefix("AEIOU".contains(fourth) ? 3 : 4))
  }
}
