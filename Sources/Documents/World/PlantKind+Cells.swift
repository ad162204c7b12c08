extension PlantKind {
  /// The card of a cell channel: the channel and docs/devices/potentiostat.md say how it is wired.
  static let potentiostat = PlantKind(
    word: "potentiostat",
    parameters: [
      Parameter(
        key: "channel", .channel, isRequired: true, purpose: "The cell channel of the board."),
      Parameter(
        key: "holder", .plant("cell"), purpose: "The cell on its leads; no fixture if left out."),
      Parameter(
        key: "errors", .quantity(.ratio),
        purpose: "How much of what a card may be off this one is: all of it if left out."),
    ],
    outputs: [], inputs: [], follows: [])

  /// A cell in a numbered fixture: a dummy of resistors, or what a parameter set says.
  static let cell = PlantKind(
    word: "cell",
    parameters: [
      Parameter(
        key: "fixture", .quantity(.ratio), purpose: "The number of the fixture, 0 to 14."),
      Parameter(
        key: "temperature", .net, purpose: "The net that it is as warm as; 25 C if left out."),
      Parameter(
        key: "resistance", .quantity(.resistance),
        purpose: "Of a dummy; with a capacitance, what lies across that."),
      Parameter(key: "series", .quantity(.resistance), purpose: "Before a dummy's capacitor."),
      Parameter(
        key: "capacitance", .quantity(.capacitance), purpose: "Across a dummy's resistor."),
      Parameter(
        key: "set", .cellSet, purpose: "A parameter set of the cells that ship: li-bare."),
      Parameter(key: "area", .quantity(.area), purpose: "Of its electrodes."),
    ],
    outputs: [], inputs: [], follows: [])

  /// What keeps cells at a temperature; the channel says the same of its input.
  static let thermostat = PlantKind(
    word: "thermostat",
    parameters: [
      Parameter(
        key: "coldest", .quantity(.temperature), isRequired: true,
        purpose: "What it can be told at least."),
      Parameter(
        key: "hottest", .quantity(.temperature), isRequired: true,
        purpose: "What it can be told at most."),
      Parameter(
        key: "from", .quantity(.voltage), isRequired: true,
        purpose: "The volts that ask for the coldest; fewer ask nothing."),
      Parameter(
        key: "to", .quantity(.voltage), isRequired: true,
        purpose: "The volts that ask for the hottest."),
      Parameter(
        key: "own", .quantity(.temperature), isRequired: true,
        purpose: "Where it goes while nobody asks."),
      Parameter(
        key: "heating", .quantity(.ramp), isRequired: true,
        purpose: "How fast it warms the cells at most."),
      Parameter(
        key: "cooling", .quantity(.ramp), isRequired: true,
        purpose: "How fast it cools them at most."),
      Parameter(
        key: "lag", .quantity(.time), isRequired: true,
        purpose: "In which time it comes nearer by 63 % where that is slower."),
    ],
    outputs: ["block"], inputs: [], follows: ["setpoint"])
}
