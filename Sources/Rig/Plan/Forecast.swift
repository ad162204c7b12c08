import Documents
import Instrument
import Procedures
public import Quantities

/// When each instruction of a program begins and how warm the sample is then, on paper.
public struct Forecast: Sendable {
  /// The sample at one time.
  public struct Point: Sendable {
    public let at: Instant
    public let sample: Celsius
  }

  /// For each instruction, and one for the end.
  public private(set) var starts: [Instant] = []
  /// The sample when each instruction begins.
  public private(set) var temperatures: [Celsius] = []
  public private(set) var curve: [Point] = []
  public private(set) var peak = Celsius.absoluteZero
  /// The most that the place of each zone comes to, in the board's order.
  public private(set) var peaks: [Celsius] = []
  /// What waits for the world may take besides, and how many there are.
  public private(set) var atMost = Seconds.zero
  public private(set) var waits = 0
  /// How much of it is cooling.
  public private(set) var cooling = Seconds.zero
  /// Whether the walls around what cools are known; else cooling is a lower bound, for walls that
  /// got warm hold the heat.
  public private(set) var knowsWalls = false
  /// The first instruction that did not end within a day, on paper.
  public private(set) var stuck: Int?
  /// The first instruction during which what burns would be put out, lest the foil get too warm.
  public private(set) var tooWarm: Int?

  public var duration: Seconds { (starts.last ?? .zero) - .zero }

  /// After this long an instruction will never end.
  private static let patience = Seconds(86_400)

  init(
    _ program: Program, of recipe: RecipeDocument, on files: BoardFiles
  ) throws(RigError) {
    let channels = ReactorChannels(files.board)
    var zones: [PlannedZone] = []
    var known = true
    for (name, channel) in channels.zones {
      let stage = try KnownStage(name, channel, files, recipe.combination)
      let metal = recipe.metal.value
      let walls = PlannedWalls(of: name, in: files.world)
      if channel.carriesMetal, walls == nil { known = false }
      zones.append(
        PlannedZone(stage.model, ZonePolicy.guarding(channel, stage, metal), walls: walls))
    }
    self.init(program, zones, warming: channels.warming)
    knowsWalls = known
  }

  private init(
    _ program: Program, _ zones: [PlannedZone], warming: (share: Double, zone: Int)?
  ) {
    let reactor = PlannedReactor(zones, conditions: program.conditions, warming: warming)
    var interpreter = Interpreter()
    var now = Instant.zero
    interpreter.step(program.instructions.span, at: now, reactor)
    note(interpreter, reactor, at: now, of: program)
    while case .performing(_, let since) = interpreter.state {
      let due = interpreter.due(program.instructions.span)
      // Days at one temperature are gone over in one step.
      let beat = now + PlannedZone.period
      let next = reactor.isSteady ? due ?? beat : min(beat, due ?? .never)
      reactor.step(next - now, at: now)
      now = next
      if now - since > Self.patience, due == nil {
        stuck = stuck ?? starts.count - 1
        interpreter.skip(program.instructions.span, at: now, reactor)
      } else {
        interpreter.step(program.instructions.span, at: now, reactor)
      }
      note(interpreter, reactor, at: now, of: program)
    }
    (atMost, waits) = (reactor.atMost, reactor.waits)
    peaks = reactor.zones.map(\.peak)
    for (index, instruction) in program.instructions.enumerated() {
      if case .cool = instruction { cooling += starts[index + 1] - starts[index] }
    }
  }

  /// Everything that has begun by now, and a point of the curve where it bends.
  private mutating func note(
    _ interpreter: Interpreter, _ reactor: PlannedReactor, at now: Instant, of program: Program
  ) {
    let sample = reactor.zones.first?.sample ?? Celsius(25)
    peak = max(peak, sample, reactor.hottest)
    let begun = Self.begun(interpreter.state, program)
    if reactor.isTooWarm { tooWarm = tooWarm ?? starts.count - 1 }
    while starts.count < begun {
      starts.append(now)
      temperatures.append(sample)
    }
    let last = curve.last
    let isFar = last.map { now - $0.at > Seconds(60) } ?? true
    let isNew = last.map { (sample - $0.sample).magnitude > Kelvins(0.5) } ?? true
    if isFar || isNew || begun > program.instructions.count {
      curve.append(Point(at: now, sample: sample))
    }
  }

  /// How many instructions have begun; the end counts as one.
  private static func begun(_ state: Interpreter.State, _ program: Program) -> Int {
    switch state {
    case .ready: 0
    case .performing(let index, _): index + 1
    case .done, .failed: program.instructions.count + 1
    }
  }
}
