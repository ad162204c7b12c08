import HAL
public import Quantities

/// The proof that the switches by which people stop the rig are wired: somebody opens each and
/// closes it again, before anything is energised.
///
/// A run asks for none of this: it sees that they are closed, and a wire that is bridged is closed.
public struct HandProof {
  /// What did not happen in time.
  public enum Failure: Hashable, Sendable { case neverOpened, neverClosed }

  /// How long somebody has for each of the two movements.
  public static let patience = Seconds(60)
  /// A contact that bounces is not closed yet.
  private static let rest = Seconds.milliseconds(300)

  private let interlocks: [Int]
  private var place = 0
  private var wasOpen = false
  /// Since when the present movement is waited for, and since when the switch is closed again.
  private var since: Instant?
  private var closed: Instant?

  init(of interlocks: [Int]) { self.interlocks = interlocks }

  /// Which interlock somebody is waited for at, and whether it was seen open.
  var present: (interlock: Int, wasOpen: Bool)? {
    place < interlocks.count ? (interlocks[place], wasOpen) : nil
  }

  mutating func step(_ interlocks: Lasting<Interlock>, at now: Instant) -> Proofs.Verdict {
    guard let index = present?.interlock else { return .passed }
    let began = since ?? now
    since = began
    let isOpen = interlocks.with(index, \.isOpen)
    if !wasOpen, isOpen {
      (wasOpen, since) = (true, nil)
      return .open
    }
    closed = isOpen ? nil : closed ?? now
    if wasOpen, let closed, now - closed >= Self.rest {
      place += 1
      (wasOpen, since, self.closed) = (false, nil, nil)
      return present == nil ? .passed : .open
    }
    guard now - began > Self.patience else { return .open }
    return .failed(.hand(interlock: index, wasOpen ? .neverClosed : .neverOpened))
  }
}
