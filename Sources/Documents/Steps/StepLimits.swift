import Quantities

/// How long a procedure may be.
enum StepLimits {
  /// More steps than this are a slip of the pen.
  static let most = 500_000
}

extension Report {
  /// How often something is repeated; nil if this now says why it cannot be.
  mutating func times(_ times: Amount<Ratio>, in scope: Scope) -> Int? {
    guard let found = times.value(in: scope, &self) else { return nil }
    let count = Int(exactly: found.value) ?? -1
    guard count >= 0, count <= StepLimits.most else {
      error(
        at: times.place, "steps cannot be done \(found.value) times",
        remedy: "write a whole number up to \(StepLimits.most)")
      return nil
    }
    if count == 0, times.fixed != nil {
      error(
        at: times.place, "these steps are never done",
        remedy: "write how often they are, or leave them out")
    }
    return count
  }
}
