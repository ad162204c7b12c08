extension PlantKind {
  /// A chamber with its pump, throttle, vent, leak and the surface that grows.
  static let gasChamber = PlantKind(
    word: "gas_chamber",
    parameters: [
      Parameter(key: "volume", .quantity(.volume), isRequired: true, purpose: "Of the chamber."),
      Parameter(key: "gas", .quantity(.temperature), purpose: "The temperature of its gas."),
      Parameter(
        key: "pump", .quantity(.pumpingSpeed), isRequired: true, purpose: "Of the pump itself."),
      Parameter(key: "base", .quantity(.pressure), purpose: "The lowest that the pump reaches."),
      Parameter(
        key: "throttle_closed", .quantity(.pumpingSpeed),
        purpose: "The conductance of the throttle with its setpoint at zero."),
      Parameter(
        key: "throttle_open", .quantity(.pumpingSpeed),
        purpose: "The conductance of the throttle with its setpoint at its end."),
      Parameter(
        key: "throttle_span", .quantity(.voltage), purpose: "The setpoint that opens it wholly."),
      Parameter(key: "leak", .quantity(.flow), purpose: "What leaks in."),
      Parameter(key: "vent", .quantity(.pumpingSpeed), purpose: "Of the vent valve."),
      Parameter(key: "filled", .quantity(.pressure), purpose: "The air in it at the beginning."),
      Parameter(key: "area", .quantity(.area), purpose: "Of all that a film grows on."),
      Parameter(
        key: "slow_sites", .quantity(.ratio), purpose: "The share of sites that react slowly."),
      Parameter(
        key: "nucleation", .quantity(.ratio),
        purpose: "How readily a bare site takes its first molecule, beside a covered one."),
      Parameter(
        key: "full_power", .quantity(.voltage), purpose: "The volts that burn at full power."),
      Parameter(
        key: "surface", .net, isRequired: true, purpose: "The temperature of what grows."),
    ],
    outputs: ["pressure", "film", "crystal"], inputs: ["pump", "gate", "vent", "rf", "running"],
    follows: ["throttle", "rf_power"])

  /// A mass flow controller with the shut-off valve behind it.
  static let flowController = PlantKind(
    word: "flow_controller",
    parameters: [
      Parameter(
        key: "chamber", .plant("gas_chamber"), isRequired: true, purpose: "Where it flows to."),
      Parameter(key: "gas", .precursor, isRequired: true, purpose: "What flows: Ar."),
      Parameter(key: "full_scale", .quantity(.flow), isRequired: true, purpose: "Its range."),
      Parameter(key: "span", .quantity(.voltage), purpose: "The volts of its range."),
      Parameter(key: "lag", .quantity(.time), purpose: "Its time constant."),
      Parameter(key: "gain", .quantity(.ratio), purpose: "What flows over what was asked for."),
      Parameter(key: "zero", .quantity(.ratio), purpose: "What its reading is off."),
      Parameter(key: "drift", .quantity(.ratio), purpose: "How that grows in an hour."),
    ],
    outputs: ["flow", "reading"], inputs: ["shutoff"], follows: ["setpoint"])

  /// A bottle or cylinder of one precursor.
  static let bottle = PlantKind(
    word: "bottle",
    parameters: [
      Parameter(
        key: "precursor", .precursor, isRequired: true, purpose: "What is in it: TMA."),
      Parameter(key: "content", .quantity(.mass), purpose: "How much at the beginning."),
      Parameter(
        key: "temperature", .net, purpose: "Its temperature; else what the precursor is kept at."),
      Parameter(key: "pressure", .quantity(.pressure), purpose: "A fixed one before its valve."),
    ],
    outputs: [], inputs: [], follows: [])

  /// A fast valve from a bottle to a chamber.
  static let pulseValve = PlantKind(
    word: "pulse_valve",
    parameters: [
      Parameter(
        key: "chamber", .plant("gas_chamber"), isRequired: true, purpose: "Where it leads to."),
      Parameter(
        key: "bottle", .plant("bottle"), isRequired: true, purpose: "Where it comes from."),
      Parameter(
        key: "conductance", .quantity(.pumpingSpeed), isRequired: true, purpose: "While open."),
      Parameter(
        key: "spread", .quantity(.ratio), purpose: "How far valves of its kind differ: 6 %."),
      Parameter(key: "open_delay", .quantity(.time), purpose: "From its line to the gas."),
      Parameter(key: "close_delay", .quantity(.time), purpose: "From its line to its seat."),
    ],
    outputs: [], inputs: ["open", "shut"], follows: [])
}
