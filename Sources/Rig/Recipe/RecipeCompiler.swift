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
    // Of a recipe in pieces the order of steps says nothing; where only numbers are missing, what
    // no number can mend is said with them.
    let numbers: RecipeRules.Numbers? =
      !found.hasErrors ? .allGiven : found.onlyAsks ? .someAsked : nil
    let growth = numbers.flatMap { look(at: flat, $0, &report) }
    guard !report.hasErrors else { return (nil, report.diagnostics) }
    var compiled = CompiledRecipe(
      program: writer.program(growing: growth), flat: flat, origins: writer.origins,
      checkpoints: writer.checkpoints, accepted: recipe.accepted, warnings: report.diagnostics.all)
    compiled.known = goThrough(compiled, &report)
    return (report.hasErrors ? nil : compiled, report.diagnostics)
  }

  /// Goes through it on paper: whether each step comes to an end, and, as the instrument will ask,
  /// what a generator brings to a foil.
  private func goThrough(_ compiled: CompiledRecipe, _ report: inout Report) -> Forecast? {
    let share = ReactorChannels(files.board).warming?.share ?? 0
    let burns = share > 0 && compiled.program.burns
    guard burns || compiled.program.awaitsHeat else { return nil }
    do throws(RigError) {
      let forecast = try compiled.forecast(of: recipe, on: files)
      if let index = forecast.stuck {
        report.error(
          at: compiled.flat.steps[compiled.step(of: index)].place,
          "this step never ends: after a day on paper its zone has not come to what is asked",
          remedy: "ask for what it comes to; nothing here cools below the room's "
            + Words.text(PlannedZone.surroundings))
      }
      guard burns, let index = forecast.tooWarm else { return forecast }
      report.error(
        at: compiled.flat.steps[compiled.step(of: index)].place,
        "what the generator gives would bring the foil to \(Words.text(forecast.peak)) and be put out"
          + " on the way, lest the guard trip",
        remedy: "burn for less time, with less power, at a cooler stage, or hold before it")
      return forecast
    } catch {
      report.error(at: recipe.metal.place, error.what, remedy: error.remedy)
      return nil
    }
  }

  /// - Returns: the most that a cycle grows.
  private func look(
    at flat: FlatRecipe, _ numbers: RecipeRules.Numbers, _ report: inout Report
  ) -> Nanometres? {
    do throws(Diagnostics) {
      let course = RecipeCourse(recipe, flat, files, try Chemistry.shipped())
      var findings = RecipeFindings(report, accepting: recipe.accepted)
      RecipeRules.look(at: course, numbers, &findings)
      report = numbers == .allGiven ? findings.finish() : findings.report
      return ExpectedGrowth.most(of: course)
    } catch {
      for finding in error.all { report.add(finding) }
      return nil
    }
  }
}
