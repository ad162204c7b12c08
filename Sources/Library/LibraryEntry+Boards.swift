/// The boards that ship, for who has the program and not its folder.
extension LibraryEntry {
  /// Every document of every board, by its path in the folder of Solidus.
  public static var boards: [LibraryEntry] {
    [
      LibraryEntry(
        id: "boards/beaglebone-black/board.yaml",
        bytes: PackageResources.beaglebone_black_board_yaml),
      LibraryEntry(
        id: "boards/beaglebone-black/identification.yaml",
        bytes: PackageResources.beaglebone_black_identification_yaml),
      LibraryEntry(
        id: "boards/beaglebone-black/world.yaml",
        bytes: PackageResources.beaglebone_black_world_yaml),
      LibraryEntry(id: "boards/bench/board.yaml", bytes: PackageResources.bench_board_yaml),
      LibraryEntry(
        id: "boards/bench/identification.yaml",
        bytes: PackageResources.bench_identification_yaml),
      LibraryEntry(id: "boards/bench/world.yaml", bytes: PackageResources.bench_world_yaml),
      LibraryEntry(
        id: "boards/bench-analyser/board.yaml",
        bytes: PackageResources.bench_analyser_board_yaml),
      LibraryEntry(
        id: "boards/bench-analyser/identification.yaml",
        bytes: PackageResources.bench_analyser_identification_yaml),
      LibraryEntry(
        id: "boards/bench-analyser/world.yaml",
        bytes: PackageResources.bench_analyser_world_yaml),
      LibraryEntry(
        id: "boards/bench-hybrid/board.yaml",
        bytes: PackageResources.bench_hybrid_board_yaml),
      LibraryEntry(
        id: "boards/bench-hybrid/identification.yaml",
        bytes: PackageResources.bench_hybrid_identification_yaml),
      LibraryEntry(
        id: "boards/bench-hybrid/world.yaml",
        bytes: PackageResources.bench_hybrid_world_yaml),
      LibraryEntry(
        id: "boards/bench-lithium/board.yaml",
        bytes: PackageResources.bench_lithium_board_yaml),
      LibraryEntry(
        id: "boards/bench-lithium/identification.yaml",
        bytes: PackageResources.bench_lithium_identification_yaml),
      LibraryEntry(
        id: "boards/bench-lithium/world.yaml",
        bytes: PackageResources.bench_lithium_world_yaml),
      LibraryEntry(
        id: "boards/bench-oxides/board.yaml",
        bytes: PackageResources.bench_oxides_board_yaml),
      LibraryEntry(
        id: "boards/bench-oxides/identification.yaml",
        bytes: PackageResources.bench_oxides_identification_yaml),
      LibraryEntry(
        id: "boards/bench-oxides/world.yaml",
        bytes: PackageResources.bench_oxides_world_yaml),
      LibraryEntry(
        id: "boards/bench/plants/ald-plate/board.yaml",
        bytes: PackageResources.bench_plants_ald_plate_board_yaml),
      LibraryEntry(
        id: "boards/bench/plants/ald-plate/identification.yaml",
        bytes: PackageResources.bench_plants_ald_plate_identification_yaml),
      LibraryEntry(
        id: "boards/bench/plants/ald-plate/world.yaml",
        bytes: PackageResources.bench_plants_ald_plate_world_yaml),
      LibraryEntry(
        id: "boards/bench/plants/hot-wall/board.yaml",
        bytes: PackageResources.bench_plants_hot_wall_board_yaml),
      LibraryEntry(
        id: "boards/bench/plants/hot-wall/identification.yaml",
        bytes: PackageResources.bench_plants_hot_wall_identification_yaml),
      LibraryEntry(
        id: "boards/bench/plants/hot-wall/world.yaml",
        bytes: PackageResources.bench_plants_hot_wall_world_yaml),
      LibraryEntry(
        id: "boards/bench/plants/hotplate/board.yaml",
        bytes: PackageResources.bench_plants_hotplate_board_yaml),
      LibraryEntry(
        id: "boards/bench/plants/hotplate/identification.yaml",
        bytes: PackageResources.bench_plants_hotplate_identification_yaml),
      LibraryEntry(
        id: "boards/bench/plants/hotplate/world.yaml",
        bytes: PackageResources.bench_plants_hotplate_world_yaml),
      LibraryEntry(
        id: "boards/bench/plants/puck/board.yaml",
        bytes: PackageResources.bench_plants_puck_board_yaml),
      LibraryEntry(
        id: "boards/bench/plants/puck/identification.yaml",
        bytes: PackageResources.bench_plants_puck_identification_yaml),
      LibraryEntry(
        id: "boards/bench/plants/puck/world.yaml",
        bytes: PackageResources.bench_plants_puck_world_yaml),
      LibraryEntry(id: "boards/minimal/board.yaml", bytes: PackageResources.minimal_board_yaml),
      LibraryEntry(
        id: "boards/minimal/identification.yaml",
        bytes: PackageResources.minimal_identification_yaml),
      LibraryEntry(id: "boards/minimal/world.yaml", bytes: PackageResources.minimal_world_yaml),
      LibraryEntry(id: "boards/rpi4/board.yaml", bytes: PackageResources.rpi4_board_yaml),
      LibraryEntry(
        id: "boards/rpi4/identification.yaml",
        bytes: PackageResources.rpi4_identification_yaml),
      LibraryEntry(id: "boards/rpi4/world.yaml", bytes: PackageResources.rpi4_world_yaml),
      LibraryEntry(id: "boards/sputter/board.yaml", bytes: PackageResources.sputter_board_yaml),
      LibraryEntry(
        id: "boards/sputter/identification.yaml",
        bytes: PackageResources.sputter_identification_yaml),
      LibraryEntry(id: "boards/sputter/world.yaml", bytes: PackageResources.sputter_world_yaml),
    ]
  }
}
