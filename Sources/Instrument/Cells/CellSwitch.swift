import Procedures
import Quantities

/// Leads a card from one drive to the next: relays break before others make, and the loop stands at
/// nothing when the cell comes to it, so that no glitch gets into the cell.
///
/// An object, so that neither is it copied nor are its values checked while it drives the card.
final class CellSwitch {
  /// What the loop does.
  enum Loop: Hashable {
    case current(Amperes)
    case potential(Volts)

    var holdsCurrent: Bool {
      switch self {
      case .current: true
      case .potential: false
      }
    }
  }

  private enum Stage {
    case open
    /// The relay of the cell opens, the others are moved, it closes again.
    case breaking, moving, making
    case live
  }

  /// More than the slowest relay needs: 3 ms (docs/devices/potentiostat.md).
  private static let relay = Seconds.milliseconds(5)

  private let card: PotentiostatCard
  private let isThree: Bool
  private let settling: Seconds
  private let base: CardPins
  private var stage = Stage.open
  private(set) var loop: Loop?
  private(set) var range = CurrentRange.milliamperes20
  private var due: Instant?
  /// What the cell shows when nothing flows, at which a potentiostat is switched on.
  private var rest = Volts.zero

  init(_ card: PotentiostatCard, isThree: Bool, isSlow: Bool) {
    self.card = card
    self.isThree = isThree
    settling = isSlow ? .milliseconds(25) : .milliseconds(2)
    var base: CardPins = [.armed]
    if isThree { base.insert(.three) }
    if isSlow { base.insert(.slow) }
    self.base = base
  }

  /// When the next relay is to be moved; nil if all has settled.
  var wanted: Instant? { due }

  /// Whether the relay of the cell is told to be closed, and has had the time to.
  var isClosed: Bool { stage == .live && due == nil }
  var isOpen: Bool { stage == .open && due == nil }

  func open(at now: Instant) {
    card.open()
    stage = .open
    loop = nil
    due = now + Self.relay
  }

  /// - Parameter rest: what the cell showed last.
  func drive(
    _ loop: Loop, in range: CurrentRange, from rest: Volts, at now: Instant
  ) {
    let isSame =
      stage == .live && range == self.range && loop.holdsCurrent == self.loop?.holdsCurrent
    self.loop = loop
    self.rest = rest
    if isSame {
      set(loop, in: range)
      due = now + settling
      return
    }
    self.range = range
    card.open()
    stage = .breaking
    due = now + Self.relay
  }

  /// Another setpoint of the same loop.
  func move(to loop: Loop) {
    guard stage == .live else { return }
    self.loop = loop
    set(loop, in: range)
  }

  /// The same current, put a little right.
  func trim(to current: Amperes) {
    guard stage == .live else { return }
    loop = .current(current)
    card.trim(current, in: range)
  }

  /// One stage at a time: each relay has its own time, however late it was moved.
  func step(at now: Instant) {
    guard let planned = due, now >= planned else { return }
    guard let loop else {
      due = nil
      return
    }
    switch stage {
    case .breaking:
      set(loop.holdsCurrent ? .current(.zero) : .potential(rest), in: range)
      card.drive(wiring(loop))
      stage = .moving
      due = now + Self.relay
    case .moving:
      card.drive(wiring(loop).union(.cell))
      stage = .making
      due = now + Self.relay
    case .making:
      set(loop, in: range)
      stage = .live
      due = now + settling
    case .open, .live: due = nil
    }
  }

  private func wiring(_ loop: Loop) -> CardPins {
    var pins = base.union(.shunt(of: range))
    if loop.holdsCurrent { pins.insert(.galvanostat) }
    return pins
  }

  private func set(_ loop: Loop, in range: CurrentRange) {
    switch loop {
    case .current(let current): card.set(current, in: range)
    case .potential(let potential): card.set(potential)
    }
  }
}
