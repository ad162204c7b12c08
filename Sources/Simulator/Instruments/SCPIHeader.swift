/// A header of a SCPI message in its short form, without its numbers: `:SENSe1:FREQuency:STARt` is
/// `SENS:FREQ:STAR`.
struct SCPIHeader {
  let text: String
  /// The last number that stood behind a word; one where none did.
  let suffix: Int

  init(_ written: String) {
    var suffix = 1
    let isQuery = written.hasSuffix("?")
    let words = written.split(separator: ":").map { word -> String in
      let bare = word.filter { $0 != "?" }.uppercased()
      if bare.hasPrefix("*") { return bare }
      let letters = bare.prefix { !$0.isNumber }
      if let number = Int(bare.dropFirst(letters.count)) { suffix = number }
      return Self.short(String(letters))
    }
    text = words.joined(separator: ":") + (isQuery ? "?" : "")
    self.suffix = suffix
  }

  /// SCPI 1999, 6.2.1: four letters, or three if the fourth of a longer word is a vowel.
  private static func short(_ word: String) -> String {
    guard word.count > 4 else { return word }
    let fourth = word[word.index(word.startIndex, offsetBy: 3)]
    return String(word.prefix("AEIOU".contains(fourth) ? 3 : 4))
  }
}
