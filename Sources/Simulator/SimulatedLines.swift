public import HAL
import Quantities

/// The digital lines of a simulated board.
public final class SimulatedLines: LineBank {
  private var wires: [Wire] = []
  private var faults: [LineFault] = []
  private var claimed: [Bool] = []
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

  public init(timeline: Timeline, trace: Trace) {
    self.timeline = timeline
    self.trace = trace
  }

  /// Keeps what hangs on the lines alive for as long as anybody can still drive them: an output
  /// that goes away falls to its safe level after its world is gone.
  public func keep(_ parts: [AnyObject]) { kept += parts }

  /// Adds a wire to the board and numbers it.
  public func add(_ wire: Wire) -> LineNumber {
    wires.append(wire)
    faults.append(LineFault())
    claimed.append(false)
    return LineNumber(UInt16(wires.count - 1))
  }

  public var count: Int { wires.count }
  public func wire(_ line: LineNumber) -> Wire { wires[Int(line.value)] }
  public func fault(of line: LineNumber) -> LineFault { faults[Int(line.value)] }

  /// Breaks a line, or mends it.
  public func fail(_ line: LineNumber, as fault: LineFault) {
    let place = Int(line.value)
    faults[place] = fault
    if let stuck = fault.stuck { wires[place].drive(stuck, at: timeline.now) }
  }

  /// Takes a line; an output is at its safe level from this moment.
  public func claim(_ line: LineNumber, drivenTo safe: Level? = nil) throws(LineError) {
    let place = Int(line.value)
    guard place < wires.count else { throw LineError(.missing, line: line) }
    guard !claimed[place], !faults[place].busy else { throw LineError(.busy, line: line) }
    claimed[place] = true
    if let safe { try drive(line, to: safe) }
  }

  public func drive(_ line: LineNumber, to level: Level) throws(LineError) {
    let place = Int(line.value)
    let fault = faults[place]
    guard !fault.lost else { throw LineError(.lost, line: line) }
    trace.line(line, to: level, at: timeline.now)
    let driven = fault.inverted ? level.opposite : level
    wires[place].drive(fault.stuck ?? driven, at: timeline.now)
  }

  public func level(of line: LineNumber) throws(LineError) -> Level {
    let fault = faults[Int(line.value)]
    guard !fault.lost else { throw LineError(.lost, line: line) }
    // What is stuck stays so, whatever a chip drives it to later.
    let level = fault.stuck ?? wires[Int(line.value)].level(at: timeline.now)
    return fault.inverted ? level.opposite : level
  }

  public func nextEdge(of line: LineNumber) throws(LineError) -> Edge? {
    guard !faults[Int(line.value)].lost else { throw LineError(.lost, line: line) }
    return wires[Int(line.value)].takeEdge(until: timeline.now)
  }

  public func release(_ line: LineNumber) { claimed[Int(line.value)] = false }
}
