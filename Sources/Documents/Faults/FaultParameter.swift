/// What a fault can be told, and whether it has to be.
struct FaultParameter: Sendable {
  enum Kind: Sendable {
    /// Between these, in the unit that the name says.
    case number(ClosedRange<Double>)
    case word([String])
    /// The name of something on this board or in its world.
    case name
    /// As the matrix has it; it changes nothing here.
    case note(FaultValue)
  }

  let name: String
  let kind: Kind
  let isRequired: Bool

  private static let all = -1e9...1e9

  /// A number without which nothing happens.
  static func wants(_ name: String, _ range: ClosedRange<Double> = all) -> Self {
    FaultParameter(name: name, kind: .number(range), isRequired: true)
  }

  /// A number that has a usual value.
  static func may(_ name: String, _ range: ClosedRange<Double> = all) -> Self {
    FaultParameter(name: name, kind: .number(range), isRequired: false)
  }

  static func may(_ name: String, _ words: [String]) -> Self {
    FaultParameter(name: name, kind: .word(words), isRequired: false)
  }

  static func name(_ name: String, isRequired: Bool = false) -> Self {
    FaultParameter(name: name, kind: .name, isRequired: isRequired)
  }

  static func note(_ name: String, _ value: FaultValue) -> Self {
    FaultParameter(name: name, kind: .note(value), isRequired: false)
  }

  /// What is wrong with a value and what would be right; nil if nothing is.
  func problem(with value: FaultValue) -> (message: String, remedy: String)? {
    switch (kind, value) {
    case (.number(let range), .number(let number)):
      range.contains(number)
        ? nil
        : ("'\(name)' cannot be \(Self.text(number))", "write a number \(Self.text(range))")
    case (.number, _):
      (
        "'\(name)' is a bare number, in the unit that its name says",
        "write the number without a unit"
      )
    case (.word(let words), .text(let word)) where words.contains(word): nil
    case (.word(let words), _): ("'\(name)' has no such value", "write \(Suggestion.list(words))")
    case (.name, .text): nil
    case (.name, .number), (.name, .truth): ("'\(name)' is a name", "write the name of a part")
    case (.note(let known), let value) where known == value: nil
    case (.note(let known), _):
      ("'\(name)' can only be '\(Self.text(known))'", "leave it out: it changes nothing")
    }
  }

  private static func text(_ range: ClosedRange<Double>) -> String {
    if range.lowerBound == -1e9 { return "of at most \(Self.text(range.upperBound))" }
    let from = "from \(Self.text(range.lowerBound))"
    return range.upperBound == 1e9 ? from + " on" : from + " to \(Self.text(range.upperBound))"
  }

  private static func text(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func text(_ value: FaultValue) -> String {
    switch value {
    case .number(let number): Self.text(number)
    case .truth(let truth): "\(truth)"
    case .text(let text): text
    }
  }
}
