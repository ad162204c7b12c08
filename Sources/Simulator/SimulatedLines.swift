public import HAL
public import Quantities

/// The digital lines of a simulated board.
public final class SimulatedLines: LineBank {
  private let leads = Lasting<Lead>()
  private var kept: [AnyObject] = []
  private let timeline: Timeline
  private let trace: Trace

  /// What can be wrong with one line.
  public struct LineFault: Equatable, Sendable {
    /// Another program holds it.
    public var busy = false
    /// The kernel has lost it: every call fails.
    public var lost = false
    /// The wire stays at this level whatever is driven.
    public var stuck: Level?
    /// The wire shows the opposite of what is driven or sensed.
    public var inverted = false
    /// What the kernel does with an output when the process that drove it dies.
    public var staysDriven = false
    public init() {}
  }

  /// One line of the bank: its wire, what is wrong with it, and whether somebody has it.
  private final class Lead {
    let wire: Wire
    var fault = LineFault()
    var isClaimed = false
    /// What it was told last.
    var told: Level?
    init(_ wire: Wire) { self.wire = wire }

    func drive(_ level: Level, at now: Instant) {
      wire.drive(fault.inverted ? level.opposite : level, at: now)
    }

    /// Nil if the kernel has lost it.
    func level(at now: Instant) -> Level? {
      guard !fault.lost else { return nil }
      let level = wire.level(at: now)
      return fault.inverted ? level.opposite : level
    }
  }

  public init(timeline: Timeline, trace: Trace) {
    self.timeline = timeline
    self.trace = trace
  }

  /// Keeps what hangs on the lines alive for as long as anybody can still drive them: an output
  /// that goes away falls to its safe level after its world is gone.
  public func keep(_ parts: [AnyObject]) { kept += parts }

  /// Adds a wire to the board and numbers it.
  public func add(_ wire: Wire) -> LineNumber {
    leads.add(Lead(wire))
    return LineNumber(UInt16(leads.count - 1))
  }

  public var count: Int { leads.count }
  public func wire(_ line: LineNumber) -> Wire { lead(line).wire }
  public func fault(of line: LineNumber) -> LineFault { lead(line).fault }
  private func lead(_ line: LineNumber) -> Lead { leads.all[Int(line.value)] }

  /// Breaks a line, or mends it.
  public func fail(_ line: LineNumber, as fault: LineFault) {
    let lead = lead(line)
    let wasStuck = lead.fault.stuck != nil
    lead.fault = fault
    if wasStuck || fault.stuck != nil { lead.wire.hold(at: fault.stuck, now: timeline.now) }
  }

  /// Takes a line; an output is at its safe level from this moment.
  public func claim(_ line: LineNumber, drivenTo safe: Level? = nil) throws(LineError) {
    guard Int(line.value) < count else { throw LineError(.missing, line: line) }
    let lead = lead(line)
    guard !lead.isClaimed, !lead.fault.busy else { throw LineError(.busy, line: line) }
    lead.isClaimed = true
    if let safe { try drive(line, to: safe) }
  }

  public func drive(_ line: LineNumber, to level: Level) throws(LineError) {
    let now = timeline.now
    let isThere = leads.with(Int(line.value)) { lead in
      guard !lead.fault.lost else { return false }
      if lead.told != level {
        lead.told = level
        trace.line(line, to: level, at: now)
      }
      lead.drive(level, at: now)
      return true
    }
    guard isThere else { throw LineError(.lost, line: line) }
  }

  /// Turns a sound line over so many times, evenly spaced, as one call for each would, only sooner.
  ///
  /// - Returns: whether that was done; a line with something wrong has to be driven edge by edge.
  public func toggle(
    _ line: LineNumber, times: Int, from first: Instant, every period: Seconds
  ) -> Bool {
    leads.with(Int(line.value)) { lead in
      guard lead.fault == LineFault(), let told = lead.told else { return false }
      lead.told = times.isMultiple(of: 2) ? told : told.opposite
      trace.toggles(
        of: line, to: told.opposite, times: times, from: first, every: period)
      lead.wire.toggle(times: times, from: first, every: period)
      return true
    }
  }

  public func level(of line: LineNumber) throws(LineError) -> Level {
    guard let level = leads.with(Int(line.value), { $0.level(at: timeline.now) }) else {
      throw LineError(.lost, line: line)
    }
    return level
  }

  public func nextEdge(of line: LineNumber) throws(LineError) -> Edge? {
    let lead = lead(line)
    guard !lead.fault.lost else { throw LineError(.lost, line: line) }
    return lead.wire.takeEdge(until: timeline.now)
  }

  /// The program that had them is dead: the kernel gives them to whoever asks, driven as they are.
  public func loseOwner() { for lead in leads.all { lead.isClaimed = false } }

  public func release(_ line: LineNumber) { lead(line).isClaimed = false }
}
