/// What somebody may ask of a program while it runs.
public enum OperatorRequest: UInt8, Hashable, Sendable, CaseIterable {
  case pause = 1
  case resume
  case skip
  case stop

  /// Why it was not done; nothing of the run has changed then.
  public enum Refusal: UInt8, Hashable, Sendable, CaseIterable {
    /// The program has ended, or something has tripped.
    case over = 1
    /// There is nothing but cells, and an experiment that is interrupted is another one.
    case onlyCells
    case isPaused
    case isNotPaused
    /// What would begin next is not to begin during a pause.
    case skipsIntoPause
    /// The recipe is over, and only its cells go on.
    case recipeIsOver
    /// The cell that was to be ended has ended.
    case cellIsOver
  }
}
