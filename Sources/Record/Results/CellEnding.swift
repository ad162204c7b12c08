/// How a cell came to its end.
public enum CellEnding: Sendable {
  /// By its method, or by somebody, in the word of its own record.
  case own(String)
  /// It has none of its own, and came to that of its run.
  case ofRun(RunEnd)

  public var word: String {
    switch self {
    case .own(let word): word
    case .ofRun(let end): end.word
    }
  }

  /// Whether its last cycle may not be whole.
  var isCutOff: Bool {
    switch self {
    case .own(let word): word == "stopped"
    case .ofRun: true
    }
  }
}
