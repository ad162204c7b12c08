extension PlantKind {
  /// A heated stage with its holder and foil.
  static let heatedStage = PlantKind(
    word: "heated_stage",
    parameters: [
      Parameter(
        key: "element_capacity", .quantity(.heatCapacity),
        purpose: "The heat capacity of the heating element."),
      Parameter(
        key: "wall_capacity", .quantity(.heatCapacity),
        purpose: "The heat capacity of the chamber wall."),
      Parameter(
        key: "holder_capacity", .quantity(.heatCapacity),
        purpose: "The heat capacity of the holder of the sample."),
      Parameter(
        key: "contact", .quantity(.conductance),
        purpose: "Through the solid contact from element to holder."),
      Parameter(
        key: "element_to_wall", .quantity(.conductance), purpose: "From the element to the wall."),
      Parameter(
        key: "wall_to_ambient", .quantity(.conductance), purpose: "From the wall to the room."),
      Parameter(
        key: "holder_to_foil", .quantity(.conductance),
        purpose: "From the holder to the foil on it."),
      Parameter(
        key: "holder_to_wall", .quantity(.conductance),
        purpose: "From the holder through its supports to the wall."),
      Parameter(
        key: "element_fuse", .quantity(.temperature),
        purpose: "At which element a fuse opens the supply, for the rig's sake."),
      Parameter(
        key: "limiter_lithium", .quantity(.temperature),
        purpose: "Where the independent limiter in the holder is set for lithium; none if left out."
      ),
      Parameter(
        key: "limiter_sodium", .quantity(.temperature),
        purpose: "Where it is set for sodium; none if left out."),
      Parameter(
        key: "limiter_potassium", .quantity(.temperature),
        purpose: "Where it is set for potassium; none if left out."),
      Parameter(
        key: "limiter_lag", .quantity(.time),
        purpose: "How far its own sensor runs behind the holder: 1 s if left out."),
      Parameter(
        key: "limiter_error", .quantity(.difference),
        purpose: "By how much it reads hotter than its sensor is: 0 K if left out."),
      Parameter(
        key: "area", .quantity(.area), purpose: "Across which element and holder face each other."),
      Parameter(key: "gap", .quantity(.length), purpose: "Between element and holder."),
      Parameter(
        key: "emissivity", .quantity(.ratio), purpose: "Of the faces of element, holder and wall."),
      Parameter(
        key: "atmosphere", .net, purpose: "The net whose pressure the gas around it has."),
      Parameter(key: "pressure", .quantity(.pressure), purpose: "Of the gas in the chamber."),
      Parameter(
        key: "ambient", .quantity(.temperature),
        purpose: "The room, and all of it at the beginning."),
      Parameter(
        key: "behind", .plant("heated_stage"),
        purpose: "The stage whose contactor and dead-man its heater hangs behind, too."),
      Parameter(key: "supply", .quantity(.voltage), purpose: "What feeds the heater."),
      Parameter(key: "resistance", .quantity(.resistance), purpose: "Of the heating element."),
    ],
    outputs: ["element", "wall", "holder", "foil", "current"],
    inputs: ["heater", "contactor", "dead_man", "auxiliary"], follows: [])
}
