import Documents
import Instrument
import Procedures
import Quantities

/// Writes the instructions of a flat recipe for one board.
struct ProgramWriter {
  private let flat: FlatRecipe
  private let bearsMissingPulses: Bool
  private let channels: ReactorChannels
  private var goals: HeatGoals
  private var conditions: ConditionTable
  private var instructions: [Instruction] = []
  private(set) var origins: [Int] = []
  private(set) var checkpoints: [String] = []
  /// What the gas panel was told last: an exposure puts it back.
  private var flows: [SCCM]
  private var throttle = Throttle.open
  /// How long the seat of the valve that was pulsed last may still take to shut.
  private var closing = Seconds.zero
  private var current = 0
  /// What was found once is not found again in the next cycle.
  private var known: Set<Place> = []

  init(_ flat: FlatRecipe, _ recipe: RecipeDocument, _ files: BoardFiles) {
    self.flat = flat
    bearsMissingPulses = recipe.bearsMissingPulses
    channels = ReactorChannels(files.board)
    goals = HeatGoals(recipe, flat, files)
    conditions = ConditionTable(channels)
    flows = channels.flows.map { _ in .zero }
  }

  func program(growing growth: Nanometres?) -> Program {
    Program(
      instructions, conditions: conditions.entries, bearingMissingPulses: bearsMissingPulses,
      growing: growth)
  }

  mutating func write(_ report: inout Report) {
    for (index, step) in flat.steps.enumerated() where !report.isFull {
      current = index
      write(step, &report)
    }
  }

  private mutating func add(_ instruction: Instruction) {
    instructions.append(instruction)
    origins.append(current)
  }

  /// A hold stays as printed unless somebody says by what it may be lengthened.
  private mutating func anneal(
    _ zone: UInt8, _ goal: Celsius, _ rate: KelvinsPerSecond, _ span: Seconds,
    _ activation: Activation?, _ place: Place, _ report: inout Report
  ) {
    guard let held = activation.map({ $0.hold(doing: span, at: goal) }) ?? span else {
      return refuse(
        place, "at \(Words.text(goal)) this anneal would be longer than a year",
        "look at its activation, or leave it out: then the hold stays as printed", &report)
    }
    add(.heat(zone: zone, to: goal, rate: rate))
    add(.hold(held))
  }

  /// Reports a mistake at a place once, however often the step is done.
  private mutating func refuse(
    _ place: Place, _ message: String, _ remedy: String, _ report: inout Report
  ) {
    if known.insert(place).inserted { report.error(at: place, message, remedy: remedy) }
  }

  private mutating func write(_ step: FlatStep, _ report: inout Report) {
    switch step.action {
    case .heat(let zone, let goal, let rate):
      if let (zone, goal) = goals.number(zone, goal, at: rate, step: current, &report) {
        add(.heat(zone: zone, to: goal, rate: rate))
      }
    case .ramp(let zone, let goal, let rate):
      if let (zone, goal) = goals.number(zone, goal, at: rate, step: current, &report) {
        add(.ramp(zone: zone, to: goal, rate: rate))
      }
    case .anneal(let zone, let goal, let rate, let span, let activation):
      guard let (zone, goal) = goals.number(zone, goal, at: rate, step: current, &report) else {
        return
      }
      anneal(zone, goal, rate, span, activation, step.place, &report)
    case .cool(let zone, let below):
      if let zone = goals.zone(zone, &report) { add(.cool(zone: zone, below: below)) }
    case .hold(let span): add(.hold(span))
    case .purge(let span): add(.hold(span + closing))
    case .pulse(let precursor, let span): pulse(precursor, span, &report)
    case .expose(let precursor, let span, let stay):
      shutOff { writer in
        writer.pulse(precursor, span, &report)
        writer.add(.hold(stay + writer.closing))
      }
    case .soak(let span): shutOff { $0.add(.hold(span)) }
    case .vacuum(let span): pumpOut(span)
    case .flow(let name, let flow): set(name, to: flow, &report)
    case .pressure(let goal, let longest): hold(goal, within: longest, step.place, &report)
    case .turn(let name, let on):
      if let index = number(name, channels.switches, "switch", &report) {
        add(.turn(switch: index, on: on))
      }
    case .wait(let condition, let longest):
      if let index = conditions.number(of: condition, &report) {
        add(.wait(condition: index, longest: longest))
      }
    case .expect(let condition):
      if let index = conditions.number(of: condition, &report) { add(.expect(condition: index)) }
    case .checkpoint(let name):
      checkpoints.append(name)
      add(.checkpoint(UInt16(truncatingIfNeeded: checkpoints.count - 1)))
    case .plasma(let gas, let power, let span):
      guard number(gas, channels.flows, "flow controller", &report) != nil else { return }
      burn(power, step.place, &report) { $0.add(.hold(span)) }
    case .sputter(let power, let span):
      guard hasTarget(step.place, &report) else { return }
      burn(power, step.place, &report) { $0.add(.hold(span)) }
    case .sputterUntil(let goal, let power, let longest):
      guard hasTarget(step.place, &report) else { return }
      grow(to: goal, power, within: longest, step.place, &report)
    }
  }

  private mutating func number<Channel>(
    _ name: Located<String>, _ entries: ReactorChannels.Entries<Channel>, _ what: String,
    _ report: inout Report
  ) -> UInt8? {
    if let index = ReactorChannels.number(of: name.value, among: entries) { return index }
    refuse(
      name.place, "the board has no \(what) '\(name.value)'",
      Suggestion.advice(for: name.value, among: entries.map(\.name)), &report)
    return nil
  }

