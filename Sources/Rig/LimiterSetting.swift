public import Documents
public import Quantities
public import Safety
import Simulator

/// Where somebody has to set the independent limiter of a zone for a run on a certificate.
///
/// It stands above what the guard allows, or it would cut sound runs. Nothing in the program moves
/// it: whoever forgets to set it higher is cut by it, whoever forgets to set it back has less of it.
public struct LimiterSetting: Sendable {
  /// The zone's name on the board.
  public let zone: String
  public let setPoint: Celsius
  private let heater: String

  /// What to do, for whoever stands before it.
  public var words: String {
    let degrees = Celsius(Arithmetic.rounded(setPoint.value * 10) / 10)
    return
      "the limiter of zone '\(zone)' at \(QuantityPrinter.text(degrees)) for this run, and back"
      + " where it was before the next without a certificate"
  }

  /// How far above the guard's limit it stands.
  public static let clearance = Kelvins(1.2)

  /// One for each zone whose limit rests on a certificate.
  public static func all(
    _ files: BoardFiles, _ combination: Combination?, _ metal: Metal
  ) throws(RigError) -> [LimiterSetting] {
    var settings: [LimiterSetting] = []
    for (name, channel) in ReactorChannels(files.board).zones where channel.carriesMetal {
      let known = try KnownStage(name, channel, files, combination)
      guard case .counts = CertificateStanding(channel, known, metal) else { continue }
      settings.append(
        LimiterSetting(
          zone: name, setPoint: ZonePolicy.limits(channel, known, metal).limit + clearance,
          heater: channel.heater.value))
    }
    return settings
  }

  /// Does in a simulated world what whoever certifies a rig is told to do; a limiter that is not
  /// there cannot be set.
  func apply(to world: SimulatedWorld, _ files: BoardFiles) {
    guard case .plant(let port)? = files.world.joins[heater]?.value else { return }
    world.parts.stage(port.plant)?.setLimiter(to: setPoint)
  }
}
