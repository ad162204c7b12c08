public import Quantities

/// Something that a chemist names: what it is, and which chips and lines make it.
public enum ChannelDocument: Sendable {
  case zone(ZoneChannel)
  case thermometer(ThermometerChannel)
  case gauge(GaugeChannel)
  case valve(ValveChannel)
  case interlock(InterlockChannel)
  case flow(FlowChannel)
  case throttle(ThrottleChannel)
  case turned(SwitchChannel)
  case generator(GeneratorChannel)
  case film(FilmMonitorChannel)
  case rule(RuleChannel)
  case cell(CellChannel)
  case thermostat(ThermostatChannel)
  case frontEnd(FrontEndChannel)
  case analyser(AnalyserChannel)

  static let form = Form<ChannelDocument>(shape: kinds.shape) { node, report in
    if let chosen = node["kind"], let (message, remedy) = confusion(chosen, of: node) {
      report.error(at: chosen.place, message, remedy: remedy)
      return nil
    }
    return kinds.read(node, &report)
  }

  /// Two things measure impedances, and either is easily called by the other's name.
  private static func confusion(
    _ kind: Node, of channel: Node
  ) -> (message: String, remedy: String)? {
    guard case .scalar(let scalar) = kind.content else { return nil }
    switch scalar.text {
    case "instrument":
      return (
        "'instrument' is not a kind of channel: what measures impedances beside the buses is an"
          + " analyser", "write 'kind: analyser'"
      )
    case "analyser" where channel["chip"] != nil:
      return (
        "an analyser has no 'chip' on a bus: what is before an impedance converter is a front end",
        "write 'kind: front_end'"
      )
    default: return nil
    }
  }

  /// The one table of kinds: a further kind is a case, a type and a line here.
  private static let kinds = Form<ChannelDocument>.variants(
    by: "kind", what: "a kind of channel",
    [
      ("zone", ZoneChannel.form.map(ChannelDocument.zone)),
      ("thermometer", ThermometerChannel.form.map(ChannelDocument.thermometer)),
      ("gauge", GaugeChannel.form.map(ChannelDocument.gauge)),
      ("valve", ValveChannel.form.map(ChannelDocument.valve)),
      ("interlock", InterlockChannel.form.map(ChannelDocument.interlock)),
      ("flow", FlowChannel.form.map(ChannelDocument.flow)),
      ("throttle", ThrottleChannel.form.map(ChannelDocument.throttle)),
      ("switch", SwitchChannel.form.map(ChannelDocument.turned)),
      ("generator", GeneratorChannel.form.map(ChannelDocument.generator)),
      ("film", FilmMonitorChannel.form.map(ChannelDocument.film)),
      ("rule", RuleChannel.form.map(ChannelDocument.rule)),
      ("cell", CellChannel.form.map(ChannelDocument.cell)),
      ("thermostat", ThermostatChannel.form.map(ChannelDocument.thermostat)),
      ("front_end", FrontEndChannel.form.map(ChannelDocument.frontEnd)),
      ("analyser", AnalyserChannel.form.map(ChannelDocument.analyser)),
    ])

  static func kind(_ word: String) -> Field<String> {
    .required("kind", .word([word], what: "this kind"), "What kind of channel this is.")
  }

  static let description = Field<String?>.optional("description", .text, "What it is there for.")
}

/// A heated zone: what heats it and what feels it.
public struct ZoneChannel: Sendable {
  /// The converter at the heating element.
  public let element: Located<String>
  /// The converter at the sample, if there is one.
  public let sample: Located<String>?
  /// The converter of what surrounds both, if there is one.
  public let surroundings: Located<String>?
  public let heater: Located<String>
  public let contactor: Located<String>?
  /// What shows whether the contactor is closed.
  public let auxiliary: Located<String>?
  /// A second converter at the sample, of another kind.
  public let diverse: Located<String>?
  /// What shows the heater's current.
  public let current: CurrentSensor?
  /// What the heater delivers at full duty.
  public let power: Watts
  /// The board's own limit, whatever metal is in.
  public let limit: Celsius?
  /// Whether the recipe's metal lies on it; a bottle or a line has its own limit only.
  public let carriesMetal: Bool
  public let description: String?

  static let form = Form<ZoneChannel>.mapping(
    "a zone", ChannelDocument.kind("zone"),
    .required(
      "element", .located(.name(of: "a chip", example: "tc_element")),
      "The chip at the heating element."),
    .optional(
      "sample", .located(.name(of: "a chip", example: "tc_sample")), "The chip at the sample."),
    .optional(
      "surroundings", .located(.name(of: "a chip", example: "tc_wall")),
      "The chip at what surrounds element and sample."),
    .required(
      "heater", .located(.name(of: "a line", example: "heater")),
      "The line that switches the heater."),
    .optional(
      "contactor", .located(.name(of: "a line", example: "contactor")), "The line of the contactor."
    ),
    .optional(
      "auxiliary", .located(.name(of: "a line", example: "contactor_closed")),
      "The line that is high while the contactor is closed."),
    .optional(
      "diverse", .located(.name(of: "a chip", example: "pt_sample")),
      "A second chip at the sample, with a sensor of another kind."),
    .optional("current", CurrentSensor.form, "What shows the heater's current."),
    .required("power", .quantity(above: Watts.zero), "What the heater delivers at full duty."),
    // No sensor of a zone is believed above 600 °C, and one below the room could never be held.
    .optional(
      "limit", .quantity(atLeast: Celsius(40), atMost: Celsius(600)),
      "The board's own limit, whatever metal is in."),
    .optional(
      "metal", .word(["none"], what: "what lies on it"),
      "none where no metal ever lies on it: a bottle, a line."),
    ChannelDocument.description,
    make: ZoneChannel.init)

  /// In the order of the fields; written out, for so many are too much to infer.
  private init(
    _ kind: String, _ element: Located<String>, _ sample: Located<String>?,
    _ surroundings: Located<String>?, _ heater: Located<String>, _ contactor: Located<String>?,
    _ auxiliary: Located<String>?, _ diverse: Located<String>?, _ current: CurrentSensor?,
    _ power: Watts, _ limit: Celsius?, _ metal: String?, _ description: String?
  ) {
    self.element = element
    self.sample = sample
    self.surroundings = surroundings
    self.heater = heater
    self.contactor = contactor
    self.auxiliary = auxiliary
    self.diverse = diverse
    self.current = current
    self.power = power
    self.limit = limit
    carriesMetal = metal == nil
    self.description = description
  }
}
