public import HAL
public import Quantities

/// The fast valve of one precursor, which a line opens and a spring closes.
public final class PulseValve {
  public let name: String
  /// How long after the command its seat is shut, at most.
  public let closing: Seconds
  private let line: LeasedLine
  let seat: SeatSwitch?
  private var opened: Instant?
  private var shut: Instant?
  private var count = 0

  /// - Parameter seat: what sees it shut; without it, that takes it as long as it may.
  public init(
    _ name: String, on line: consuming OutputLine, closing: Seconds, seat: SeatSwitch? = nil
  ) {
    self.name = name
    self.closing = closing
    self.line = LeasedLine(line)
    self.seat = seat
  }

  public var isOpen: Bool { line.isOn }
  public var isLost: Bool { line.isLost }
  /// How often it was opened since the program began.
  public var pulses: Int { count }
  /// How long the line was on the last time that it was.
  public var lastWidth: Seconds? {
    guard let opened, let shut, shut >= opened else { return nil }
    return shut - opened
  }

  /// Whether what it let in can still be coming: it is open, or its seat may not have shut yet.
  func isPassing(at now: Instant) -> Bool {
    if let seat { return isOpen || !seat.isShut }
    return isOpen || shut.map { now - $0 < closing } ?? false
  }

  /// Whether it was told to shut and, where a switch sees it, has.
  public var isShut: Bool { !isOpen && seat?.isShut != false }

  /// Whether its seat is not where it was told to be.
  func isStuck(at now: Instant) -> Bool {
    guard let seat else { return false }
    seat.look(isOn: isOpen, at: now)
    return seat.isWrong(at: now)
  }

  func open(at now: Instant) {
    seat?.opens(at: now)
    line.energise(at: now)
    opened = now
    count += 1
  }

  func close(at now: Instant) {
    if line.isOn { shuts(at: now) }
    line.makeSafe(at: now)
  }

  func renew(at now: Instant) { line.renew(at: now) }

  func lapse(at now: Instant) {
    let wasOpen = line.isOn
    line.lapse(at: now)
    if wasOpen, !line.isOn { shuts(at: now) }
  }

  private func shuts(at now: Instant) {
    shut = now
    seat?.shuts(at: now)
  }
}
