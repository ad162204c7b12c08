public import Documents
import Instrument
public import Quantities
public import Safety
import Simulator

/// A plant of one seed, identified: what every rehearsal on it begins with.
public struct KnownPlant: Sendable {
  public let files: BoardFiles
  /// Why it could not be identified; nil if it was.
  public let refusal: String?

  /// What every rehearsal declares: the pressure is that of the world.
  public let combination: Combination

  /// Identifies the plant that a seed makes of a board, as somebody at the bench would: before
  /// a foil is put in, as hot as lithium would bear.
  public init(_ drawing: BoardFiles, seed: UInt64) {
    let files = drawing.scattered(by: seed)
    let combination = Combination(
      holder: "plain", gas: "Ar", pressure: Self.pressure(in: files))
    do throws(RigError) {
      let work = try IdentificationRun(
        files, metal: .lithium, combination: combination, seed: seed)
      let outcome = work.identify()
      guard case .identified(let stage) = outcome else {
        self.init(files, combination, "\(outcome) \(work.run.instrument.zone(0).state)")
        return
      }
      let entry = IdentifiedCombination(combination, date: nil, stage)
      let known = files.identification?.adding(entry, to: work.zone)
      self.init(files.knowing(known), combination, nil)
    } catch {
      self.init(files, combination, error.what)
    }
  }

  private init(_ files: BoardFiles, _ combination: Combination, _ refusal: String?) {
    self.files = files
    self.combination = combination
    self.refusal = refusal
  }

  /// What surrounds the stage of a world.
  static func pressure(in files: BoardFiles) -> Pascals {
    let pressure = files.world.plants.entries.first?.value.parameters["pressure"]?.counted
    return Pascals(pressure ?? 100)
  }

  /// As hot as can be proved of its first zone.
  public func goal(_ metal: Metal) throws(RigError) -> Celsius {
    let (_, name, channel) = try files.zone(nil)
    let known = try KnownStage(name, channel, files, combination)
    return SoakProof(channel, known, metal).highest
  }
}
