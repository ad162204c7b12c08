public import Instrument

/// What people asked of a run while it went on.
extension KeptRun {
  /// In the order in which it was asked.
  public var requests: [RequestRecord] {
    look.events.compactMap { event, _ in
      if case .asked(let request) = event { request } else { nil }
    }
  }
}

extension RequestRecord {
  /// As a list of events says it.
  var text: String {
    let name = cell.map { "\(request) of the cell in place \($0 + 1)" } ?? "\(request)"
    return refusal.map { "\(name), asked by user \(user), refused: \($0.sentence)" }
      ?? "\(name), asked by user \(user)"
  }
}

extension OperatorRequest.Refusal {
  /// Why, and what to do instead.
  public var sentence: String {
    switch self {
    case .over: "the program is over: there is nothing left to change"
    case .onlyCells:
      "it runs cells alone, and an interrupted experiment is another one; 'stop' ends it"
    case .isPaused: "it is paused already; 'resume' goes on"
    case .isNotPaused: "it is not paused"
    case .skipsIntoPause: "what comes next must not begin in a pause; resume first, then skip"
    case .recipeIsOver: "the recipe is over, and only its cells go on; 'stop' ends them"
    case .cellIsOver: "that cell has ended: there is nothing left to change"
    }
  }
}
