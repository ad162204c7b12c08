public import Documents
import Quantities
import Safety
import Simulator

/// The chamber of a board with nobody to hold anything back: what a refused recipe would have made.
///
/// What is to be as hot as provable is as hot as an instrument could prove, for that is a temperature
/// of the board and not of its courage. The foil is at once wherever the recipe heats to; gas, doses
/// and plasma are those of a plan. Nothing watches, nothing trips; no instrument of this program does
/// any of it.
public struct PlantAlone {
  private let recipe: RecipeDocument
  private let files: BoardFiles
  private let chemistry: ChemistryDocument
  /// The zones on which a foil lies.
  private let foil: [String]
  private var now = Instant.zero
  private var sample = Warmth.room.coldest
  private var hottest = Warmth.room.coldest
  /// What the recipe has that this plant has not, each once.
  private var omitted: [String] = []

  public init(_ recipe: RecipeDocument, on files: BoardFiles) throws(RigError) {
    self.recipe = recipe
    self.files = files
    do throws(Diagnostics) { chemistry = try Chemistry.shipped() } catch {
      throw RigError(error.written(as: .text), remedy: "mend the chemistry that ships")
    }
    guard files.world.plants.entries.contains(where: { $0.value.kind.word == "gas_chamber" })
    else { throw RigError("the board has no chamber", remedy: "name a board that coats") }
    foil = ReactorChannels(files.board).zones.filter(\.channel.carriesMetal).map(\.name)
  }

  /// Goes through the recipe, however hot it is.
  public mutating func run(
    with given: [(name: String, value: AnyQuantity)] = []
  ) throws(Diagnostics) -> WhatIf {
    let (flat, findings) = recipe.expanded(with: given)
    guard !findings.hasErrors else { throw findings }
    let course = RecipeCourse(recipe, flat, files, chemistry)
    let metal = recipe.metal.value
    let chamber = PlannedChamber(
      course, metal: metal.melts.map { HostMetal(metal.symbol, melts: $0) })
    for words in chamber.leftOut { omit(words) }
    var goals = HeatGoals(recipe, flat, files)
    for (index, step) in flat.steps.enumerated() {
      let span = act(step.action, index, &goals)
      let moment = course.moments[index]
      chamber.begin(step.action, at: now, sample: sample, moment)
      if let dose = dose(step, of: course, chamber) {
        var power: Watts?
        if case .plasma(_, let burning, _) = step.action { power = burning }
        chamber.take(dose, from: course.bottle(of: dose, at: moment), power: power)
      }
      now += span
    }
    let melts = metal.melts
    return WhatIf(
      film: chamber.truth(at: now), duration: now - .zero, hottest: hottest, omitted: omitted,
      refused: refused(with: given), melts: melts,
      isMolten: melts.map { hottest >= $0 } ?? false)
  }

  /// What `check` says against it, each once.
  private func refused(with given: [(name: String, value: AnyQuantity)]) -> [String] {
    let findings = RecipeCompiler(recipe, on: files, with: given).examine().findings
    var words: [String] = []
    for finding in findings.all where finding.severity == .error {
      if !words.contains(finding.message) { words.append(finding.message) }
    }
    return words
  }

  /// What a step lets in; what it cannot let in here is said.
  private mutating func dose(
    _ step: FlatStep, of course: RecipeCourse, _ chamber: PlannedChamber
  ) -> Dose? {
    guard let dose = course.dose(step) else {
      if case .plasma(let gas, _, _) = step.action {
        omit("plasma of \(gas.value): nothing is known that it makes and that reacts")
      }
      return nil
    }
    if dose.isPlasma {
      guard !course.channels.generators.isEmpty else {
        omit("plasma: this board has no generator")
        return nil
      }
      omit("what a plasma warms the foil by, which is as warm as the recipe heats it")
    } else if chamber.lacks(dose) {
      omit("\(dose.name): no valve of this board lets it in")
      return nil
    }
    return dose
  }

  /// Brings the foil to where a step has it, and says how long that lasts.
  private mutating func act(
    _ action: FlatAction, _ step: Int, _ goals: inout HeatGoals
  ) -> Seconds {
    switch action {
    case .heat(let zone, let goal, let rate), .ramp(let zone, let goal, let rate):
      warm(zone, goal, at: rate, step, &goals)
      return .zero
    case .anneal(let zone, let goal, let rate, let span, _):
      warm(zone, goal, at: rate, step, &goals)
      return span
    case .cool(let zone, _):
      if carries(zone.value) { sample = Warmth.room.coldest }
      return .zero
    case .expose(_, let span, let stay): return span + stay
    case .pulse(_, let span), .hold(let span), .purge(let span), .soak(let span),
      .vacuum(let span), .plasma(_, _, let span):
      return span
    case .sputter(_, let span):
      omit(Self.sputtering)
      return span
    case .sputterUntil:
      omit(Self.sputtering)
      return .zero
    case .flow, .pressure, .turn, .wait, .expect, .checkpoint: return .zero
    }
  }

  private static let sputtering =
    "sputtering: atoms of a target land in a run ('solidus run'), not here"

  /// A bottle or a line has its own temperature, which is not the foil's.
  private func carries(_ zone: String) -> Bool { foil.contains(zone) }

  private mutating func omit(_ what: String) {
    if !omitted.contains(what) { omitted.append(what) }
  }

  private mutating func warm(
    _ zone: Located<String>, _ goal: Located<FlatGoal>, at rate: KelvinsPerSecond, _ step: Int,
    _ goals: inout HeatGoals
  ) {
    guard carries(zone.value), let place = place(zone, goal, at: rate, step, &goals) else { return }
    sample = place
    hottest = max(hottest, place)
  }

  /// Where a step goes, whether or not that can be proved; nil where only proof knows, and has none.
  private mutating func place(
    _ zone: Located<String>, _ goal: Located<FlatGoal>, at rate: KelvinsPerSecond, _ step: Int,
    _ goals: inout HeatGoals
  ) -> Celsius? {
    var unheard = Report()
    let proved = goals.number(zone, goal, at: rate, step: step, &unheard)
    switch goal.value {
    case .temperature(let asked): return asked
    case .asHotAsProvable:
      if proved == nil { omit("as hot as provable: nothing can be proved of this zone") }
      return proved?.goal
    }
  }
}
