extension FlatSteps {
  /// The turn around a step that is next within another one; nil if it stands in that itself.
  func turn(of step: Int, within outer: Int) -> Int? {
    var turn = steps[step].turn
    while turn >= 0, turn != outer {
      if turns[turn].outer == outer { return turn }
      turn = turns[turn].outer
    }
    return nil
  }

  /// Whether one turn belongs to the same repetition as the one before it.
  func follows(_ next: Int, _ turn: Int) -> Bool {
    turns[next].of == turns[turn].of && turns[next].number > turns[turn].number
  }
}

extension FlatMethod {
  /// Whether a turn that begins at a step is a cycle.
  func opensCycle(at step: Int, _ turn: Int) -> Bool {
    guard steps[step].turn == turn, case .cycle = steps[step].action else { return false }
    return true
  }
}
