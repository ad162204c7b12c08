import Documents
import Instrument
import Quantities
import Record
import Rig

/// The plan of a recipe as a run keeps it and measures itself by it.
enum PlannedRun {
  /// Nil where the paper knows no end: then nothing is said of it.
  static func plan(
    _ recipe: RecipeDocument, _ compiled: CompiledRecipe, _ instrument: Instrument,
    on files: BoardFiles
  ) -> RunPlan? {
    do throws(RigError) {
      let forecast = try compiled.forecast(of: recipe, on: files)
      guard forecast.stuck == nil else { return nil }
      let words = StepWords(compiled, instrument)
      let steps = compiled.program.instructions.enumerated().map { index, instruction in
        let path = compiled.path(of: index).map { "\($0.number)/\($0.of)" }
        return RunPlan.Step(
          words.text(instruction), path: path.joined(separator: " "),
          begins: (forecast.starts[index] - .zero).value)
      }
      return RunPlan(steps, ends: forecast.duration.value)
    } catch {
      // A run does not need a plan: what forbids it was found before.
      return nil
    }
  }
}
