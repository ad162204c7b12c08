import Documents
import Instrument
import Quantities

extension KeptRun {
  /// What the journal of a run that was cut off says of its end.
  public struct CutOff: Sendable {
    /// Instructions as they began, and when in s.
    public internal(set) var begun: [(instruction: Int, time: Double)] = []
    /// Pulses that were seen to end: of which valve, how long in s, and when.
    public internal(set) var pulses: [(valve: Int, width: Double, time: Double)] = []
    /// Whether the recipe had come to its end: cells may go on for long after it.
    public internal(set) var isOver = false
    /// Whether a recipe on a real rig had failed: its cells may have gone on.
    public internal(set) var hasFailed = false
    /// The first zone that was tripped.
    public internal(set) var tripped: Int?
    /// Of the first and of the last record, in s.
    public internal(set) var began = 0.0
    public internal(set) var time = 0.0
    /// What the sample of the first zone has been through.
    public internal(set) var heat = HeatDose()
  }

  public var cutOff: CutOff {
    var found = CutOff()
    var isFirst = true
    _ = journal.walk { record, now in
      found.time = (now - .zero).value
      if isFirst { (found.began, isFirst) = (found.time, false) }
      if let step = InstructionRecord(record) {
        if let index = step.index { found.begun.append((index, found.time)) }
        found.isOver = step.index == nil
      } else if let pulse = PulseRecord(record) {
        found.pulses.append((Int(pulse.valve), pulse.width.value, found.time))
      } else if let zone = ZoneRecord(record) {
        if zone.isTripped { found.tripped = found.tripped ?? Int(zone.zone) }
        if zone.zone == 0 { found.heat.add(zone.sample, at: found.time) }
      } else if RecipeFailure.isNoted(record) {
        found.hasFailed = true
      }
    }
    return found
  }

  /// What a journal tells of a run that did not say itself how it ended.
  var unended: [(name: String, value: String)] {
    let seen = cutOff
    let hottest = seen.heat.hottest
    let step = seen.begun.last.flatMap { RunPlan(in: path)?.words(of: $0.instruction) }
    return [
      ("its last record", "after \(fixed(seen.time / 3600, 3)) h"),
      ("hottest reading of the sample", hottest.isFinite ? "\(fixed(hottest, 2)) °C" : ""),
      ("its limit", start.zones.first?.limit.map { "\(fixed($0, 2)) °C" } ?? ""),
      ("in the step", step ?? ""),
    ]
  }

  /// When its journal was written last, and how long ago that is: by the clock on the wall, which is
  /// data. Nil where the file system does not say.
  public var lastWritten: (stamp: String, ago: Double)? {
    WallClock.written("\(path)/\(RunFolder.journal)").map { written in
      (WallClock.stamp(written), Double(WallClock.nanoseconds - written) / 1e9)
    }
  }
}

/// How long a sample was how warm.
public struct HeatDose: Sendable {
  /// In °C; not a number before the first reading.
  public private(set) var hottest = Double.nan
  /// In s, by ten kelvins: what was at least so many tens of °C.
  private var spans = [Double](repeating: 0, count: 64)
  private var last: Double?

  init() {}

  mutating func add(_ sample: Double, at time: Double) {
    defer { last = time }
    guard sample.isFinite else { return }
    hottest = hottest.isFinite ? max(hottest, sample) : sample
    if let last { spans[Self.ten(of: sample)] += time - last }
  }

  /// The last three tens of °C that were reached, the coolest first, and how long it was above each.
  public var above: [(celsius: Int, seconds: Double)] {
    guard hottest.isFinite else { return [] }
    let top = Self.ten(of: hottest)
    return (max(0, top - 2)...top).map { ten in
      (ten * 10, spans[ten...].reduce(0, +))
    }
  }

  /// No sample is as warm as the last of them.
  private static func ten(of sample: Double) -> Int { Int(min(max(sample / 10, 0), 63)) }
}
