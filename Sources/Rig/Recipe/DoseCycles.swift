import Instrument
import Procedures

/// The cycles in which a recipe gives its doses: what a run that was cut off can go on from.
///
/// A cycle is one turn of the innermost repetition around a pulse; what comes between two of them
/// within a repetition belongs to the later one. They are counted through the whole recipe.
public struct DoseCycles: Sendable {
  public struct Cycle: Sendable, Hashable {
    /// Instructions of the whole recipe.
    public let instructions: Range<Int>
    /// How often it is in its repetitions: `57/200`.
    public let path: String
  }

  public private(set) var cycles: [Cycle] = []

  /// - Parameter compiled: a whole recipe.
  public init(_ compiled: CompiledRecipe) {
    let instructions = compiled.program.instructions
    var start: Int?
    var place = 0
    while place < instructions.count {
      let path = Self.words(compiled, place)
      guard !path.isEmpty else {
        (start, place) = (nil, place + 1)
        continue
      }
      var end = place
      var doses = false
      while end < instructions.count, Self.words(compiled, end) == path {
        if case .pulse = instructions[end] { doses = true }
        end += 1
      }
      let first = start ?? place
      if doses { cycles.append(Cycle(instructions: first..<end, path: path)) }
      start = doses ? end : first
      place = end
    }
  }

  private static func words(_ compiled: CompiledRecipe, _ index: Int) -> String {
    compiled.path(of: index).map { "\($0.number)/\($0.of)" }.joined(separator: " ")
  }

  /// The place in `cycles` of the one that an instruction belongs to.
  public func cycle(at instruction: Int) -> Int? {
    cycles.firstIndex { $0.instructions.contains(instruction) }
  }
}
