public import Documents
import Instrument
public import Quantities
import Simulator

/// How much of its period the scan of a board takes on the wire.
public struct BusBudget: Sendable {
  public let bus: String
  /// Where the bus is written.
  public let place: Place
  /// The longest of the scans that were measured.
  public let scan: Seconds
  public let period: Seconds

  public var isExceeded: Bool { scan > period }

  /// The milliseconds, whatever they are.
  public var line: String {
    if scan == .zero { return "bus '\(bus)': nothing on it is scanned yet" }
    return "bus '\(bus)': a scan takes \(milliseconds) ms, \(share) % of its period:"
      + (isExceeded ? " does not fit" : " fits")
  }

  /// Why this board cannot be scanned as often as it says; nil if it can.
  public var finding: Diagnostic? {
    guard isExceeded else { return nil }
    return Diagnostic(
      at: place, .error,
      "a scan of '\(bus)' takes \(milliseconds) ms of a period of \(QuantityPrinter.text(period))",
      remedy: "raise its clock, lengthen its period, or move chips to another bus")
  }

  /// What does not close: each bus by itself, and all of them, which one step scans in turn.
  public static func findings(_ budgets: [BusBudget]) -> [Diagnostic] {
    let each = budgets.compactMap(\.finding)
    let all = budgets.reduce(Seconds.zero) { $0 + $1.scan }
    guard each.isEmpty, all > Instrument.period, let last = budgets.last else { return each }
    let step = QuantityPrinter.text(Instrument.period)
    return [
      Diagnostic(
        at: last.place, .error,
        "the scans of all buses take \(milliseconds(all)) ms of a step of \(step)",
        remedy: "raise their clocks or scan less")
    ]
  }

  private static func milliseconds(_ span: Seconds) -> Double {
    Arithmetic.rounded(span.value * 1e5) / 100
  }

  private var milliseconds: Double { Self.milliseconds(scan) }
  private var share: Double { Arithmetic.rounded(scan / period * 1000) / 10 }

  /// How long a step of this board may keep its buses, from its first message to its last.
  ///
  /// Half as much again as an idle instrument takes: one that is armed reads back what chips were
  /// set to, and says once more what nobody took.
  static func longestScan(of files: BoardFiles) throws(RigError) -> Seconds {
    let idle = try measure(files).reduce(Seconds.zero) { $0 + $1.scan }
    return idle + Seconds(nanoseconds: idle.nanoseconds / 2)
  }

  /// Steps an idle instrument on the simulated wire; what its messages take there is what
  /// their bits take on a real one.
  public static func measure(_ files: BoardFiles) throws(RigError) -> [BusBudget] {
    let world = try SimulatedWorld(files, seed: 1)
    // The chips convert for the first time.
    world.wait(until: world.now + .milliseconds(500))
    var builder = InstrumentBuilder(files, in: world)
    let instrument = try builder.buildWithoutZones()
    var longest: [Seconds] = files.board.buses.entries.map { _ in .zero }
    for _ in 0..<20 {
      let before = try times(files, world)
      world.wait(until: instrument.step(at: world.now))
      let after = try times(files, world)
      for i in longest.indices { longest[i] = max(longest[i], after[i] - before[i]) }
    }
    return zip(files.board.buses.entries, longest).map { bus, scan in
      BusBudget(
        bus: bus.name, place: bus.place, scan: scan,
        period: bus.value.period ?? .milliseconds(100))
    }
  }

  /// All that a board scans: its idle instrument, and beside it each of its cells measured ten
  /// times a second.
  public static func plan(_ files: BoardFiles) throws(RigError) -> [BusBudget] {
    let idle = try measure(files)
    let cells = try CellLoad.measure(files)
    return zip(idle, cells).map { budget, load in
      BusBudget(
        bus: budget.bus, place: budget.place, scan: budget.scan + load, period: budget.period)
    }
  }

  static func times(
    _ files: BoardFiles, _ world: SimulatedWorld
  ) throws(RigError) -> [Seconds] {
    var times: [Seconds] = []
    for bus in files.board.buses.entries { times.append(try world.simulatedBus(bus.name).busy) }
    return times
  }
}
