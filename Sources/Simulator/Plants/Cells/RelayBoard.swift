import HAL
public import Quantities

/// Relays that join one place to several, their coils fed through the dead-man.
public final class RelayBoard: WireListener {
  /// What a contact can be whatever its coil does.
  public enum Ailment: Hashable, Sendable {
    case open, closed
  }

  private let wires: [Wire]
  private let deadMan: DeadMan?
  private var contacts: [DelayedContact]
  private var ailments: [Ailment?]

  init(_ wires: [Wire], deadMan: DeadMan?) {
    self.wires = wires
    self.deadMan = deadMan
    contacts = [DelayedContact](repeating: DelayedContact(), count: wires.count)
    ailments = [Ailment?](repeating: nil, count: wires.count)
    for wire in wires { wire.heard(by: self) }
  }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    guard let place = wires.firstIndex(where: { $0 === wire }) else { return }
    contacts[place].settle(to: now)
    contacts[place].tell(wire.driven == .low, at: now)
  }

  /// Which of them are closed; without a coil none is but what is welded.
  public func closed(at now: Instant) -> [Int] {
    let isFed = deadMan?.holds(at: now) ?? true
    return contacts.indices.filter { place in
      contacts[place].settle(to: now)
      return switch ailments[place] {
      case .closed: true
      case .open: false
      case nil: isFed && contacts[place].isClosed
      }
    }
  }

  /// Lets a contact stay as it is told here; nil lets it follow its coil again.
  public func stick(_ place: Int, _ ailment: Ailment?) { ailments[place] = ailment }
}
