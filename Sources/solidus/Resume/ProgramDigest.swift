import Documents
import Instrument
import Procedures
import Rig

/// By what a program is known again: a run that goes on must be of the one that was cut off.
enum ProgramDigest {
  /// SHA-256 of what a recipe made, and of what lies on the stage in which atmosphere.
  static func text(of program: Program, from recipe: RecipeDocument) -> String {
    sum(["\(recipe.metal.value)", "\(String(describing: recipe.combination))"], program)
  }

  /// The same of what a method made for a cell, and of what this bears.
  static func text(of method: CompiledMethod) -> String {
    let endings = method.program.endings.map { "\($0)" }
    return sum(["\(method.bounds.limits)"] + endings, method.program)
  }

  private static func sum(_ head: [String], _ program: Program) -> String {
    var known: [Instruction: String] = [:]
    var lines = head
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
