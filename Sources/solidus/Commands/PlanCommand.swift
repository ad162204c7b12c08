import Documents
import Rig

extension Command {
  static let plan = Command(
    words: ["plan"], operands: "FILE|ID",
    about: "show what a recipe will come to: time, heat, films, precursors",
    options: [
      board, json, date, .value("svg", "FILE", "draw the timeline into a file, over what is there"),
      parameter,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let name = arguments.operands.first else {
        throw Refusal("solidus plan: name one recipe, such as first-heat", .usage)
      }
      let recipe = try Recipes.read(name)
      let files = try BoardFolder.onDate(arguments, for: "plan", recipe.paper)
      let given = try ParameterValues.read(arguments)
      let plan = try make(recipe, files, given)
      let report = PlanReport(name: recipe.name, plan: plan)
      if let path = arguments.value("svg") {
        try TextFile.write(PlanPicture(report).text, to: path, replacing: true)
      }
      console.put(arguments.has("json") ? report.json.text + "\n" : report.text)
      return plan.forecast.stuck == nil ? .done : .findings
    } catch { return error.tell(console) }
  }

  private static func make(
    _ recipe: RecipeDocument, _ files: BoardFiles, _ given: [(name: String, value: AnyQuantity)]
  ) throws(Refusal) -> RecipePlan {
    let compiled: CompiledRecipe
    do throws(Diagnostics) {
      compiled = try RecipeCompiler(recipe, on: files, with: given).compile()
    } catch { throw Refusal(BoardAdvice.adding(to: error, of: recipe, with: given)) }
    do throws(RigError) { return try RecipePlan(compiled, of: recipe, on: files) } catch {
      throw Refusal(error, .refused)
    }
  }
}
