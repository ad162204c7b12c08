extension PlantKind {
  /// A radio-frequency generator, its match and the plasma of a chamber behind it.
  static let generator = PlantKind(
    word: "generator",
    parameters: [
      Parameter(
        key: "chamber", .plant("gas_chamber"), isRequired: true, purpose: "Where it burns."),
      Parameter(
        key: "stage", .plant("heated_stage"),
        purpose: "What it hangs with behind one contactor, and warms."),
      Parameter(key: "power", .quantity(.power), isRequired: true, purpose: "At full setpoint."),
      Parameter(
        key: "setpoint_span", .quantity(.voltage), purpose: "The volts that ask for full power."),
      Parameter(
        key: "reading_span", .quantity(.voltage), purpose: "The volts of its heads at full power."),
      Parameter(key: "lag", .quantity(.time), purpose: "Of its power behind its setpoint."),
      Parameter(key: "tuning", .quantity(.time), purpose: "Of its match behind the load."),
      Parameter(
        key: "matched", .quantity(.ratio), purpose: "What comes back from a load that burns."),
      Parameter(
        key: "unlit", .quantity(.ratio), purpose: "What comes back from one that does not."),
      Parameter(
        key: "lights_from", .quantity(.pressure), purpose: "Below this pressure nothing lights."),
      Parameter(
        key: "lights_to", .quantity(.pressure), purpose: "Above this pressure nothing lights."),
      Parameter(key: "least", .quantity(.power), purpose: "The power that lights it."),
      Parameter(
        key: "heat", .quantity(.ratio), purpose: "What of its power warms the holder of the stage."),
    ],
    outputs: ["forward", "reflected", "power"], inputs: ["contact"], follows: ["setpoint"])

  /// A target before the plasma of a generator, with a shutter and a film monitor.
  static let magnetron = PlantKind(
    word: "magnetron",
    parameters: [
      Parameter(
        key: "generator", .plant("generator"), isRequired: true, purpose: "What burns before it."),
      Parameter(
        key: "film", .material, isRequired: true, purpose: "What its target makes: LiAlO2."),
      Parameter(key: "density", .quantity(.density), purpose: "Of that film."),
      Parameter(
        key: "depth", .quantity(.length), isRequired: true,
        purpose: "How thick a film grows `in` a time with `power` burning at a pressure."),
      Parameter(key: "in", .quantity(.time), isRequired: true, purpose: "In which time."),
      Parameter(key: "power", .quantity(.power), isRequired: true, purpose: "With which power."),
      Parameter(key: "at", .quantity(.pressure), purpose: "At which pressure."),
      Parameter(key: "distance", .quantity(.length), purpose: "From target to sample."),
      Parameter(
        key: "scatter", .quantity(.length),
        purpose: "Over which way at 1 Pa its atoms lose their direction."),
      Parameter(
        key: "heat", .quantity(.ratio),
        purpose: "What of the power warms the holder while the shutter is open."),
      Parameter(
        key: "tooling", .quantity(.ratio), purpose: "What the monitor shows over what is there."),
      Parameter(
        key: "noise", .quantity(.length), purpose: "The standard deviation of the monitor."),
    ],
    outputs: ["monitor", "rate"], inputs: ["shutter"], follows: [])
}
