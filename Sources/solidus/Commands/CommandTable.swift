extension Command {
  /// Every command that there is: help, completion and parsing all come from here.
  static let table: [Command] = [
    libraryList, libraryShow, libraryCopy, check, plan, whatIf, run, watch, convert, acknowledge,
    status, pause, resume, skip, stop, identify, calibrate, faults, runsList, runsNote, runsTag,
    runsExport, runsReport, analyseCell, analyseImpedance, analyseConductivity, analysePaper,
    boardList, boardCheck, boardProbe, selfTest, i2cTransfer, guardianProcess, jitter, schema,
    completion,
  ]

  static let board = Option.value(
    "board", "BOARD", "a folder, or the name of a board that ships; bench if left out")
  static let seed = Option.value("seed", "N", "seed of the simulated noise; 1 if left out")
  static let json = Option.flag("json", "print one JSON object")
  static let parameter = Option.value(
    "with", "NAME=VALUE", "a value for what the recipe leaves open", repeats: true)
  static let date = Option.value(
    "date", "YYYY-MM-DD", "the day of the run; without it no certificate of the board counts")
  static let live = Option.flag("live", "use the real hardware of this machine")
}
