/// Steps with everything decided: each as often as it is done, in the order of time.
public struct FlatSteps<Action: Sendable>: Sendable {
  /// One step with its numbers.
  public struct Step: Sendable {
    public let action: Action
    /// Where the step is written; several flat steps may come from one place.
    public let place: Place
    let turn: Int
  }

  public let steps: [Step]
  let turns: [Turn]

  init(_ steps: [Step], _ turns: [Turn]) {
    self.steps = steps
    self.turns = turns
  }

  /// The repetitions around a step, outermost first: cycle 3 of 200.
  public func path(of step: Int) -> [(number: Int, of: Int)] {
    var path: [(number: Int, of: Int)] = []
    var turn = steps[step].turn
    while turn >= 0 {
      path.append((turns[turn].number, turns[turn].of))
      turn = turns[turn].outer
    }
    return path.reversed()
  }
}

/// One time of a repetition.
struct Turn: Sendable {
  /// The turn around it, by number; -1 outside of all repetitions.
  let outer: Int
  let number: Int
  let of: Int
}
