import Documents
import Rig

extension Command {
  static let check = Command(
    words: ["check"], operands: "FILE|ID ...",
    about: "find what is wrong with recipes, methods and cells before anything moves",
    options: [
      board,
      .value("cell", "CELL", "a cell that methods are for: a file, or one that ships"),
      .value("format", "text|json|gcc", "how findings are written; text if left out"),
      parameter, date,
    ]
  ) { arguments, console in
    guard let format = DiagnosticFormat(rawValue: arguments.value("format") ?? "text") else {
      console.complain("solidus check: --format is text, json or gcc")
      return .usage
    }
    do throws(Refusal) { return try RecipeCheckReport(arguments).run(format, console) } catch {
      return error.tell(console)
    }
  }
}

/// `check`: the findings of one or several documents on one board.
private struct RecipeCheckReport {
  private let names: [String]
  /// What methods are checked for.
  private let cell: CellValues
  /// Between which that cell is charged.
  private let window: WindowDocument?
  private let isNamed: Bool
  private let arguments: Arguments
  private let given: [(name: String, value: AnyQuantity)]

  init(_ arguments: Arguments) throws(Refusal) {
    guard !arguments.operands.isEmpty else {
      throw Refusal("solidus check: name a recipe, such as first-heat", .usage)
    }
    names = arguments.operands
    self.arguments = arguments
    given = try ParameterValues.read(arguments)
    isNamed = arguments.value("cell") != nil
    guard let name = CellChoice.cell(of: arguments.value("cell")) else {
      cell = .undeclared
      window = nil
      return
    }
    guard names.contains(where: Recipes.isMethod) else {
      throw Refusal("solidus check: --cell is for methods; name one", .usage)
    }
    do throws(Diagnostics) {
      let declared = try Cells.read(name)
      (cell, window) = (declared.values, declared.document.window)
    } catch { throw Refusal(error) }
  }

  func run(_ format: DiagnosticFormat, _ console: Console) throws(Refusal) -> ExitStatus {
    var all: [Diagnostic] = []
    for name in names { all += try findings(of: name).all }
    let findings = Diagnostics(all)
    console.put(findings.written(as: format))
    if format == .text, findings.hasErrors {
      let index = PaperIndex()
      console.put(names.compactMap(index.beside).joined())
    }
    if findings.isAboutMissingFile { return .usage }
    return findings.hasErrors ? .findings : .done
  }

  private func findings(of name: String) throws(Refusal) -> Diagnostics {
    if Recipes.isMethod(name) { return try findings(ofMethod: name) }
    if DocumentKind.of(name) == .sample { return SampleDocument.read(at: name).diagnostics }
    if Cells.isCell(name) {
      do throws(Diagnostics) { _ = try Cells.read(name) } catch { return error }
      return Diagnostics([])
    }
    let read = Recipes.document(name)
    guard let recipe = read.value else { return read.diagnostics }
    let files = try BoardFolder.onDate(arguments, for: "check", recipe.paper)
    let examined = RecipeCompiler(recipe, on: files, with: given).examine().findings
    let advised = BoardAdvice.adding(to: examined, of: recipe, with: given)
    return Diagnostics(read.diagnostics.all + advised.all)
  }

  private func findings(ofMethod name: String) throws(Refusal) -> Diagnostics {
    let read = Recipes.method(name)
    guard let method = read.value else { return read.diagnostics }
    let files = try BoardFolder.onDate(arguments, for: "check", method.paper)
    var all = read.diagnostics.all
    for (cell, window) in cells(for: method, &all) {
      let values = MethodValues(method, asked: given, window: window)
      do throws(Diagnostics) {
        _ = try MethodCompiler.compile(method, for: cell, with: values.given, on: files.board)
      } catch { all += error.all }
    }
    return Diagnostics(all)
  }

  /// The cell that was named, or those that a paper's method is for.
  private func cells(
    for method: MethodDocument, _ findings: inout [Diagnostic]
  ) -> [(values: CellValues, window: WindowDocument?)] {
    guard !isNamed, let paper = method.paper else { return [(cell, window)] }
    if let asked = paper.askedCell { findings.append(asked) }
    var cells: [(values: CellValues, window: WindowDocument?)] = []
    for name in paper.cells {
      do throws(Diagnostics) {
        let declared = try Cells.read(name)
        cells.append((declared.values, declared.document.window))
      } catch { findings += error.all }
    }
    return cells
  }
}
