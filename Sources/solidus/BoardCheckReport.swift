import Documents
import Procedures
import Quantities
import Rig
import Safety

/// `board check`: the findings of the documents, then the milliseconds that each scan takes.
struct BoardCheckReport {
  private let folder: String

  init(_ folder: String) { self.folder = folder }

  func run(_ format: DiagnosticFormat, _ console: Console) -> ExitStatus {
    let board = BoardDocument.read(at: folder)
    let world = WorldDocument.read(at: folder, for: board.value)
    let identification = IdentificationDocument.read(at: folder)
    var findings = board.diagnostics.all + world.diagnostics.all
    // A board need not be identified yet; what is there must be right.
    if !identification.diagnostics.isAboutMissingFile { findings += identification.diagnostics.all }
    let diagnostics = Diagnostics(findings)
    console.put(diagnostics.written(as: format))
    if board.diagnostics.isAboutMissingFile { return .usage }
    guard !diagnostics.hasErrors, let files = try? BoardFiles.read(folder) else { return .findings }
    return budget(files, format, console)
  }

  /// Runs one idle scan on the simulated wire: what it takes there is what the bits take.
  private func budget(
    _ files: BoardFiles, _ format: DiagnosticFormat, _ console: Console
  ) -> ExitStatus {
    do throws(RigError) {
      let budgets = try BusBudget.measure(files)
      var status = ExitStatus.done
      for budget in budgets {
        if format == .text { console.print(budget.line) }
        if budget.isExceeded { status = .findings }
        if budget.isExceeded, format != .text { console.complain(budget.line) }
      }
      return status
    } catch {
      console.complain("solidus: \(error)")
      return .findings
    }
  }
}