  private mutating func pulse(
    _ precursor: Located<String>, _ span: Seconds, _ report: inout Report
  ) {
    let place = channels.valves.firstIndex { $0.channel.precursor?.value == precursor.value }
    guard let place, let index = UInt8(exactly: place) else {
      return refuse(
        precursor.place, "no valve of the board lets in '\(precursor.value)'",
        Suggestion.advice(for: precursor.value, among: channels.precursors), &report)
    }
    let valve = channels.valves[place]
    guard span >= valve.channel.shortest else {
      return refuse(
        precursor.place,
        "\(QuantityPrinter.text(span)) is shorter than valve '\(valve.name)' can open for",
        "write at least \(QuantityPrinter.text(valve.channel.shortest))", &report)
    }
    add(.pulse(valve: index, for: span))
    guard valve.channel.position != nil else {
      closing = valve.channel.closing
      return
    }
    // What follows counts from where the seat was seen to shut.
    closing = .zero
    let isShut = conditions.number(of: [Condition(.shut(valve: index), .above, 0.5)])
    add(.wait(condition: isShut, longest: Self.shutting))
  }

  /// Longer than an instrument bears not to see a seat shut.
  private static let shutting = Seconds(1)

  private mutating func set(
    _ name: Located<String>, to flow: SCCM, _ report: inout Report
  ) {
    guard let index = number(name, channels.flows, "flow controller", &report) else { return }
    let full = channels.flows[Int(index)].channel.fullScale
    guard flow >= .zero, flow <= full else {
      return refuse(
        name.place, "\(QuantityPrinter.text(flow)) is beyond flow controller '\(name.value)'",
        "write 0 sccm to \(QuantityPrinter.text(full))", &report)
    }
    flows[Int(index)] = flow
    add(.flow(controller: index, to: flow))
  }

  private mutating func hold(
    _ goal: Pascals, within longest: Seconds, _ place: Place, _ report: inout Report
  ) {
    guard !channels.throttles.isEmpty else {
      return refuse(
        place, "the board has no throttle to hold a pressure with",
        "set flows, and wait for a pressure instead", &report)
    }
    let most = channels.gauges.map(\.channel.fullScale).max() ?? .zero
    guard goal <= most * 0.95 else {
      return refuse(
        place, "\(QuantityPrinter.text(goal)) is more than the gauges of the board show",
        "write at most \(Words.downwards(most * 0.95))", &report)
    }
    throttle = .holding(goal)
    add(.throttle(throttle))
    let within = conditions.number(of: [
      Condition(.pressure, .above, goal.value * 0.95),
      Condition(.pressure, .below, goal.value * 1.05),
    ])
    add(.wait(condition: within, longest: longest))
  }

  /// With the generator on and, where there is one, the shutter open.
  private mutating func burn(
    _ power: Watts, _ place: Place, _ report: inout Report,
    _ inside: (inout ProgramWriter) -> Void
  ) {
    guard let generator = channels.generators.first?.channel else {
      return refuse(
        place, "the board has no generator", "choose a board with a 'generator' channel", &report)
    }
    guard power <= generator.full else {
      return refuse(
        place, "\(QuantityPrinter.text(power)) is more than the generator gives",
        "write at most \(QuantityPrinter.text(generator.full))", &report)
    }
    let least = generator.full * Generator.silence
    guard power >= least else {
      return refuse(
        place, "\(QuantityPrinter.text(power)) is too little to be told from none",
        "write at least \(QuantityPrinter.text(least))", &report)
    }
    let shutter = generator.shutter.flatMap {
      ReactorChannels.number(of: $0.value, among: channels.switches)
    }
    add(.strike(power: power, longest: Self.lighting))
    if let shutter { add(.turn(switch: shutter, on: true)) }
    inside(&self)
    add(.extinguish)
    if let shutter { add(.turn(switch: shutter, on: false)) }
  }

  /// A generator alone lights a plasma; what it sputters hangs before it.
  private mutating func hasTarget(_ place: Place, _ report: inout Report) -> Bool {
    guard let generator = channels.generators.first, generator.channel.target == nil else {
      return true
    }
    refuse(
      place, "the generator of the board has no target to sputter",
      "choose a board whose 'generator' has a 'target'", &report)
    return false
  }

  /// How long a plasma may take to light: the rise of the power and the readings' turn.
  private static let lighting = Seconds(10)

  private mutating func grow(
    to goal: Nanometres, _ power: Watts, within longest: Seconds, _ place: Place,
    _ report: inout Report
  ) {
    guard !channels.monitors.isEmpty else {
      return refuse(
        place, "the board has no film monitor", "write for: a time, or choose another board",
        &report)
    }
    let done = conditions.number(of: [Condition(.thickness, .above, goal.value)])
    burn(power, place, &report) { $0.add(.wait(condition: done, longest: longest)) }
  }

  /// With nothing coming in and nothing going out.
  private mutating func shutOff(_ inside: (inout ProgramWriter) -> Void) {
    stopFlows()
    add(.throttle(.closed))
    inside(&self)
    add(.throttle(throttle))
    restoreFlows()
  }

  private mutating func pumpOut(_ span: Seconds) {
    stopFlows()
    add(.throttle(.open))
    add(.hold(span))
    add(.throttle(throttle))
    restoreFlows()
  }

  private mutating func stopFlows() {
    for (index, flow) in flows.enumerated() where flow > .zero {
      add(.flow(controller: UInt8(truncatingIfNeeded: index), to: .zero))
    }
  }

  private mutating func restoreFlows() {
    for (index, flow) in flows.enumerated() where flow > .zero {
      add(.flow(controller: UInt8(truncatingIfNeeded: index), to: flow))
    }
  }
}
