/// How the pulses of one valve have been in this run.
public struct PulseTally: Hashable, Sendable {
  public private(set) var weak = 0
  public private(set) var missing = 0
  public private(set) var strong = 0
  /// Whether even its first pulses were too small for the gauge.
  public private(set) var isUnseen = false
  /// The least that any brought, as a share of the first ones; nil while those go on.
  public private(set) var least: Double?

  mutating func count(_ health: PulseHealth, share: Double?) {
    switch health {
    case .weak: weak += 1
    case .missing: missing += 1
    case .unseen: isUnseen = true
    case .strong: strong += 1
    case .learning, .sound, .unread: break
    }
    if let share { least = min(least ?? share, share) }
  }
}
