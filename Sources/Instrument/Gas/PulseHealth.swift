/// What the gauge says of one pulse beside the first ones of its valve in this run.
public enum PulseHealth: UInt8, Sendable {
  /// One of the first, with which later ones are compared.
  case learning
  case sound
  /// Less than `PulseJudge.weakest` of what the first ones brought: somebody should look.
  case weak
  /// Hardly anything came: a valve that is stuck shut, an empty bottle, or a gauge that is blind.
  case missing
  /// It did not end with its valve's line: a valve that is stuck open.
  case unending
  /// Even the first ones are too small for the gauge: nothing can be said of any.
  case unseen
  /// The gauge could not be read, or the next pulse came before this one had died away.
  case unread

  /// As people read it.
  public var word: String { "\(self)" }
}
