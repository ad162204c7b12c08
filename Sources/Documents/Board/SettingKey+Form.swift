import Quantities

extension SettingKey {
  /// How the setting is read and where it goes.
  func part(isRequired: Bool, _ limits: Part.Limits) -> GroupPart<ChipSettings> {
    switch self {
    case .thermocouple:
      part(isRequired, .choice("a thermocouple type"), "The type of the thermocouple.") {
        $1.thermocouple = $0
      }
    case .filter:
      part(isRequired, .integer(0...7), "The filter coefficient, 0 being off.") { $1.filter = $0 }
    case .vdd:
      part(
        isRequired,
        .quantity(atLeast: limits.supply?.lowerBound, atMost: limits.supply?.upperBound),
        "The supply voltage."
      ) {
        $1.vdd = $0
      }
    case .reference:
      part(isRequired, .quantity(above: .zero), "The reference voltage.") { $1.reference = $0 }
    case .gain:
      part(isRequired, .integer(oneOf: limits.gains), "The gain of the amplifier or buffer.") {
        $1.gain = $0
      }
    case .range:
      part(isRequired, .quantity(oneOf: limits.ranges), "The full scale of the input.") {
        $1.range = $0
      }
    case .shunt:
      part(isRequired, .quantity(above: .zero), "The resistor that the current runs through.") {
        $1.shunt = $0
      }
    case .rtd:
      part(isRequired, .choice("a platinum resistor"), "The resistance thermometer.") {
        $1.resistanceThermometer = $0
      }
    case .referenceResistor:
      part(isRequired, .quantity(above: .zero), "What the resistor is compared with.") {
        $1.referenceResistor = $0
      }
    case .clock:
      part(isRequired, .quantity(atMost: limits.clock, above: .zero), "The master clock.") {
        $1.clock = $0
      }
    case .alert:
      part(
        isRequired, .located(.name(of: "a line", example: "element_alert")),
        "The line that ALERT1 pulls low."
      ) { $1.alert = $0 }
    }
  }

  private func part<Value: Sendable>(
    _ isRequired: Bool, _ form: Form<Value>, _ purpose: String,
    store: @escaping @Sendable (Value, inout ChipSettings) -> Void
  ) -> GroupPart<ChipSettings> {
    if isRequired { return GroupPart(.required(rawValue, form, purpose), store: store) }
    return GroupPart(Field<Value?>.optional(rawValue, form, purpose)) { value, settings in
      if let value { store(value, &settings) }
    }
  }
}
