public import Quantities
import Safety

/// The proof that the dead-man lets the contactor fall when no step is completed, and only then.
///
/// Every switch is off. The contactor is told to close, and its auxiliary contact must show that it
/// does; then no edge is given although its line stays driven, and the contact must open by itself.
public struct DeadManProof {
  /// What was seen instead.
  public enum Failure: Hashable, Sendable {
    /// The auxiliary contact says closed although everything is off.
    case closedAtRest
    /// It does not say so although the contactor was told to close.
    case neverCloses
    /// The contactor stays closed although no edge came for so long.
    case holds(Seconds)
  }

  private enum Stage {
    case resting
    case closing(since: Instant)
    case starving(since: Instant)
    case proved
  }

  /// How long a contactor and its contact may take to close.
  static let closing = Seconds.milliseconds(500)
  /// 200 ms after the last edge it has to fall, plus two steps to see it.
  static let falling = Seconds.milliseconds(400)

  private let contact: Interlock.Source
  private var stage = Stage.resting
  private var isClosed = false

  /// `contact` is high while the contactor is closed.
  public init(seenBy contact: Interlock.Source) { self.contact = contact }

  /// Whether no edge may be given in this step.
  var starves: Bool {
    switch stage {
    case .starving: true
    case .resting, .closing, .proved: false
    }
  }

  /// Looks before anything is switched in this step.
  mutating func look() { isClosed = contact.isHigh }

  mutating func step(
    _ seen: ThermalGuard.Observation?, _ contactor: HeaterOutput?, at now: Instant
  ) -> Proofs.Verdict {
    // Without a reading nothing may be energised: it begins anew.
    guard let seen, let contactor else {
      stage = .resting
      return .open
    }
    switch stage {
    case .proved: return .passed
    case .resting:
      if isClosed { return .failed(.deadMan(.closedAtRest)) }
      stage = .closing(since: now)
    case .closing(let since):
      if isClosed {
        stage = .starving(since: now)
      } else if now - since >= Self.closing {
        return .failed(.deadMan(.neverCloses))
      }
    case .starving(let since):
      guard isClosed else {
        contactor.makeSafe(at: now)
        stage = .proved
        return .passed
      }
      if now - since >= Self.falling { return .failed(.deadMan(.holds(now - since))) }
    }
    contactor.energise(on: seen, at: now)
    return .open
  }
}
