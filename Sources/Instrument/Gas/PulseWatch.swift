import Procedures
import Quantities

/// Follows the pressure of every pulse and says what is wrong with one.
///
/// A pulse is judged five seconds after its valve was shut, or when the next one opens.
struct PulseWatch {
  /// So many missing in a row end a run.
  private static let patience = 2
  /// The same where the head has only glimpses of pulses.
  private static let longPatience = 3

  /// So many kinds of a valve's pulses are told apart: a cycle may pulse and expose the same one.
  private static let kinds = 4

  /// Those of one valve stand together.
  private var judges: [PulseJudge]
  /// Of each valve, which of them gives way to the next new surroundings.
  private var oldest: [Int]
  private var missedInARow: [Int]
  private(set) var tallies: [PulseTally]
  private var trace: PulseTrace?
  private var record: PulsePressureRecord?
  /// What a head stood still at through the last pulses, of whatever valves, and how many those were.
  private var still: (at: Pascals, pulses: Int)?
  /// Whether the program says that pulses may fade away, as when a line is emptied.
  var bearsMissing = false

  init(valves: Int) {
    judges = Array(repeating: PulseJudge(), count: valves * Self.kinds)
    oldest = Array(repeating: 0, count: valves)
    missedInARow = Array(repeating: 0, count: valves)
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
    let (health, share) = judges[judge(of: trace)].judge(trace, range: range)
    record = PulsePressureRecord(trace, health, share: share)
    tallies[place].count(health, share: share)
    let showedNothing = trace.peak <= range.value * PulseJudge.visible
    count(health, share, showedNothing, of: place)
    rest(at: trace.stillAt)
    let isGone = missedInARow[place] >= (health == .missing ? Self.patience : Self.longPatience)
    return isGone && !bearsMissing ? .pulseMissing(trace.valve) : nil
  }

  /// Whether the head has not moved through the pulses that are missing, nor through any between.
  var isStill: Bool { still.map { $0.pulses >= Self.patience } ?? false }

  private mutating func rest(at stillAt: Pascals?) {
    guard let stillAt else {
      still = nil
      return
    }
    still = (stillAt, still?.at == stillAt ? (still?.pulses ?? 0) + 1 : 1)
  }

  /// The place of the judge of a pulse.
  private mutating func judge(of trace: PulseTrace) -> Int {
    let valve = Int(trace.valve)
    let first = valve * Self.kinds
    for place in first..<first + Self.kinds where judges[place].knows(trace) { return place }
    let place = first + oldest[valve]
    oldest[valve] = (oldest[valve] + 1) % Self.kinds
    return place
  }

  /// In a row, in whichever surroundings.
  private mutating func count(
    _ health: PulseHealth, _ share: Double?, _ showedNothing: Bool, of valve: Int
  ) {
    switch (health, share) {
    case (.missing, _): missedInARow[valve] += 1
    case (.unseen, let share?):
      missedInARow[valve] = share < PulseJudge.least ? missedInARow[valve] + 1 : 0
    // One that shows nothing is no beginning: what was missing before is missing still.
    case (.learning, _) where showedNothing:
      missedInARow[valve] += missedInARow[valve] > 0 ? 1 : 0
    case (.learning, _), (.sound, _), (.weak, _), (.strong, _): missedInARow[valve] = 0
    case (.unseen, nil), (.unread, _): break
    }
  }
}
