import Documents
public import HAL
public import Quantities
public import Simulator

/// A board's buses and lines in the simulator, with the plants and nets behind them.
public final class SimulatedWorld: World {
  public let timeline: Timeline
  public let trace: Trace
  public let lines: SimulatedLines
  /// The physics by name.
  public let parts: WorldParts
  public let latches: any LatchStore
  private let board: BoardDocument
  private let aliases: [String: String]
  private let buses: [(name: String, bus: SimulatedBus)]
  private var numbers: [(name: String, number: LineNumber)]
  /// Whether another program has the buses, as a kernel would say of a device that is locked.
  var isHeldByAnother = false

  /// Builds the world that a board's files describe; the same seed gives the same noise.
  ///
  /// Its zones were left in order unless `latches` say otherwise.
  public init(
    _ files: BoardFiles, seed: UInt64, foil: StageParameters.Foil = .lithium,
    latches: (any LatchStore)? = nil, startingAt start: Instant = .zero
  ) throws(RigError) {
    self.latches = latches ?? MemoryLatches()
    board = files.board
    aliases = Dictionary(
      files.world.aliases.entries.map { ($0.name, $0.value.value) }, uniquingKeysWith: { $1 })
    timeline = Timeline(startingAt: start)
    trace = Trace()
    let lines = SimulatedLines(timeline: timeline, trace: trace)
    self.lines = lines
    var wiring = Wiring(
      files, lines: lines, on: timeline, foil: foil, noise: Noise(seed: seed),
      startingAt: start)
    parts = try wiring.wire()
    lines.keep(parts.stages.map(\.stage) + parts.heaters.map(\.circuit) + parts.chips.map(\.chip))
    lines.keep(parts.chambers.map(\.chamber) + parts.controllers.map(\.controller))
    lines.keep(parts.generators.map(\.generator) + parts.magnetrons.map(\.magnetron))
    lines.keep(parts.cards.map(\.card) + parts.holders.map(\.holder))
    numbers = wiring.numbers
    var buses: [(name: String, bus: SimulatedBus)] = []
    for (index, entry) in files.board.buses.entries.enumerated() {
      let bus = SimulatedBus(
        entry.name, index: UInt8(truncatingIfNeeded: index), clock: entry.value.clock.value,
        chips: wiring.sockets(of: entry.name), timeline: timeline, trace: trace,
        noise: Noise(seed: seed))
      buses.append((entry.name, bus))
    }
    self.buses = buses
  }

  public func bus(_ name: String) throws(RigError) -> any I2CBus {
    guard !isHeldByAnother else {
      throw RigError(
        "bus '\(name)' is held by somebody else", remedy: "end the other program", kind: .refused)
    }
    return try simulatedBus(name)
  }

  public func simulatedBus(_ name: String) throws(RigError) -> SimulatedBus {
    guard let found = buses.first(where: { $0.name == name }) else {
      let names = buses.map(\.name).joined(separator: ", ")
      throw RigError("there is no bus '\(name)'", remedy: "name one of \(names)")
    }
    return found.bus
  }

  /// The first thing that any driver did which a datasheet forbids.
  public var misuse: Misuse? {
    for entry in buses { if let misuse = entry.bus.misuse { return misuse } }
    return nil
  }

  public func port(_ name: String) throws(RigError) -> any MessagePort {
    guard let meter = parts.meter, board.analyser?.name == name else {
      throw RigError("there is no analyser '\(name)'", remedy: "see 'solidus board list'")
    }
    return meter
  }

  public func line(_ name: String) throws(RigError) -> LineNumber {
    guard let found = numbers.first(where: { $0.name == name }) else {
      throw RigError("the board has no line '\(name)'", remedy: "see 'solidus board list'")
    }
    return found.number
  }

  /// Leads every line to where the next one should go, as on a rig that is wired otherwise.
  func turnLines() {
    let turned = numbers.map(\.number)
    numbers = numbers.indices.map { (numbers[$0].name, turned[($0 + 1) % turned.count]) }
  }

  public func output(_ name: String) throws(RigError) -> OutputLine {
    let number = try line(name)
    let safe: Level = board.lines[name]?.safe?.value == .high ? .high : .low
    do throws(LineError) { try lines.claim(number, drivenTo: safe) } catch {
      throw Self.refusal(name, error)
    }
    return OutputLine(number, of: lines, safe: safe)
  }

  public func input(_ name: String) throws(RigError) -> InputLine {
    let number = try line(name)
    do throws(LineError) { try lines.claim(number) } catch { throw Self.refusal(name, error) }
    return InputLine(number, of: lines, safe: .low)
  }

  /// Nobody else holds a simulated line; the pins of an expander come with their chip.
  public func inspect(_ name: String) throws(RigError) {
    guard let line = board.lines[name], case .expander = line.source.value else {
      _ = try self.line(name)
      return
    }
  }

  private static func refusal(_ name: String, _ error: LineError) -> RigError {
    switch error.kind {
    case .busy:
      RigError("line '\(name)' is held by somebody else", remedy: "end the other program")
    case .lost: RigError("line '\(name)' is lost", remedy: "see whether its GPIO chip is there")
    case .forbidden: RigError("line '\(name)' is not ours to use", remedy: "ask for the rights")
    case .missing: RigError("there is no line '\(name)'", remedy: "see 'solidus board list'")
    }
  }

  /// The valve that a target of faults means.
  func valve(of target: String) -> PulseValve? { parts.valve(aliases[target] ?? target) }

  public let isSimulated = true
  public var now: Instant { timeline.now }
  public func wait(until instant: Instant) { timeline.advance(to: instant) }
}
