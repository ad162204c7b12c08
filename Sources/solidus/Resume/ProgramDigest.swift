import Documents
import Instrument
import Procedures
import Rig

/// By what a program is known again: a run that goes on must be of the one that was cut off.
enum ProgramDigest {
  /// SHA-256 of what a recipe made, and of what lies on the stage in which atmosphere.
  static func text(of program: Program, from recipe: RecipeDocument) -> String {
    var known: [Instruction: String] = [:]
    var lines = ["\(recipe.metal.value)", "\(String(describing: recipe.combination))"]
    lines += program.instructions.map { instruction in
      // Most of them come back in each cycle.
      let words = known[instruction] ?? "\(instruction)"
      known[instruction] = words
      return words
    }
    lines += program.conditions.map { "\($0)" } + program.rules.map { "\($0)" }
    return Digest.text(of: Array(lines.joined(separator: "\n").utf8))
  }
}
