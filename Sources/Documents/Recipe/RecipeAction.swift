import Quantities

/// What a step does; as in a lab notebook, each begins with its verb.
enum RecipeAction: StepAction {
  case heat(HeatStep)
  case ramp(HeatStep)
  case anneal(AnnealStep)
  case cool(CoolStep)
  case hold(Amount<Seconds>)
  case pulse(Located<Named<Amount<Seconds>>>)
  case purge(Amount<Seconds>)
  case expose(ExposeStep)
  case soak(Amount<Seconds>)
  case vacuum(Amount<Seconds>)
  case flow(Named<Amount<SCCM>>)
  case pressure(PressureStep)
  case plasma(PlasmaStep)
  case sputter(SputterStep)
  case open([Located<String>])
  case close([Located<String>])
  case wait(WaitStep)
  case expect(Located<ConditionSum>)
  case checkpoint(String)

  static let words = StepWords(step: "step", document: "recipe", shorter: "repeat less often")
  static let verbs = heat + gas + films + order
  static let body = Step<RecipeAction>.body()

  private static let heat: [Alternative<RecipeAction>] = [
    Alternative(
      "heat", HeatStep.form, "Bring a zone to a temperature and wait until it is there.",
      make: RecipeAction.heat),
    Alternative(
      "ramp", HeatStep.form, "Begin to bring a zone to a temperature and go on meanwhile.",
      make: RecipeAction.ramp),
    Alternative(
      "anneal", AnnealStep.form, "Heat, stay there for so long, and go on hot.",
      make: RecipeAction.anneal),
    Alternative(
      "cool", CoolStep.form, "Take the heat from a zone and wait until it is cold enough.",
      make: RecipeAction.cool),
    Alternative(
      "hold", time, "Let time pass with everything as it is: 10 min.", make: RecipeAction.hold),
  ]

  private static let gas: [Alternative<RecipeAction>] = [
    Alternative(
      "pulse",
      Form<Named<Amount<Seconds>>>.names(of: time, what: "precursors").located,
      "Open the valve of one precursor for so long: { TMA: 0.1 s }.", make: RecipeAction.pulse),
    Alternative(
      "purge", time, "Let the carrier sweep, counted from when the last valve is shut.",
      make: RecipeAction.purge),
    Alternative(
      "expose", ExposeStep.form, "Shut the pump off, pulse, and let the precursor stay.",
      make: RecipeAction.expose),
    Alternative(
      "soak", time, "Let time pass with the pump shut off.", make: RecipeAction.soak),
    Alternative(
      "vacuum", time, "Let time pass with every flow off and the pump wide open.",
      make: RecipeAction.vacuum),
    Alternative(
      "flow", .names(of: .amount(), what: "flow controllers"),
      "Set flow controllers: { argon: 100 sccm }.", make: RecipeAction.flow),
    Alternative(
      "pressure", PressureStep.form, "Let the throttle hold a pressure and wait for it.",
      make: RecipeAction.pressure),
    Alternative(
      "open", switches, "Open or switch on: [carrier].", make: RecipeAction.open),
    Alternative(
      "close", switches, "Close or switch off: [vent].", make: RecipeAction.close),
  ]

  private static let films: [Alternative<RecipeAction>] = [
    Alternative(
      "plasma", PlasmaStep.form, "Light the plasma for so long.", make: RecipeAction.plasma),
    Alternative(
      "sputter", SputterStep.form, "Sputter for a time or up to a thickness.",
      make: RecipeAction.sputter),
  ]

  private static let order: [Alternative<RecipeAction>] = [
    Alternative(
      "wait", WaitStep.form, "Wait until something holds, but not for ever.",
      make: RecipeAction.wait),
    Alternative(
      "expect", ConditionSum.form.located, "End the run here unless something holds.",
      make: RecipeAction.expect),
    Alternative(
      "checkpoint", .text, "A place from which a later run may go on, by its name.",
      make: RecipeAction.checkpoint),
  ]

  private static let time = Form<Amount<Seconds>>.amount()
  private static let switches = Form<[Located<String>]>.list(
    of: .located(.name(of: "a switch", example: "carrier")), what: "a list of switches",
    count: 1...64)
}
