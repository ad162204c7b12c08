import Documents
import Rig

extension Command {
  static let plan = Command(
    words: ["plan"], operands: "FILE|ID",
    about: "show what a recipe or a method will come to: time, heat, films, precursors, currents",
    options: [
      board, .value("cell", "CELL", "the cell that a method is for: a file, or one that ships"),
      json, date, .value("svg", "FILE", "draw the timeline into a file, over what is there"),
      parameter,
    ]
  ) { arguments, console in
    do throws(Refusal) {
      guard arguments.operands.count == 1, let name = arguments.operands.first else {
        throw Refusal("solidus plan: name one recipe or method, such as first-heat", .usage)
      }
      if Recipes.isMethod(name) { return try MethodPlanning(name, arguments).tell(console) }
      guard arguments.value("cell") == nil else {
        throw Refusal("solidus plan: --cell is for methods; name one", .usage)
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

/// `plan` of a method, for the cell that is named, or for the first that its paper has.
private struct MethodPlanning {
  private let report: MethodPlanReport
  private let asJSON: Bool

  init(_ name: String, _ arguments: Arguments) throws(Refusal) {
    asJSON = arguments.has("json")
    guard arguments.value("svg") == nil else {
      throw Refusal("solidus plan: --svg draws recipes; a method is a table", .usage)
    }
    let paper = Recipes.method(name).value?.paper
    let files = try BoardFolder.onDate(arguments, for: "plan", paper)
    let given = try ParameterValues.read(arguments)
    do throws(Diagnostics) {
      let method = try Recipes.method(name).get()
      let named = CellChoice.cell(of: arguments.value("cell"))
      if named == nil, let asked = method.paper?.askedCell { throw Diagnostics([asked]) }
      let cell = named ?? method.paper?.cells.first
      let declared: DeclaredCell?
      if let cell { declared = try Cells.read(cell) } else { declared = nil }
      let values = MethodValues(method, asked: given, window: declared?.document.window)
      report = MethodPlanReport(
        name: method.name,
        cell: declared.map { "\($0.document.name)" } ?? "none is named: --cell CELL",
        values: values,
        plan: try MethodPlan(
          method, for: declared?.values ?? .undeclared, with: values.given, on: files.board))
    } catch { throw Refusal(error) }
  }

  func tell(_ console: Console) -> ExitStatus {
    console.put(asJSON ? report.json.text + "\n" : report.text)
    return .done
  }
}
