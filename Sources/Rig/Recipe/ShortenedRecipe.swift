public import Documents
import Instrument
import Procedures

/// What is left of a recipe from one instruction on, with all that has to be made ready first.
///
/// Made ready is what the recipe does before its repetitions, as it stands there, and what cycles that
/// are left out have set last. What has changed a foil for good is never done twice by this: a recipe
/// that doses, burns or anneals on the way is refused.
public struct ShortenedRecipe: Sendable {
  public let compiled: CompiledRecipe
  /// For each of its instructions the one of the whole recipe.
  public let originals: [Int]

  /// - Parameter first: an instruction of the whole recipe, with which a cycle begins.
  public init(_ whole: CompiledRecipe, from first: Int) throws(Diagnostics) {
    let instructions = whole.program.instructions
    var report = Report()
    for (index, instruction) in instructions.enumerated() {
      guard let why = Self.objection(instruction, isBefore: index < first, whole, index) else {
        continue
      }
      report.error(
        at: whole.place(of: index), why, remedy: "look at the foil, and run a recipe for the rest")
    }
    guard !report.hasErrors else { throw report.diagnostics }
    let ready = (0..<first).filter { index in
      whole.path(of: index).isEmpty || Self.isLast(index, of: instructions[..<first])
    }
    originals = ready + Array(first..<instructions.count)
    compiled = whole.keeping(originals)
  }

  /// Why a program with this instruction cannot be begun in its middle.
  private static func objection(
    _ instruction: Instruction, isBefore: Bool, _ whole: CompiledRecipe, _ index: Int
  ) -> String? {
    // It is written as heating and holding, but it is what a foil is never to go through twice.
    if case .anneal = whole.flat.steps[whole.step(of: index)].action,
      isBefore || !whole.path(of: index).isEmpty
    {
      return "the foil may have been through this anneal already, and nobody knows how far"
    }
    switch instruction {
    case .branch, .stay: return "what a recipe does next is not known beforehand here"
    case .burst, .creep:
      return isBefore ? "the foil has been through this already, and nobody knows how far" : nil
    case .cool: return isBefore ? "what comes before the cycles is more than making ready" : nil
    case .pulse, .strike:
      let isReady = isBefore && whole.path(of: index).isEmpty
      return isReady ? "what comes before the cycles is more than making ready" : nil
    case .heat, .ramp, .hold, .flow, .throttle, .turn, .extinguish, .wait, .expect, .checkpoint,
      .cell:
      return nil
    }
  }

  /// Whether it sets something that nothing after it sets again.
  private static func isLast(_ index: Int, of instructions: ArraySlice<Instruction>) -> Bool {
    guard let set = what(instructions[index]) else { return false }
    return !instructions[(index + 1)...].contains { what($0) == set }
  }

  /// What an instruction sets for good; nil where it sets nothing that stays.
  private static func what(_ instruction: Instruction) -> SetPoint? {
    switch instruction {
    case .heat(let zone, _, _), .ramp(let zone, _, _): .zone(zone)
    case .flow(let controller, _): .flow(controller)
    case .throttle: .throttle
    case .turn(let index, _): .panelSwitch(index)
    case .burst, .creep, .cool, .hold, .pulse, .strike, .extinguish, .wait, .expect, .checkpoint,
      .stay, .branch, .cell:
      nil
    }
  }

  /// Something of the rig that stays as it was set.
  private enum SetPoint: Hashable {
    case zone(UInt8)
    case flow(UInt8)
    case throttle
    case panelSwitch(UInt8)
  }
}

extension CompiledRecipe {
  /// Only these of its instructions, in their order.
  fileprivate func keeping(_ kept: [Int]) -> CompiledRecipe {
    let shortened = Program(
      kept.map { program.instructions[$0] }, conditions: program.conditions, rules: program.rules,
      endingWith: program.endings, bearingMissingPulses: program.bearsMissingPulses,
      growing: program.growth)
    return CompiledRecipe(
      program: shortened, flat: flat, origins: kept.map { origins[$0] }, checkpoints: checkpoints,
      accepted: accepted, warnings: warnings)
  }
}
