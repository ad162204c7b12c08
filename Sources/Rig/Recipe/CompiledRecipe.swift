public import Documents
public import Instrument

/// A recipe made for one board: what its slot runs, and where each instruction was written.
public struct CompiledRecipe: Sendable {
  public let program: Program
  /// The recipe step by step, with its numbers.
  public let flat: FlatRecipe
  /// For each instruction the flat step that it comes from.
  let origins: [Int]
  /// What checkpoints are called, by their numbers.
  public let checkpoints: [String]
  /// The rules of chemistry that it breaks on purpose, and why.
  public let accepted: [Acceptance]
  /// What was found that does not forbid to run it.
  public let warnings: [Diagnostic]
  /// How it goes on paper, if its compiler had to know.
  var known: Forecast?

  /// How it goes on paper, without the chemistry of its plan.
  public func forecast(
    of recipe: RecipeDocument, on files: BoardFiles
  ) throws(RigError) -> Forecast {
    if let known { return known }
    return try Forecast(program, of: recipe, on: files)
  }

  /// The flat step that an instruction belongs to.
  public func step(of instruction: Int) -> Int { origins[instruction] }

  /// The repetitions around an instruction, outermost first.
  public func path(of instruction: Int) -> [(number: Int, of: Int)] {
    flat.path(of: origins[instruction])
  }

  /// Where an instruction was written.
  public func place(of instruction: Int) -> Place { flat.steps[origins[instruction]].place }
}
