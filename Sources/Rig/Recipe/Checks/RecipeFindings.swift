import Documents

/// Findings of the rules: each place once for each thing, however often the step is done.
struct RecipeFindings {
  private(set) var report: Report
  private let accepted: [Acceptance]
  private var broken: Set<String> = []
  private var known: Set<Seen> = []
  /// Which rule looks now, by its number.
  private var rule = 0

  /// A rule that has spoken at a place.
  private struct Seen: Hashable {
    let place: Place
    let rule: Int
  }

  init(_ report: Report, accepting accepted: [Acceptance]) {
    self.report = report
    self.accepted = accepted
  }

  /// The next rule looks; what an earlier one found does not silence it.
  mutating func beginRule() { rule += 1 }

  mutating func error(at place: Place, _ message: String, remedy: String) {
    add(Diagnostic(at: place, .error, message, remedy: remedy))
  }

  mutating func warning(at place: Place, _ message: String, remedy: String) {
    add(Diagnostic(at: place, .warning, message, remedy: remedy))
  }

  /// A rule of chemistry is broken: an error, unless the recipe accepts that with a reason.
  mutating func broken(
    _ rule: ChemistryRule, _ severity: Severity = .error, at place: Place, _ message: String,
    remedy: String
  ) {
    broken.insert(rule.rawValue)
    guard !accepted.contains(where: { $0.rule.value == rule.rawValue }) else { return }
    let accept = "accept: [{ rule: \(rule.rawValue), reason: ... }]"
    add(Diagnostic(at: place, severity, message, remedy: "\(remedy), or write \(accept)"))
  }

  private mutating func add(_ finding: Diagnostic) {
    if known.insert(Seen(place: finding.place, rule: rule)).inserted { report.add(finding) }
  }

  /// All findings, and what is wrong with the list of accepted rules.
  mutating func finish() -> Report {
    beginRule()
    for acceptance in accepted {
      let rule = acceptance.rule
      if ChemistryRule(rawValue: rule.value) == nil {
        let names = ChemistryRule.allCases.map(\.rawValue)
        error(
          at: rule.place, "there is no rule '\(rule.value)'",
          remedy: Suggestion.advice(for: rule.value, among: names))
      } else if !broken.contains(rule.value) {
        warning(
          at: rule.place, "the recipe never breaks the rule '\(rule.value)'",
          remedy: "leave it out")
      }
    }
    return report
  }
}
