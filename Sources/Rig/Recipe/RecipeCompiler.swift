public import Documents
import Instrument
import Quantities
import Safety

/// Makes a program for one board's reactor from a recipe, or says why that cannot be.
public struct RecipeCompiler {
  private let recipe: RecipeDocument
  private let files: BoardFiles
  private let given: [(name: String, value: AnyQuantity)]

  /// - Parameter given: values for what the recipe leaves open.
  public init(
    _ recipe: RecipeDocument, on files: BoardFiles,
    with given: [(name: String, value: AnyQuantity)] = []
  ) {
    self.recipe = recipe
    self.files = files
    self.given = given
  }

  /// The program, with everything resolved to numbers, or all that is wrong with the recipe.
  public func compile() throws(Diagnostics) -> CompiledRecipe {
    let expanded = RecipeExpansion.expand(recipe, with: given)
    var report = Report()
    for finding in expanded.diagnostics.all { report.add(finding) }
    if let place = recipe.partOfCombination {
      report.error(
        at: place, "holder, gas and pressure choose together what was identified",
        remedy: "write all three, or none")
    }
    guard let flat = expanded.value else { throw report.diagnostics }
    var writer = ProgramWriter(flat, recipe, files)
    writer.write(&report)
    guard !report.hasErrors else { throw report.diagnostics }
    return CompiledRecipe(
      program: writer.program, flat: flat, origins: writer.origins,
      checkpoints: writer.checkpoints, warnings: report.diagnostics.all)
  }
}
