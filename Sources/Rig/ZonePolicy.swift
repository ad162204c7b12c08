import Control
import Documents
import Quantities
import Safety

/// What a zone may do: its limit, its model, its loop, all from documents.
enum ZonePolicy {
  /// How hot the sample of a zone may read, as far as it is known.
  static func limits(_ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal) -> LimitPolicy {
    LimitPolicy(
      metal: channel.carriesMetal ? metal : .none, uncertainty: .uncertified,
      reserve: known.basis.reserve,
      boardLimit: boardLimit(channel))
  }

  /// What the board itself bears, whatever lies on it.
  static func boardLimit(_ channel: ZoneChannel) -> Celsius { channel.limit ?? Celsius(200) }

  static func guarding(
    _ channel: ZoneChannel, _ known: KnownStage, _ metal: Metal
  ) -> ThermalGuard {
    ThermalGuard(
      limit: limits(channel, known, metal).limit, elementLimit: boardLimit(channel),
      rollout: Rollout(known.model), elementBound: elementBound(known.model))
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
