import Documents
import Quantities

/// A flat recipe on one board, with what holds before each of its steps.
struct RecipeCourse {
  let recipe: RecipeDocument
  let flat: FlatRecipe
  let channels: ReactorChannels
  let chemistry: ChemistryDocument
  let reactor: StirredReactor
  /// One before each step, and one for the end.
  let moments: [Moment]

  init(
    _ recipe: RecipeDocument, _ flat: FlatRecipe, _ files: BoardFiles,
    _ chemistry: ChemistryDocument
  ) {
    self.recipe = recipe
    self.flat = flat
    self.chemistry = chemistry
    channels = ReactorChannels(files.board)
    reactor = StirredReactor(of: files)
    var writer = MomentWriter(recipe, flat, files)
    moments = writer.moments()
  }

  var end: Moment? { moments.last }

  /// What a step lets into the chamber; nil if it lets in nothing that reacts.
  func dose(_ step: FlatStep) -> Dose? {
    switch step.action {
    case .pulse(let name, let span): return Dose(name.value, at: name.place, for: span)
    case .expose(let name, let pulse, _): return Dose(name.value, at: name.place, for: pulse)
    case .plasma(let gas, _, let span):
      let flow = channels.flows.first { $0.name == gas.value }
      return flow.flatMap { chemistry.radicals(of: $0.channel.gas) }.map {
        Dose($0, at: gas.place, for: span, isPlasma: true)
      }
    case .heat, .ramp, .anneal, .cool, .hold, .purge, .soak, .vacuum, .flow, .pressure, .sputter,
      .sputterUntil, .turn, .wait, .expect, .checkpoint:
      return nil
    }
  }

  /// How warm the bottle of a dose is: its zone where the board has one, or else as it is kept.
  func bottle(of dose: Dose, at moment: Moment) -> Celsius {
    let valve = channels.valves.first { $0.channel.precursor?.value == dose.name }?.channel
    if let name = valve?.bottle?.value,
      let zone = channels.zones.firstIndex(where: { $0.name == name })
    {
      return moment.zones[zone].coldest
    }
    return chemistry.precursors[dose.name]?.bottle?.temperature ?? Warmth.room.coldest
  }

  /// Every dose with the moment at which it begins, in the order of time.
  func eachDose(_ body: (Dose, Moment) -> Void) {
    for (index, step) in flat.steps.enumerated() {
      if let dose = dose(step) { body(dose, moments[index]) }
    }
  }
}

/// One opening of something that reacts.
struct Dose {
  let name: String
  let place: Place
  let span: Seconds
  let isPlasma: Bool

  init(_ name: String, at place: Place, for span: Seconds, isPlasma: Bool = false) {
    self.name = name
    self.place = place
    self.span = span
    self.isPlasma = isPlasma
  }
}
