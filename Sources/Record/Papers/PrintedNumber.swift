import Documents

/// A number as a paper prints it: `50 mV`, `> 600 h`, `98 %`, or a word for one.
struct PrintedNumber {
  let value: Double
  /// What is printed is only that it is more, or less.
  let isBound: Bool
  private let isLower: Bool
  /// What a word is read as.
  private let range: ClosedRange<Double>?
  /// Half of what its last digit counts: a number says no more of itself.
  private let rounding: Double

  /// Nil if there is none, or none above zero.
  init?(_ text: String) {
    if let word = PrintedWord(of: text) {
      (range, isBound, isLower) = (word.range, true, false)
      (value, rounding) = (word.range.lowerBound, 0)
      return
    }
    range = nil
    let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(String(digits)), value > 0 else { return nil }
    self.value = value
    isLower = text.first == ">"
    isBound = isLower || text.first == "<"
    let places = digits.drop { $0 != "." }.dropFirst().count
    rounding = (0..<places).reduce(0.5) { half, _ in half / 10 }
  }

  /// What is printed; of a range the end that ours is nearer to.
  func nearest(to ours: Double) -> Double {
    guard let range else { return value }
    return ours > range.upperBound ? range.upperBound : range.lowerBound
  }

  /// Whether two numbers of one thing cannot both be: they differ by more than their digits. A bound
  /// has none to spare.
  func excludes(_ other: PrintedNumber) -> Bool {
    let spare = [self, other].filter { !$0.isBound }.reduce(0) { $0 + $1.rounding }
    return (value - other.value).magnitude > spare
  }

  func agrees(with ours: Double, _ what: PaperClaim.Quantity) -> Bool {
    if let range { return range.contains(ours) }
    guard !isBound else { return isLower ? ours >= value * 0.999 : ours <= value * 1.001 }
    let isThickness = what == .thickness || what == .plated
    return (ours / value - 1).magnitude <= (isThickness ? 0.1 : 0.2)
  }

  /// Of an efficiency, or of what is retained, what matters is what is lost: of cells that lose 2
  /// and 4 % in a cycle one lives twice as long, though 98 and 96 are nearly the same number.
  func loses(asMuchAs ours: Double) -> Bool {
    (ours - value).magnitude <= max(0.2 * (100 - value), rounding)
  }
}
