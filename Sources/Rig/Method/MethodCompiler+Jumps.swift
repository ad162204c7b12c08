import Documents
import Procedures

/// Where the jumps of a method go, and whether they ever end.
extension MethodCompiler {
  /// Fills in where jumps go.
  mutating func join() {
    for jump in jumps {
      guard let label = labels.first(where: { $0.name == jump.to.value }) else {
        report.error(
          at: jump.to.place, "there is no place called '\(jump.to.value)'",
          remedy: Suggestion.advice(for: jump.to.value, among: labels.map(\.name)))
        continue
      }
      if label.index <= jump.index, !takesTime(from: label.index, to: jump.index) {
        report.error(
          at: jump.to.place, "no time passes between '\(jump.to.value)' and here",
          remedy: "put a step between them")
        continue
      }
      if label.index <= jump.index, let word = frozen(jump.condition, label.index, jump.index) {
        report.error(
          at: jump.to.place,
          "nothing between '\(jump.to.value)' and here changes '\(word)' so that"
            + " this would end",
          remedy: word == "cycle"
            ? "put a 'cycle:' between them, and go on while 'cycle < 100'"
            : "give a step between them an 'until:'")
        continue
      }
      instructions[jump.index] = .branch(
        condition: jump.condition, to: UInt32(truncatingIfNeeded: label.index))
    }
  }

  /// What a jump back asks for that once true is true for ever; nil if it may change.
  private func frozen(_ condition: UInt16, _ start: Int, _ end: Int) -> String? {
    let terms = conditions.entries[Int(condition)]
    let body = instructions[start..<end]
    let counts = body.contains { $0 == .cell(.cycle) }
    let hasWays = body.contains {
      if case .stay(_, let count, _) = $0 { count > 0 } else { false }
    }
    var word: String?
    for term in terms {
      if term.signal == .cycle, !counts || term.comparison == .above {
        word = word ?? "cycle"
      } else if term.signal == .way, !hasWays {
        word = word ?? "way"
      } else {
        return nil
      }
    }
    return word
  }

  private func takesTime(from start: Int, to end: Int) -> Bool {
    instructions[start..<end].contains { instruction in
      switch instruction {
      case .stay, .hold, .cell(.tick): true
      case .heat, .ramp, .burst, .creep, .cool, .pulse, .flow, .throttle, .turn, .strike,
        .extinguish, .wait, .expect, .checkpoint, .branch, .cell:
        false
      }
    }
  }
}
