/// What steps of one kind of document do, beside repeating others.
protocol StepAction: Sendable {
  /// The same with its numbers.
  associatedtype Flat: Sendable

  static var words: StepWords { get }
  static var verbs: [Alternative<Self>] { get }
  /// The keys under which steps are repeated.
  static var repetitions: [Repetition<Flat>] { get }
  /// How a step is written in words, where that can be.
  static var sentence: Form<Self>? { get }
  /// `Step.body()`, made once.
  static var body: Form<Step<Self>> { get }

  /// What it comes to, in the order of time; nothing if the report says why.
  func flat(in scope: Scope, at place: Place, _ report: inout Report) -> [Flat]

  /// What it reckons with.
  var sums: [Expression] { get }
}

/// What a kind of document is called in messages.
struct StepWords {
  /// In the schema.
  let step: String
  let document: String
  /// What to do about too many steps.
  let shorter: String
}

/// A key under which steps are repeated.
struct Repetition<Flat: Sendable>: Sendable {
  let key: String
  let noun: String
  let purpose: String
  /// What begins each turn, if anything does.
  let opening: Flat?

  static var plain: Repetition {
    Repetition(
      key: "repeat", noun: "a repetition", purpose: "Do steps several times over.", opening: nil)
  }
}

extension StepAction {
  static var repetitions: [Repetition<Flat>] { [.plain] }
  static var sentence: Form<Self>? { nil }
}
