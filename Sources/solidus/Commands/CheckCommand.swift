import Documents
import Rig

extension Command {
  static let check = Command(
    words: ["check"], operands: "FILE|ID ...",
    about: "find what is wrong with recipes before anything moves",
    options: [
      board, .value("format", "text|json|gcc", "how findings are written; text if left out"),
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

/// `check`: the findings of one or several recipes on one board.
private struct RecipeCheckReport {
  private let names: [String]
  private let files: BoardFiles
  private let given: [(name: String, value: AnyQuantity)]

  init(_ arguments: Arguments) throws(Refusal) {
    guard !arguments.operands.isEmpty else {
      throw Refusal("solidus check: name a recipe, such as first-heat", .usage)
    }
    names = arguments.operands
    files = try BoardFolder.onDate(arguments, for: "check")
    given = try ParameterValues.read(arguments)
  }

  func run(_ format: DiagnosticFormat, _ console: Console) -> ExitStatus {
    let findings = Diagnostics(names.flatMap { self.findings(of: $0).all })
    console.put(findings.written(as: format))
    if findings.isAboutMissingFile { return .usage }
    return findings.hasErrors ? .findings : .done
  }

  private func findings(of name: String) -> Diagnostics {
    let read = Recipes.document(name)
    guard let recipe = read.value else { return read.diagnostics }
    let examined = RecipeCompiler(recipe, on: files, with: given).examine().findings
    return Diagnostics(read.diagnostics.all + examined.all)
  }
}
