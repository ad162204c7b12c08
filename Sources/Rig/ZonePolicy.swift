import Control
public import Documents
import Quantities
public import Safety

/// What a zone may do: its limit, its model, its loop, all from documents.
public enum ZonePolicy {
  /// What is assumed of a zone that nobody has identified: no box is wide enough to guess.
  static func model(
    of name: String, _ channel: ZoneChannel, _ identification: IdentificationDocument?
  ) throws(RigError) -> StageModel {
    guard let known = identification?.zones[name] else {
      throw RigError(
        "zone '\(name)' was never identified, so nothing can be proved of it",
        remedy: "write its masses and conductances into identification.yaml beside the board")
    }
    // A heater can give what the board says even if it was weaker on the day of identification.
    return StageModel(
      element: known.element, sample: known.sample, coupling: known.coupling,
      elementLoss: known.elementLoss, sampleLoss: known.sampleLoss,
      fullPower: max(known.power, channel.power), box: Box(known.box.value), latency: known.latency)
  }

  public static func limits(_ channel: ZoneChannel, _ metal: Metal) -> LimitPolicy {
    LimitPolicy(metal: metal, uncertainty: .uncertified, boardLimit: boardLimit(channel))
  }

  /// What the board itself bears, whatever lies on it.
  static func boardLimit(_ channel: ZoneChannel) -> Celsius { channel.limit ?? Celsius(200) }

  static func guarding(
    _ channel: ZoneChannel, _ model: StageModel, _ metal: Metal
  ) -> ThermalGuard {
    // The element's couple and converter: ±1.5 K each, class 1 type K on an MCP9601.
    ThermalGuard(
      limit: limits(channel, metal).limit, elementLimit: channel.limit ?? Celsius(300),
      rollout: Rollout(model), elementBound: elementBound)
  }

  private static let elementBound = Kelvins(3)

  static func heatWatch(_ model: StageModel) -> HeatWatch {
    HeatWatch(model, sensors: elementBound)
  }

  /// The temperature range in which a reading of a thermometer can be true.
  static let believable = Validator(
    lowest: Celsius(-30), highest: Celsius(600), fastest: KelvinsPerSecond(10))
}
