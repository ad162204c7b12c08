import Documents
import Procedures
import Quantities

/// Follows a flat recipe from step to step: what is hot, what flows, how long it takes at least.
struct MomentWriter {
  private let channels: ReactorChannels
  private var goals: HeatGoals
  private var now: Moment
  /// What cannot be proved is reported elsewhere.
  private var unheard = Report()

  private let flat: FlatRecipe
  private var current = 0

  init(_ recipe: RecipeDocument, _ flat: FlatRecipe, _ files: BoardFiles) {
    self.flat = flat
    channels = ReactorChannels(files.board)
    goals = HeatGoals(recipe, flat, files)
    now = Moment(
      zones: channels.zones.map { _ in .room }, flows: channels.flows.map { _ in .zero },
      switches: channels.switches.map { entry in
        files.board.lines[entry.channel.line.value]?.safe?.value == entry.channel.on
      })
  }

  mutating func moments() -> [Moment] {
    var moments = [now]
    moments.reserveCapacity(flat.steps.count + 1)
    for (index, step) in flat.steps.enumerated() {
      current = index
      apply(step.action)
      moments.append(now)
    }
    return moments
  }

  private mutating func apply(_ action: FlatAction) {
    switch action {
    case .heat(let zone, let goal, let rate): heat(zone, goal, rate)
    case .ramp(let zone, let goal, let rate): ramp(zone, goal, rate)
    case .anneal(let zone, let goal, let rate, let span, _):
      heat(zone, goal, rate)
      now.since += span
    case .cool(let zone, let below):
      if let index = number(of: zone.value, among: channels.zones.map(\.name)) {
        let cold = min(now.zones[index].coldest, Warmth.room.coldest)
        now.zones[index] = Warmth(coldest: cold, hottest: min(now.zones[index].hottest, below))
      }
    case .vacuum(let span):
      now.since += span
      // What was held has to come back first.
      if now.pressure != nil { now.knowsPressure = false }
    case .hold(let span), .purge(let span), .soak(let span), .pulse(_, let span),
      .plasma(_, _, let span), .sputter(_, let span):
      now.since += span
    case .expose(_, let pulse, let span): now.since += pulse + span
    case .flow(let name, let flow):
      if let index = number(of: name.value, among: channels.flows.map(\.name)) {
        now.flows[index] = flow
      }
    case .pressure(let goal, _):
      // What no gauge shows is no pressure to reckon with.
      let most = channels.gauges.map(\.channel.fullScale).max() ?? .zero
      now.pressure = goal < most ? goal : nil
      now.knowsPressure = true
    case .wait(let condition, _), .expect(let condition):
      for term in condition.value.terms { learn(term) }
    case .turn(let name, let on):
      if let index = channels.switches.firstIndex(where: { $0.name == name.value }) {
        now.switches[index] = on
      }
    case .sputterUntil, .checkpoint: break
    }
  }

  /// What a condition says that the recipe waited for.
  private mutating func learn(_ term: ConditionText.Term) {
    if term.name == "pressure" { now.knowsPressure = true }
    guard let index = channels.zones.firstIndex(where: { $0.name == term.name }),
      case .below(let bound) = term.test
    else { return }
    let most = Celsius(bound.counted)
    now.zones[index] = Warmth(
      coldest: min(now.zones[index].coldest, most), hottest: min(now.zones[index].hottest, most))
  }

  private mutating func heat(
    _ zone: Located<String>, _ goal: Located<FlatGoal>, _ rate: KelvinsPerSecond
  ) {
    guard let (index, place) = resolve(zone, goal, rate) else { return }
    let way = (place - now.zones[index].hottest).value
    if way > 0 { now.since += Seconds(way / rate.value) }
    now.zones[index] = Warmth(coldest: place, hottest: place)
    if index == 0 { now.isHeated = true }
  }

  private mutating func ramp(
    _ zone: Located<String>, _ goal: Located<FlatGoal>, _ rate: KelvinsPerSecond
  ) {
    guard let (index, place) = resolve(zone, goal, rate) else { return }
    let before = now.zones[index]
    now.zones[index] = Warmth(
      coldest: min(before.coldest, place), hottest: max(before.hottest, place))
    if index == 0 { now.isHeated = true }
  }

  /// The place of a name; a misspelt one is taken for the first, lest it be found again and again.
  private func number(of name: String, among names: [String]) -> Int? {
    names.firstIndex(of: name) ?? (names.isEmpty ? nil : 0)
  }

  /// The zone and where it goes, whether or not that can be proved.
  private mutating func resolve(
    _ zone: Located<String>, _ goal: Located<FlatGoal>, _ rate: KelvinsPerSecond
  ) -> (index: Int, place: Celsius)? {
    guard let index = number(of: zone.value, among: channels.zones.map(\.name)) else {
      return nil
    }
    switch goal.value {
    case .temperature(let place): return (index, place)
    case .asHotAsProvable:
      return goals.number(zone, goal, at: rate, step: current, &unheard).map { (index, $0.goal) }
    }
  }
}
