public import Documents
import HAL
import Quantities
import Safety
import Simulator

/// The chamber of a board with nobody to hold anything back: what a refused recipe would have made.
///
/// What is to be as hot as provable is as hot as an instrument could prove, for that is a temperature
/// of the board and not of its courage. The surface is at once wherever the recipe heats to, and the chamber is swept as by 100 sccm at
/// 100 Pa. Nothing watches, nothing trips; no instrument of this program does any of it.
public struct PlantAlone {
  private let recipe: RecipeDocument
  private let files: BoardFiles
  private let chamber: GasChamber
  private let surface: Net
  private let lines: [(precursor: String, line: Wire)]
  /// The zones on which a foil lies.
  private let foil: [String]
  private var now = Instant.zero
  private var hottest = Self.room
  /// What the recipe has that this plant has not, each once.
  private var omitted: [String] = []
  private var refused: [String] = []

  private var throttle: ThrottleOnPaper

  private static let room = Celsius(25)
  private static let sweep = SCCM(100)

  public init(_ recipe: RecipeDocument, on files: BoardFiles) throws(RigError) {
    self.recipe = recipe
    self.files = files
    let known: ChemistryDocument
    do throws(Diagnostics) { known = try Chemistry.shipped() } catch {
      throw RigError(error.written(as: .text), remedy: "mend the chemistry that ships")
    }
    let surface = Net("surface", held: Self.room.value)
    self.surface = surface
    foil = ReactorChannels(files.board).zones.filter(\.channel.carriesMetal).map(\.name)
    let wires = LooseWires()
    let metal = recipe.metal.value
    let parts = try GasWiring(
      world: files.world, chemistry: known, wire: wires.wire,
      net: { (name) throws(RigError) in
        Self.held(name, in: files.world) ?? surface
      },
      noise: Noise(seed: 1), metal: metal.melts.map { HostMetal(metal.symbol, melts: $0) },
      start: .zero
    ).build()
    guard let first = parts.chambers.first else {
      throw RigError("the board has no chamber", remedy: "name a board that coats")
    }
    chamber = first.chamber
    throttle = ThrottleOnPaper(of: chamber)
    throttle.hold(Pascals(100), in: Self.sweep)
    if let (name, controller) = parts.controllers.first, let plant = files.world.plants[name] {
      let known = GasNumbers.controller(plant.parameters)
      let share = min(1, Self.sweep / known.fullScale)
      controller.follows(Net("sweep", held: known.span.value * share))
    }
    lines = wires.valves(of: files.world)
  }

  /// What is kept at a temperature of its own, such as a bottle.
  private static func held(_ name: String, in world: WorldDocument) -> Net? {
    guard case .held(let value)? = world.nets[name]?.driver else { return nil }
    return Net(name, held: value.counted)
  }

  /// Goes through the recipe, however hot it is.
  public mutating func run(
    with given: [(name: String, value: AnyQuantity)] = []
  ) throws(Diagnostics) -> WhatIf {
    let (flat, findings) = recipe.expanded(with: given)
    guard !findings.hasErrors else { throw findings }
    var goals = HeatGoals(recipe, flat, files)
    for (index, step) in flat.steps.enumerated() { act(step.action, index, &goals) }
    pass(.zero)
    let film = chamber.film(at: now)
    let melts = recipe.metal.value.melts
    return WhatIf(
      film: film, duration: now - .zero, hottest: hottest, omitted: omitted, refused: refused,
      melts: melts, isMolten: melts.map { hottest >= $0 } ?? false)
  }

  private mutating func act(_ action: FlatAction, _ step: Int, _ goals: inout HeatGoals) {
    switch action {
    case .heat(let zone, let goal, let rate), .ramp(let zone, let goal, let rate):
      if carries(zone.value) { warm(to: place(zone, goal, at: rate, step, &goals)) }
    case .anneal(let zone, let goal, let rate, let span, _):
      if carries(zone.value) { warm(to: place(zone, goal, at: rate, step, &goals)) }
      pass(span)
    case .cool(let zone, _): if carries(zone.value) { hold(Self.room) }
    case .pulse(let name, let span): pulse(name.value, span)
    case .expose(let name, let span, let stay):
      pulse(name.value, span)
      pass(stay)
    case .hold(let span), .purge(let span), .soak(let span), .vacuum(let span): pass(span)
    case .plasma: omit("plasma: there is no generator")
    case .sputter, .sputterUntil: omit("sputtering: there is no target")
    case .flow, .pressure, .turn, .wait, .expect, .checkpoint: break
    }
  }

  private mutating func pass(_ span: Seconds) {
    throttle.rest(from: now, to: now + span)
    now += span
  }

  /// A bottle or a line has its own temperature, which is not the foil's.
  private func carries(_ zone: String) -> Bool { foil.contains(zone) }

  private mutating func omit(_ what: String) {
    if !omitted.contains(what) { omitted.append(what) }
  }

  /// What has happened until now happened at the temperature that was.
  private func hold(_ temperature: Celsius) {
    chamber.settle(to: now)
    surface.hold(temperature.value)
  }

  /// Where a step goes, whether or not that can be proved; nil where only proof knows, and has none.
  private mutating func place(
    _ zone: Located<String>, _ goal: Located<FlatGoal>, at rate: KelvinsPerSecond, _ step: Int,
    _ goals: inout HeatGoals
  ) -> Celsius? {
    var report = Report()
    let proved = goals.number(zone, goal, at: rate, step: step, &report)
    for finding in report.diagnostics.all where !refused.contains(finding.message) {
      refused.append(finding.message)
    }
    switch goal.value {
    case .temperature(let asked): return asked
    case .asHotAsProvable:
      if proved == nil { omit("as hot as provable: nothing can be proved of this zone") }
      return proved?.goal
    }
  }

  private mutating func warm(to temperature: Celsius?) {
    guard let temperature else { return }
    hold(temperature)
    hottest = max(hottest, temperature)
  }

  private mutating func pulse(_ precursor: String, _ span: Seconds) {
    guard let line = lines.first(where: { $0.precursor == precursor })?.line else {
      return omit("\(precursor): no valve of this board lets it in")
    }
    line.drive(.high, at: now)
    throttle.feels(span, at: now)
    pass(span)
    line.drive(.low, at: now)
  }
}
