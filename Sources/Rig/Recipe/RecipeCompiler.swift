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
    let (compiled, findings) = examine()
    guard let compiled else { throw findings }
    return compiled
  }

  /// All that can be said of the recipe before anything moves, and the program unless an error
  /// forbids it.
  public func examine() -> (compiled: CompiledRecipe?, findings: Diagnostics) {
    let (flat, found) = recipe.expanded(with: given)
    var report = Report()
    for finding in found.all { report.add(finding) }
    recipe.reportUnused(&report)
    if let place = recipe.partOfCombination {
      report.error(
        at: place, "holder, gas and pressure choose together what was identified",
        remedy: "write all three, or none")
    }
    var writer = ProgramWriter(flat, recipe, files)
    writer.write(&report)
    // Of a recipe in pieces the order of steps says nothing.
    if !found.hasErrors { look(at: flat, &report) }
    guard !report.hasErrors else { return (nil, report.diagnostics) }
    let compiled = CompiledRecipe(
      program: writer.program, flat: flat, origins: writer.origins,
      checkpoints: writer.checkpoints, warnings: report.diagnostics.all)
    return (compiled, report.diagnostics)
  }

  private func look(at flat: FlatRecipe, _ report: inout Report) {
    do throws(Diagnostics) {
      let course = RecipeCourse(recipe, flat, files, try Chemistry.shipped())
      var findings = RecipeFindings(report, accepting: recipe.accepted)
      RecipeRules.look(at: course, &findings)
      report = findings.finish()
    } catch {
      for finding in error.all { report.add(finding) }
    }
  }
}
