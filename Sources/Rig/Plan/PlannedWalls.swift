import Documents
import Quantities
import Simulator

/// What the heat of a stage goes into before it goes into the room: half of a cooling is theirs.
///
/// They are no part of what is identified: losses are measured against the wall's own thermometer.
/// The board's world describes them.
struct PlannedWalls {
  let capacity: JoulesPerKelvin
  /// To the room.
  let loss: WattsPerKelvin

  /// Those around the stage of a zone; nil if the world has no stage of that name.
  init?(of zone: String, in world: WorldDocument) {
    guard let plant = world.plants[zone], plant.kind.word == "heated_stage" else { return nil }
    let numbers = StageNumbers(plant.parameters, foil: .silicon).parameters
    (capacity, loss) = (numbers.wall, numbers.wallToAmbient)
  }
}
