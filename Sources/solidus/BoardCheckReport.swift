import Documents
import Rig

/// `board check`: the findings of the documents, then the milliseconds that each scan takes.
struct BoardCheckReport {
  private let folder: String

  init(_ folder: String) { self.folder = folder }

  func run(_ format: DiagnosticFormat, _ console: Console) -> ExitStatus {
    let files = DocumentFiles.withShippedBoards
    let board = BoardDocument.read(at: folder, from: files)
    let world = WorldDocument.read(at: folder, for: board.value, from: files)
    let identification = IdentificationDocument.read(at: folder, from: files)
    var findings = board.diagnostics.all + world.diagnostics.all
    // A board need not be identified yet; what is there must be right.
    let isAbsent = identification.diagnostics.isAboutAbsentFile
    if !isAbsent { findings += identification.diagnostics.all }
    let certificates = CertificatesDocument.read(at: folder, from: files)
    if !certificates.diagnostics.isAboutAbsentFile { findings += certificates.diagnostics.all }
    if let board = board.value, isAbsent || !identification.diagnostics.hasErrors {
      findings += unidentified(board, identification.value)
    }
    let budgets: [BusBudget]
    do throws(Refusal) { budgets = try measure(unless: Diagnostics(findings)) } catch {
      console.put(Diagnostics(findings).written(as: format))
      return error.tell(console)
    }
    let diagnostics = Diagnostics(findings + BusBudget.findings(budgets))
    console.put(diagnostics.written(as: format))
    if format == .text {
      for budget in budgets { console.print(budget.line) }
      if !budgets.isEmpty { for line in bands { console.print(line) } }
    }
    if diagnostics.isAboutMissingFile { return .usage }
    return diagnostics.hasErrors ? .findings : .done
  }

  /// Runs idle scans on the simulated wire, once everything reads.
  private func measure(unless diagnostics: Diagnostics) throws(Refusal) -> [BusBudget] {
    guard !diagnostics.hasErrors else { return [] }
    let files = try BoardFolder.read(folder)
    do throws(RigError) { return try BusBudget.plan(files) } catch {
      throw Refusal(error, .findings)
    }
  }

  /// What the board can measure impedances at; nothing where it cannot be run.
  private var bands: [String] {
    do throws(Refusal) {
      let files = try BoardFolder.read(folder)
      do throws(RigError) { return try SpectrumBand.measure(files)?.lines ?? [] } catch {
        return []
      }
    } catch { return [] }
  }

  private func unidentified(
    _ board: BoardDocument, _ identification: IdentificationDocument?
  ) -> [Diagnostic] {
    board.channels.entries.compactMap { entry in
      guard case .zone = entry.value, identification?.zones[entry.name] == nil else { return nil }
      return Diagnostic(
        at: entry.place, .warning, "zone '\(entry.name)' was never identified: it cannot be heated",
        remedy: "write its masses and conductances into identification.yaml beside the board")
    }
  }
}
