import Procedures
import Quantities

/// Follows the pressure of every pulse and says what is wrong with one.
///
/// A pulse is judged five seconds after its valve was shut, or when the next one opens.
struct PulseWatch {
  /// So many missing in a row end a run.
  private static let patience = 2

  private var judges: [PulseJudge]
  private(set) var tallies: [PulseTally]
  private var trace: PulseTrace?
  private var record: PulsePressureRecord?
  /// Whether the program says that pulses may fade away, as when a line is emptied.
  var bearsMissing = false

  init(valves: Int) {
    judges = Array(repeating: PulseJudge(), count: valves)
    tallies = Array(repeating: PulseTally(), count: valves)
  }

  /// What was found since this was asked last.
  mutating func takeRecord() -> PulsePressureRecord? {
    defer { record = nil }
    return record
  }

  /// A valve is about to open; what is answered of the one before forbids it.
  mutating func begin(
    _ valve: UInt8, base: Pascals?, _ surroundings: PulseTrace.Surroundings, range: Pascals,
    at now: Instant
  ) -> GasStop? {
    if let stop = finish(range: range) { return stop }
    trace = base.map { PulseTrace(valve, base: $0, surroundings, at: now) }
    return nil
  }

  mutating func end(_ valve: UInt8, at now: Instant) {
    if trace?.valve == valve, trace?.closed == nil { trace?.close(at: now) }
  }

  /// A pulse that is cut short is no measure of anything.
  mutating func cut() {
    if let trace, trace.closed == nil { self.trace = nil }
  }

  /// A pressure that was converted at an instant.
  mutating func see(_ pressure: Pascals, at instant: Instant) {
    trace?.see(pressure, at: instant)
  }

  /// Judges a pulse that is over; what is answered ends the run.
  mutating func step(range: Pascals, at now: Instant) -> GasStop? {
    guard let trace, trace.isOver(at: now) else { return nil }
    return finish(range: range)
  }

  private mutating func finish(range: Pascals) -> GasStop? {
    guard let trace, trace.closed != nil else { return nil }
    self.trace = nil
    let place = Int(trace.valve)
    let (health, share) = judges[place].judge(trace, range: range)
    record = PulsePressureRecord(trace, health, share: share)
    tallies[place].count(health, share: share)
    let isGone = judges[place].missedInARow >= Self.patience
    return isGone && !bearsMissing ? .pulseMissing(trace.valve) : nil
  }
}
