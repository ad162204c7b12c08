extension Command {
  /// Every command that there is: help, completion and parsing all come from here.
  static let table: [Command] = [
    run, boardList, boardCheck, boardProbe, i2cTransfer, jitter, schema, completion,
  ]

  static let board = Option.value("board", "DIR", "the board to use; boards/bench if left out")
  static let plant = Option.value(
    "plant", "NAME", "the stage on the board: puck, ald-plate, hot-wall or hotplate")
  static let seed = Option.value("seed", "N", "seed of the simulated noise; 1 if left out")
  static let json = Option.flag("json", "print one JSON object")
  static let live = Option.flag("live", "use the real hardware of this machine")
}
