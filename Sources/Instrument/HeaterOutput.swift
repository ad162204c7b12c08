public import HAL
import Quantities
import Safety

/// A heater's switch, which is on only while its lease holds.
public final class HeaterOutput {
  private let line: LeasedLine

  public init(_ line: consuming OutputLine) { self.line = LeasedLine(line) }

  /// Whether the line could not be driven: then nothing is known of the heater.
  public var isLost: Bool { line.isLost }

  /// Whether the last word to the switch was "on".
  public var isOn: Bool { line.isOn }

  /// Whether the wire itself is at its safe level: a pin that is stuck is not.
  var isSeenOff: Bool { line.isSeenOff }

  /// Switches on for at most one lease; only a guard that permits on trusted readings may ask.
  func energise(on seen: ThermalGuard.Observation, at now: Instant) { line.energise(at: now) }

  func makeSafe(at now: Instant) { line.makeSafe(at: now) }

  /// Switches off if nobody has renewed the lease in time.
  func lapse(at now: Instant) { line.lapse(at: now) }
}
