/// What the gauge says of one pulse beside the first ones of its valve in this run.
public enum PulseHealth: UInt8, Sendable {
  /// One of the first, with which later ones are compared.
  case learning
  case sound
  /// Less than `PulseJudge.weakest` of what the first ones brought: somebody should look.
  case weak
  /// Hardly anything came: a valve that is stuck shut, an empty bottle, or a gauge that is blind.
  case missing
  /// More than `PulseJudge.most` of what the first ones brought: a seat that comes late, or a bottle
  /// that is too hot. Gas that goes on coming is the purge watch's to find.
  case strong
  /// Even the first ones are too small for the gauge: nothing can be said of any.
  case unseen
  /// The gauge could not be read, or the next pulse came before this one had died away.
  case unread

  /// As people read it.
  public var word: String { "\(self)" }
}
