import Documents
import Rig

/// Says on which board that ships a recipe would run, where it cannot on the one that was chosen.
enum BoardAdvice {
  /// The same findings, with a note if some board that ships has none of these errors.
  static func adding(
    to findings: Diagnostics, of recipe: RecipeDocument,
    with given: [(name: String, value: AnyQuantity)]
  ) -> Diagnostics {
    guard findings.hasErrors, let file = findings.all.first?.place.file,
      let name = DocumentFiles.shippedBoardNames.first(where: { fits(recipe, $0, given) })
    else { return findings }
    let note = Diagnostic(
      at: .start(of: file), .note, "on the board '\(name)' this recipe has no errors",
      remedy: "add --board \(name)")
    return Diagnostics(findings.all + [note])
  }

  private static func fits(
    _ recipe: RecipeDocument, _ board: String, _ given: [(name: String, value: AnyQuantity)]
  ) -> Bool {
    do throws(Diagnostics) {
      let files = try BoardFiles.read(BoardFolder.folder(board), from: .withShippedBoards)
      return RecipeCompiler(recipe, on: files, with: given).examine().compiled != nil
    } catch { return false }
  }
}
