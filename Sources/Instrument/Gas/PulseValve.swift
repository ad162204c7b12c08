public import HAL
public import Quantities

/// The fast valve of one precursor, which a line opens and a spring closes.
public final class PulseValve {
  public let name: String
  /// How long after the command its seat is shut, at most.
  public let closing: Seconds
  private let line: LeasedLine
  private var opened: Instant?
  private var shut: Instant?
  private var count = 0

  public init(_ name: String, on line: consuming OutputLine, closing: Seconds) {
    self.name = name
    self.closing = closing
    self.line = LeasedLine(line)
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
    isOpen || shut.map { now - $0 < closing } ?? false
  }

  func open(at now: Instant) {
    line.energise(at: now)
    opened = now
    count += 1
  }

  func close(at now: Instant) {
    if line.isOn { shut = now }
    line.makeSafe(at: now)
  }

  func renew(at now: Instant) { line.renew(at: now) }

  func lapse(at now: Instant) {
    let wasOpen = line.isOn
    line.lapse(at: now)
    if wasOpen, !line.isOn { shut = now }
  }
}
