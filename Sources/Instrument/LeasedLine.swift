public import HAL
import Quantities
import Safety

/// An output that can do harm: it is on only while its lease holds.
public final class LeasedLine {
  private let line: OutputLine
  private var lease = Lease()
  private var hasFailed = false
  private var conducts = false

  public init(_ line: consuming OutputLine) { self.line = line }

  /// Whether the line could not be driven: then nothing is known of what hangs on it.
  public var isLost: Bool { hasFailed }

  /// Whether the last word to the line was "on".
  public var isOn: Bool { conducts }

  /// Whether the wire itself is at its safe level: a pin that is stuck is not.
  var isSeenOff: Bool {
    guard !hasFailed else { return false }
    do throws(LineError) { return try line.level() == line.safe } catch { return false }
  }

  /// Switches on for at most one lease.
  func energise(at now: Instant) {
    lease.renew(at: now)
    drive(on: true)
  }

  /// Keeps on what is on; what has lapsed stays off.
  func renew(at now: Instant) { if conducts { lease.renew(at: now) } }

  func makeSafe(at now: Instant) {
    lease.end(at: now)
    drive(on: false)
  }

  /// Switches off if nobody has renewed the lease in time.
  func lapse(at now: Instant) {
    if conducts, !lease.holds(at: now) { drive(on: false) }
  }

  private func drive(on: Bool) {
    do throws(LineError) {
      if on { try line.energise() } else { try line.makeSafe() }
      conducts = on
    } catch {
      hasFailed = true
    }
  }
}
