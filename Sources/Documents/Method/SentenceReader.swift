import Quantities

/// Reads one step as people say it, in the words of PyBaMM's experiments.
///
/// ```
/// sentence = "Rest" ends | ("Charge" | "Discharge") "at" CURRENT ends | "Hold" "at" VOLTAGE ends
/// ends     = end {"or" end} ["(" TIME "period" ")"]
/// end      = "for" TIME | "until" QUANTITY
/// ```
struct SentenceReader {
  /// What is wrong, and how many characters into the sentence.
  struct Problem: Error {
    let offset: Int
    let message: String
    let remedy: String
  }

  private typealias Word = (text: String, offset: Int)

  private let words: [Word]
  private let length: Int
  private let start: Place
  private var next = 0

  /// - Parameter start: where the first character stands.
  init(_ text: String, at start: Place) {
    var words: [Word] = []
    var isApart = true
    for (offset, character) in text.enumerated() {
      if character == " " {
        isApart = true
      } else if isApart || "()".contains(character) {
        words.append((String(character), offset))
        isApart = "()".contains(character)
      } else {
        words[words.count - 1].text.append(character)
      }
    }
    self.words = words
    self.start = start
    length = text.count
  }

  private static let verbs = ["Rest", "Charge", "Discharge", "Hold"]

  mutating func action() throws(Problem) -> MethodAction {
    let verb = words.first?.text ?? ""
    next = 1
    switch verb.lowercased() {
    case "rest":
      let (stay, record) = try ends([(.drift, "drift", isAbove: false)])
      return .rest(stay, record)
    case "charge": return try current(1)
    case "discharge": return try current(-1)
    case "hold":
      try take("at")
      let (potential, place) = try quantity([.voltage])
      let (stay, record) = try ends(MethodAction.currents.map { ($0, "current", isAbove: false) })
      return .potential(Amount(.quantity(potential), at: place), stay, record)
    default:
      throw Problem(
        offset: 0, message: "'\(Excerpt.of(verb))' begins no step",
        remedy: Suggestion.remedy(for: verb, among: Self.verbs))
    }
  }

  /// A charge oxidises the working electrode and raises its potential.
  private mutating func current(_ sign: Double) throws(Problem) -> MethodAction {
    try take("at")
    let offset = offset
    let (asked, place) = try quantity(MethodAction.currents)
    guard asked.counted > 0 else {
      throw Problem(
        offset: offset, message: "the verb says which way the current flows",
        remedy: "write a number above zero")
    }
    let kinds: [QuantityKind] = [.charge, .arealCapacity, .specificCapacity]
    let (stay, record) = try ends(
      [(.voltage, "potential", isAbove: sign > 0)] + kinds.map { ($0, "capacity", isAbove: true) })
    let signed = AnyQuantity(kind: asked.kind, counted: sign * asked.counted)
    return .current(
      AnyAmount(expression: .quantity(signed), kinds: MethodAction.currents, place: place), stay,
      record)
  }

  // MARK: How it ends

  /// What a bound is a bound on, by its kind.
  private typealias Meaning = (kind: QuantityKind, name: String, isAbove: Bool)

  private mutating func ends(_ meanings: [Meaning]) throws(Problem) -> (StayText, WatchText?) {
    var longest: Amount<Seconds>?
    var until: [Located<ConditionSum>] = []
    repeat {
      let offset = offset
      switch word {
      case "for":
        next += 1
        guard longest == nil else {
          throw Problem(
            offset: offset, message: "a second time",
            remedy: "write one time, and 'until' for others")
        }
        longest = try time()
      case "until":
        next += 1
        until.append(try condition(meanings))
      default:
        throw Problem(
          offset: offset, message: "\(shown) stands where 'for' or 'until' is due",
          remedy: "write for 1 hour, or until and a quantity, or both with 'or' between")
      }
    } while takes("or")
    return (StayText(longest: longest, until: until), WatchText(try record(), nil))
  }

  private mutating func condition(_ meanings: [Meaning]) throws(Problem) -> Located<ConditionSum> {
    let (bound, place) = try quantity(meanings.map(\.kind))
    let meaning = meanings.first { $0.kind == bound.kind } ?? meanings[0]
    let test: ConditionSum.Test =
      meaning.isAbove ? .above(.quantity(bound)) : .below(.quantity(bound))
    return Located(ConditionSum(terms: [.init(name: meaning.name, test: test)]), at: place)
  }

  private mutating func time() throws(Problem) -> Amount<Seconds> {
    let (offset, (span, place)) = (offset, try quantity([.time]))
    guard span.counted > 0 else {
      throw Problem(offset: offset, message: "no time at all", remedy: "write more than 0 s")
    }
    return Amount(.quantity(span), at: place)
  }

  /// How often it is written down: `(5 minute period)`.
  private mutating func record() throws(Problem) -> RecordText? {
    guard takes("(") else {
      if word == nil { return nil }
      throw Problem(
        offset: offset, message: "\(shown) has no meaning here",
        remedy: "end the sentence before it, or write the step as a mapping")
    }
    let span = try time()
    try take("period")
    try take(")")
    guard word == nil else {
      throw Problem(offset: offset, message: "\(shown) after the end", remedy: "leave it out")
    }
    return RecordText(every: span.fixed, potential: nil, current: nil, charge: nil)
  }

  // MARK: Words

  private var word: String? { next < words.count ? words[next].text : nil }
  private var offset: Int { next < words.count ? words[next].offset : length }
  private var shown: String { word.map { "'\(Excerpt.of($0))'" } ?? "nothing" }

  private mutating func takes(_ due: String) -> Bool {
    guard word == due else { return false }
    next += 1
    return true
  }

  private mutating func take(_ due: String) throws(Problem) {
    if takes(due) { return }
    throw Problem(
      offset: offset, message: "\(shown) stands where '\(due)' is due", remedy: "write '\(due)'")
  }

  private static let units = [
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "minute": "min", "minutes": "min",
    "mins": "min", "second": "s", "seconds": "s", "sec": "s", "secs": "s",
  ]

  /// A number and its unit, or of a time several, up to the next word of the sentence.
  private mutating func quantity(
    _ due: [QuantityKind]
  ) throws(Problem) -> (value: AnyQuantity, place: Place) {
    let first = offset
    var parts: [String] = []
    let most = due == [.time] ? 8 : 2
    while parts.count < most, let part = word,
      !["for", "until", "or", "(", ")", "period"].contains(part)
    {
      parts.append(Self.units[part] ?? part)
      next += 1
    }
    guard !parts.isEmpty else {
      let phrases = Suggestion.list(due.map(\.phrase))
      throw Problem(
        offset: first, message: "\(shown) stands where \(phrases) is due", remedy: "write one")
    }
    do throws(QuantityProblem) {
      let value = try QuantityText.read(parts.joined(separator: " "), due: due)
      return (AnyQuantity(kind: value.kind, counted: value.counted), start.moved(by: first))
    } catch { throw Problem(offset: first, message: error.message, remedy: error.remedy) }
  }
}
