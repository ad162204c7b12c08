import Procedures
public import Quantities
public import Safety

/// A recipe: what to do with a foil of a declared metal, step by step.
public struct RecipeDocument: Sendable {
  public let name: String
  public let description: String?
  /// What lies on the stage; it is declared, never assumed.
  public let metal: Located<Metal>
  /// What the stage's numbers depend on; all three choose what was identified for them.
  public let holder, gas: Located<String>?
  public let pressure: Located<Pascals>?
  public let steps: [RecipeStep]

  public static let form = Form<RecipeDocument>.mapping(
    "a recipe",
    .required(
      "solidus", Form<String>.word(["recipe/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("name", .text, "What people call the recipe."),
    .optional("description", .text, "What it is for."),
    .required("metal", .located(metalForm), "What lies on the stage: Li, Na, K or none."),
    .optional(
      "holder", .located(.name(of: "a holder", example: "plain")), "What carries the foil."),
    .optional("gas", .located(.name(of: "a gas", example: "Ar")), "The gas around it."),
    .optional("pressure", .located(.quantity(above: .zero)), "Its pressure: 100 Pa."),
    .required("steps", .list(of: RecipeStep.form, what: "a list of steps"), "What is done."),
    make: { _, name, description, metal, holder, gas, pressure, steps in
      RecipeDocument(
        name: name, description: description, metal: metal, holder: holder, gas: gas,
        pressure: pressure, steps: steps)
    })

  /// What the recipe says that its numbers are to be for; nil unless it says all of it.
  public var combination: Combination? {
    guard let holder, let gas, let pressure else { return nil }
    return Combination(holder: holder.value, gas: gas.value, pressure: pressure.value)
  }

  /// Where the recipe says part of a combination and leaves out the rest.
  public var partOfCombination: Place? {
    combination == nil ? holder?.place ?? gas?.place ?? pressure?.place : nil
  }

  private static let metals: [(word: String, metal: Metal)] = [
    ("Li", .lithium), ("Na", .sodium), ("K", .potassium), ("none", .none),
  ]

  private static let metalForm = Form<String>.word(metals.map(\.word), what: "a metal")
    .map { word in metals.first { $0.word == word }?.metal ?? .lithium }

  /// Reads a recipe from a file.
  public static func read(
    at path: String, from files: DocumentFiles = .disk
  ) -> Checked<RecipeDocument> {
    files.document(at: path, form)
  }
}

/// One step of a recipe.
public enum RecipeStep: Sendable {
  /// Bring a zone to a temperature at a rate, and wait until it is there.
  case heat(HeatStep)
  /// Let time pass with everything as it is.
  case hold(Seconds)
  /// Take the heat away and wait until a zone is cold enough.
  case cool(CoolStep)

  static let form = Form<RecipeStep>.mapping(
    "a step",
    .exactlyOne([
      Alternative("heat", HeatStep.form, "Bring a zone to a temperature.", make: RecipeStep.heat),
      Alternative(
        "hold", .quantity(above: Seconds.zero), "Let time pass: 10 min.", make: RecipeStep.hold),
      Alternative("cool", CoolStep.form, "Let a zone cool down.", make: RecipeStep.cool),
    ]),
    make: { $0 })
}

/// Bring a zone to a temperature.
public struct HeatStep: Sendable {
  /// Where to: a temperature, or as hot as can be proved here.
  public enum Goal: Sendable {
    case temperature(Celsius)
    case asHotAsProvable
  }

  public let zone: Located<String>
  public let goal: Located<Goal>
  public let rate: KelvinsPerSecond

  static let form = Form<HeatStep>.mapping(
    "a heat step",
    .required("zone", .located(.name(of: "a zone", example: "stage")), "The zone to heat."),
    .required(
      "to", .located(goalForm), "The temperature, or the words 'as hot as provable'."),
    .required(
      "rate", rateForm, "How fast the setpoint may move: 5 K/min, or 'as fast as provable'."),
    make: HeatStep.init)

  private static let fastest = "as fast as provable"
  private static let pace = Form<KelvinsPerSecond>.quantity(above: .zero)

  private static let rateForm = pace.or(
    fastest, meaning: KelvinsPerSecond.asFastAsProvable, due: "a rate", example: "5 K/min")

  private static let words = "as hot as provable"
  private static let goalForm = Form<Celsius>.quantity().map(Goal.temperature).or(
    words, meaning: .asHotAsProvable, due: "a temperature", example: "120 C")
}

/// Let a zone cool down.
public struct CoolStep: Sendable {
  public let zone: Located<String>
  public let below: Celsius

  static let form = Form<CoolStep>.mapping(
    "a cool step",
    .required("zone", .located(.name(of: "a zone", example: "stage")), "The zone to cool."),
    .required("below", .quantity(), "Where the step ends: 50 C."),
    make: CoolStep.init)
}
