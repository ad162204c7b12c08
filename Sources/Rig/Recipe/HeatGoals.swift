import Documents
import Quantities
import Safety

/// Says where a zone may go: numbers what a recipe asks, or refuses it with the arithmetic.
struct HeatGoals {
  private let recipe: RecipeDocument
  private let files: BoardFiles
  private let zones: ReactorChannels.Entries<ZoneChannel>
  /// What was proved once need not be proved again in each cycle.
  private var proofs: [(zone: UInt8, burns: Burning, proof: SoakProof)] = []
  private let burns: Burns

  private struct Burning: Hashable {
    let burns: [Burn]
    let rate: KelvinsPerSecond
  }
  private var known: Set<Place> = []

  init(_ recipe: RecipeDocument, _ flat: FlatRecipe, _ files: BoardFiles) {
    self.recipe = recipe
    self.files = files
    let channels = ReactorChannels(files.board)
    zones = channels.zones
    burns = Burns(flat, channels)
  }

  mutating func zone(_ name: Located<String>, _ report: inout Report) -> UInt8? {
    if let index = ReactorChannels.number(of: name.value, among: zones) { return index }
    if known.insert(name.place).inserted {
      report.error(
        at: name.place, "the board has no zone '\(name.value)'",
        remedy: Suggestion.advice(for: name.value, among: zones.map(\.name)))
    }
    return nil
  }

  /// The zone and the temperature that a step asks for, if that can be proved.
  mutating func number(
    _ name: Located<String>, _ goal: Located<FlatGoal>, at rate: KelvinsPerSecond, step: Int,
    _ report: inout Report
  ) -> (zone: UInt8, goal: Celsius)? {
    guard let zone = zone(name, &report) else { return nil }
    let ahead = burns.after(step: step, on: name.value)
    // Without burns it does not matter how it is come to.
    let burning = Burning(burns: ahead, rate: ahead.isEmpty ? .zero : rate)
    guard let proof = proof(name, zone, burning, &report) else { return nil }
    switch goal.value {
    case .asHotAsProvable: return (zone, proof.highest)
    case .temperature(let asked):
      if asked <= proof.highest { return (zone, asked) }
      if known.insert(goal.place).inserted {
        report.error(
          at: goal.place,
          "\(QuantityPrinter.text(asked)) cannot be proved safe here: \(proof.arithmetic)",
          remedy: "write at most \(proof.printed), or 'as hot as provable'")
      }
      return nil
    }
  }

  /// What can be proved of a zone with this recipe's metal and what burns after a step; a finding if
  /// nothing can.
  private mutating func proof(
    _ name: Located<String>, _ zone: UInt8, _ burning: Burning, _ report: inout Report
  ) -> SoakProof? {
    if let done = proofs.first(where: { $0.zone == zone && $0.burns == burning }) {
      return done.proof
    }
    let channel = zones[Int(zone)].channel
    do throws(RigError) {
      let stage = try KnownStage(name.value, channel, files, recipe.combination)
      let proof = SoakProof(
        channel, stage, recipe.metal.value, burning.burns, at: burning.rate)
      proofs.append((zone, burning, proof))
      return proof
    } catch {
      if known.insert(name.place).inserted {
        report.error(at: name.place, error.what, remedy: error.remedy)
      }
      return nil
    }
  }
}
