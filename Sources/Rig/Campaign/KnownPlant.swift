import Documents
import Instrument
import Quantities
public import Safety
import Simulator

/// A plant of one seed, identified: what every rehearsal on it begins with.
public struct KnownPlant: Sendable {
  public let files: BoardFiles
  /// Why it could not be identified; nil if it was.
  public let refusal: String?

  /// What every rehearsal declares.
  static let combination = Combination(holder: "plain", gas: "Ar", pressure: Pascals(100))

  /// Identifies the plant that a seed makes of a board, as somebody at the bench would.
  public init(_ files: BoardFiles, metal: Metal, seed: UInt64) {
    do throws(RigError) {
      let work = try IdentificationRun(
        files, metal: metal, combination: Self.combination, seed: seed)
      guard case .identified(let stage) = work.identify() else {
        self.init(files, "not identified")
        return
      }
      let entry = IdentifiedCombination(Self.combination, date: nil, stage)
      self.init(files.knowing(files.identification?.adding(entry, to: work.zone)), nil)
    } catch {
      self.init(files, error.what)
    }
  }

  private init(_ files: BoardFiles, _ refusal: String?) {
    self.files = files
    self.refusal = refusal
  }

  /// As hot as can be proved of its first zone.
  func goal(_ metal: Metal) throws(RigError) -> Celsius {
    let (_, name, channel) = try files.zone(nil)
    let known = try KnownStage(name, channel, files.identification, Self.combination)
    return SoakProof(channel, known, metal).highest
  }
}
