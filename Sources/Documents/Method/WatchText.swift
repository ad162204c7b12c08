/// How one step is watched, where it is otherwise than the rest of its method.
public struct WatchText: Sendable {
  public let record: RecordText?
  /// Narrower ones than the method's; none of them widens what a cell bears.
  public let limits: LimitsText?

  /// Nil where a step says neither.
  init?(_ record: RecordText?, _ limits: LimitsText?) {
    guard record != nil || limits != nil else { return nil }
    self.record = record
    self.limits = limits
  }
}
