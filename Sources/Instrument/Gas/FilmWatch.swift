import Quantities

/// Looks at a film monitor whether more grows from pulse to pulse than a cycle can: a precursor that
/// leaks through its seat takes no turns, and grows for as long as its partner is there.
///
/// What grows after a pulse depends on what was let in before it, so that each pair of valves has a
/// measure of its own: the first ones of the run, and no more than the chemistry knows of a cycle.
struct FilmWatch {
  private let valves: Int
  /// By the valve before and the valve itself.
  private var judges: [FilmJudge]
  /// The most that a cycle of this program grows after the chemistry; nil where that knows nothing.
  var known: Nanometres?
  /// How often too much grew after a pulse of a valve.
  private(set) var counts: [Int]
  private var before: UInt8?
  private var last: (valve: UInt8, shown: Nanometres?, at: Instant)?

  /// In longer than this a monitor drifts by more than a cycle.
  private static let longest = Seconds(600)

  /// What grew after a pulse, and why that is too much.
  struct Finding {
    let valve: UInt8
    let grown: Double
    let usual: Double
    let isRuined: Bool
  }

  init(valves: Int) {
    self.valves = valves
    judges = Array(repeating: FilmJudge(), count: valves * valves)
    counts = Array(repeating: 0, count: valves)
  }

  /// A film grows differently at another temperature.
  mutating func forget() {
    for index in judges.indices { judges[index] = FilmJudge() }
    (before, last) = (nil, nil)
  }

  /// A valve is about to open: what grew since the last one did is judged.
  mutating func opens(_ valve: UInt8, under monitor: FilmMonitor?, at now: Instant) -> Finding? {
    guard let monitor else { return nil }
    let found = judge(monitor.shown, noise: monitor.noise, at: now)
    before = last?.valve
    last = (valve, monitor.shown, now)
    return found
  }

  private mutating func judge(
    _ shown: Nanometres?, noise: Nanometres, at now: Instant
  ) -> Finding? {
    guard let before, let last, let start = last.shown, let shown,
      now - last.at < Self.longest
    else { return nil }
    let grown = (shown - start).value
    let place = Int(before) * valves + Int(last.valve)
    guard
      let (usual, isRuined) = judges[place].judge(
        grown, cycle: known?.value ?? cycle, known: known?.value, noise: noise.value)
    else { return nil }
    counts[Int(last.valve)] += 1
    return Finding(valve: last.valve, grown: grown, usual: usual, isRuined: isRuined)
  }

  /// What a cycle grows: the most that usually grows after any pulse, in nm.
  private var cycle: Double? {
    var most: Double?
    for judge in judges { if let usual = judge.usual { most = max(most ?? usual, usual) } }
    return most
  }
}
