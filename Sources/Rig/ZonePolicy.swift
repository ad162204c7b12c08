import Control
import Documents
import Quantities
import Safety

/// What a zone may do: its limit, its model, its loop, all from documents.
enum ZonePolicy {
  /// How hot the sample of a zone may read, as far as it is known.
  static func limits(_ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal) -> LimitPolicy {
    switch CertificateStanding(channel, known, metal) {
    case .none, .refused: ordinary(channel, known, metal)
    case .counts(let certificate): certified(channel, known, metal, certificate)
    }
  }

  /// The same without any certificate.
  private static func ordinary(
    _ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal
  ) -> LimitPolicy {
    LimitPolicy(
      metal: channel.carriesMetal ? metal : .none, uncertainty: .uncertified,
      reserve: known.basis.reserve,
      boardLimit: boardLimit(channel))
  }

  private static func certified(
    _ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal, _ certificate: Certificate
  ) -> LimitPolicy {
    guard let melts = metal.melts else { return ordinary(channel, known, metal) }
    return LimitPolicy(
      metal: metal, uncertainty: CertificateStanding.uncertainty(melts, certificate),
      margin: LimitPolicy.smallestMargin, reserve: known.basis.reserve,
      boardLimit: boardLimit(channel))
  }

  /// What lets a certificate's limit hold during a run; nil where none counts.
  static func certificateWatch(
    _ channel: ZoneChannel, _ known: KnownStage, _ load: Load
  ) -> CertificateWatch? {
    guard case .metal(let metal) = load,
      case .counts(let certificate) = CertificateStanding(channel, known, metal)
    else { return nil }
    return CertificateWatch(certificate.pair, ordinary: ordinary(channel, known, metal).limit)
  }

  /// What the board itself bears, whatever lies on it.
  static func boardLimit(_ channel: ZoneChannel) -> Celsius { channel.limit ?? Celsius(200) }

  static func guarding(
    _ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal
  ) -> ThermalGuard {
    guarding(channel, known, .metal(metal))
  }

  /// The one guard there is, whatever lies on the stage: only its limit differs.
  static func guarding(
    _ channel: ZoneChannel, _ known: KnownStage, _ load: Load
  ) -> ThermalGuard {
    let boardLimit = boardLimit(channel)
    let limit =
      switch load {
      case .metal(let metal): limits(channel, known, metal).limit
      case .calibrant(let calibrant): calibrant.limit(boardLimit: boardLimit)
      }
    return ThermalGuard(
      limit: limit, elementLimit: boardLimit, rollout: Rollout(known.model),
      elementBound: elementBound(known.model))
  }

  /// Couple and converter, ±1.5 K each, class 1 type K on an MCP9601; once they were seen at rest
  /// beside the sample's, how they change with temperature is left: one class.
  private static func elementBound(_ model: StageModel) -> Kelvins {
    model.offsets == nil ? Kelvins(3) : Kelvins(1.5)
  }

  /// The same of the sample's: ±0.5 K, class 1 type T, and its converter.
  private static func sampleBound(_ model: StageModel) -> Kelvins {
    model.offsets == nil ? Kelvins(2) : Kelvins(0.5)
  }

  static func heatWatch(_ model: StageModel) -> HeatWatch {
    HeatWatch(model, sensors: elementBound(model) + sampleBound(model))
  }

  /// The temperature range in which a reading of a thermometer can be true.
  static let believable = Validator(
    lowest: Celsius(-30), highest: Celsius(600), fastest: KelvinsPerSecond(10))
}
