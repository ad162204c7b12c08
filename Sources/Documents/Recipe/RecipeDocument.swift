public import Quantities
public import Safety

/// A recipe: what to do with a foil of a declared metal, step by step.
public struct RecipeDocument: Sendable {
  public let name: String
  public let description: String?
  /// Where it is from, if from a paper.
  public let paper: PaperDocument?
  /// What lies on the stage; it is declared, never assumed.
  public let metal: Located<Metal>
  /// What the stage's numbers depend on; all three choose what was identified for them.
  public let holder, gas: Located<String>?
  public let pressure: Located<Pascals>?
  /// Numbers that it leaves open, and steps that it does several times, by their names.
  public let parameters: Named<ParameterDocument>
  let procedures: Named<ProcedureDocument<RecipeAction>>
  /// Rules of chemistry that it breaks on purpose.
  public let accepted: [Acceptance]
  /// What somebody saw films grow here, beside what chemistry alone says.
  public let observed: [ObservedGrowth]
  let steps: [Step<RecipeAction>]

  public static let form = Form<RecipeDocument>.mapping(
    "a recipe",
    .required(
      "solidus", Form<String>.word(["recipe/1"], what: "the kind of this document"),
      "The kind and version of the document."),
    .required("name", .text, "What people call the recipe."),
    .optional("description", .text, "What it is for."),
    .optional("paper", PaperDocument.form, "The paper that it is from."),
    .required("metal", .located(metalForm), "What lies on the stage: Li, Na, K or none."),
    .optional(
      "holder", .located(.name(of: "a holder", example: "plain")), "What carries the foil."),
    .optional("gas", .located(.name(of: "a gas", example: "Ar")), "The gas around it."),
    .optional("pressure", .located(.quantity(above: .zero)), "Its pressure: 100 Pa."),
    .optional(
      "parameters", .names(of: ParameterDocument.form, what: "parameters"), otherwise: .none,
      "Numbers that can be changed, or must be said, when it is run."),
    .optional(
      "procedures", .names(of: ProcedureDocument<RecipeAction>.form, what: "procedures"),
      otherwise: .none,
      "Steps that are done under a name."),
    .optional(
      "accept", .list(of: Acceptance.form, what: "a list of rules"), otherwise: [],
      "Rules of chemistry that it breaks on purpose, each with its reason."),
    .optional(
      "film", .list(of: ObservedGrowth.form, what: "a list of films"), otherwise: [],
      "What films were seen to grow with this recipe."),
    .required("steps", Step<RecipeAction>.list, "What is done."),
    make: {
      _, name, description, paper, metal, holder, gas, pressure, parameters, procedures, accepted,
      observed, steps in
      RecipeDocument(
        name: name, description: description, paper: paper, metal: metal, holder: holder,
        gas: gas, pressure: pressure, parameters: parameters, procedures: procedures,
        accepted: accepted, observed: observed, steps: steps)
    })

  /// What it comes to, and what was found on the way; with an error only part is there.
  ///
  /// - Parameter given: values for the recipe's parameters.
  public func expanded(
    with given: [(name: String, value: AnyQuantity)] = []
  ) -> (flat: FlatRecipe, findings: Diagnostics) {
    StepExpansion.expand(steps, procedures, parameters, with: given, in: metal.place.file)
  }

  /// Reports what has a name and is never used.
  public func reportUnused(_ report: inout Report) {
    UsedNames.reportOthers(steps, procedures, parameters, &report)
  }

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

/// What a film was seen to grow, where that is not what chemistry alone would say.
public struct ObservedGrowth: Sendable {
  public let material: Located<String>
  /// For each completed cycle.
  public let growth: Nanometres
  /// Who saw it.
  public let source: String

  static let form = Form<ObservedGrowth>.mapping(
    "an observed growth",
    .required(
      "material", .located(.name(of: "a material", example: "Al2O3")), "What grew: Al2O3."),
    .required("growth", .quantity(above: Nanometres.zero), "What a cycle grew: 0.25 nm."),
    .required("source", .text, "Who saw it, and where it is written."),
    make: ObservedGrowth.init)
}

/// A rule of chemistry that a recipe breaks on purpose; a melt limit accepts no reason.
public struct Acceptance: Sendable {
  public let rule: Located<String>
  public let reason: String

  static let form = Form<Acceptance>.mapping(
    "an accepted rule",
    .required(
      "rule", .located(.name(of: "a rule", example: "water-near-melting")),
      "The rule as the refusal names it."),
    .required(
      "reason", .text(like: "why it does not hold here, or is worth it"),
      "Why it does not hold here, or why it is worth it."),
    make: Acceptance.init)
}
