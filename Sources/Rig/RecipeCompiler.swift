import Control
public import Documents
public import Procedures
import Quantities
import Safety

/// Turns a recipe into a program for one board, or says why it cannot be run there.
public struct RecipeCompiler {
  private let files: BoardFiles
  private let recipe: RecipeDocument

  public init(_ recipe: RecipeDocument, on files: BoardFiles) {
    self.recipe = recipe
    self.files = files
  }

  /// The program, with `as hot as provable` resolved to a number.
  public func compile() throws(Diagnostics) -> [Instruction] {
    var findings: [Diagnostic] = []
    if let place = recipe.partOfCombination {
      findings.append(
        Diagnostic(
          at: place, .error, "holder, gas and pressure choose together what was identified",
          remedy: "write all three, or none"))
    }
    let program = recipe.steps.compactMap { instruction(for: $0, &findings) }
    guard findings.isEmpty else { throw Diagnostics(findings) }
    return program
  }

  private func instruction(
    for step: RecipeStep, _ findings: inout [Diagnostic]
  ) -> Instruction? {
    switch step {
    case .hold(let span): return .hold(span)
    case .cool(let cool):
      return zone(cool.zone, &findings).map { .cool(zone: $0.index, below: cool.below) }
    case .heat(let heat):
      guard let zone = zone(heat.zone, &findings) else { return nil }
      let proof = proof(heat.zone, zone.channel, &findings)
      guard let proof, let goal = goal(heat, proof, &findings) else { return nil }
      return .heat(zone: zone.index, to: goal, rate: heat.rate)
    }
  }

  private func goal(
    _ heat: HeatStep, _ proof: SoakProof, _ findings: inout [Diagnostic]
  ) -> Celsius? {
    switch heat.goal.value {
    case .asHotAsProvable: return proof.highest
    case .temperature(let asked):
      if asked <= proof.highest { return asked }
      findings.append(
        Diagnostic(
          at: heat.goal.place, .error,
          "\(QuantityPrinter.text(asked)) cannot be proved safe here: \(proof.arithmetic)",
          remedy: "write at most \(proof.printed), or 'as hot as provable'"))
      return nil
    }
  }

  /// What can be proved of a zone with this recipe's metal; a finding if nothing can.
  private func proof(
    _ name: Located<String>, _ channel: ZoneChannel, _ findings: inout [Diagnostic]
  ) -> SoakProof? {
    do throws(RigError) {
      let known = try KnownStage(
        name.value, channel, files.identification, recipe.combination)
      return SoakProof(channel, known, recipe.metal.value)
    } catch {
      findings.append(Diagnostic(at: name.place, .error, error.what, remedy: error.remedy))
      return nil
    }
  }

  private func zone(
    _ name: Located<String>, _ findings: inout [Diagnostic]
  ) -> (index: UInt8, channel: ZoneChannel)? {
    var index: UInt8 = 0
    var names: [String] = []
    for entry in files.board.channels.entries {
      guard case .zone(let channel) = entry.value else { continue }
      if entry.name == name.value { return (index, channel) }
      names.append(entry.name)
      index += 1
    }
    let hint = Suggestion.nearest(to: name.value, among: names).map { "did you mean '\($0)'?" }
    findings.append(
      Diagnostic(
        at: name.place, .error, "the board has no zone '\(name.value)'",
        remedy: hint ?? "name one of \(names.joined(separator: ", "))"))
    return nil
  }
}
