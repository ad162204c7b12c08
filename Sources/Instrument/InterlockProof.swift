import HAL
public import Quantities

/// The proof that the switches by which people stop the rig are wired: somebody opens each and
/// closes it again, before anything is energised.
///
/// A run asks for none of this: it sees that they are closed, and a wire that is bridged is closed.
public struct InterlockProof {
  /// What was seen instead.
  public enum Failure: Hashable, Sendable {
    case neverOpened, neverClosed
    /// Another one opened: the two wires are exchanged, or it was the wrong switch.
    case another(Int)
  }

  /// One movement is waited for. What cannot be read is no movement.
  private enum Stage {
    case opening(since: Instant?, open: Instant?)
    case closing(since: Instant?, closed: Instant?)
  }

  /// How long somebody has for each of the two movements.
  public static let patience = Seconds(60)
  /// A contact that bounces is neither open nor closed yet.
  static let rest = Seconds.milliseconds(300)

  private let places: [Int]
  private var next = 0
  private var stage = Stage.opening(since: nil, open: nil)

  init(of places: [Int]) { self.places = places }

  /// Which interlock somebody is waited for at, and whether it was seen open.
  var present: (interlock: Int, wasOpen: Bool)? {
    guard next < places.count else { return nil }
    switch stage {
    case .opening: return (places[next], false)
    case .closing: return (places[next], true)
    }
  }

  mutating func step(_ interlocks: Lasting<Interlock>, at now: Instant) -> Proofs.Verdict {
    guard let place = present?.interlock else { return .passed }
    for other in interlocks.indices where other != place {
      if interlocks.with(other, \.isOpen) {
        return .failed(.byHand(interlock: place, .another(other)))
      }
    }
    let isClosed = interlocks.with(place, \.isSeenClosed)
    switch stage {
    case .opening(let since, let open):
      let from = isClosed == false ? open ?? now : nil
      stage = .opening(since: since ?? now, open: from)
      if let from, now - from >= Self.rest { stage = .closing(since: nil, closed: nil) }
      return verdict(place, .neverOpened, since: since ?? now, now)
    case .closing(let since, let closed):
      let from = isClosed == true ? closed ?? now : nil
      stage = .closing(since: since ?? now, closed: from)
      guard let from, now - from >= Self.rest else {
        return verdict(place, .neverClosed, since: since ?? now, now)
      }
      next += 1
      stage = .opening(since: nil, open: nil)
      return present == nil ? .passed : .open
    }
  }

  private func verdict(
    _ place: Int, _ failure: Failure, since: Instant, _ now: Instant
  ) -> Proofs.Verdict {
    now - since > Self.patience ? .failed(.byHand(interlock: place, failure)) : .open
  }
}
