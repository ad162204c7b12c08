import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Simulator

/// What all cells of a board together ask of its buses.
enum CellLoad {
  private static let sampling = Seconds.milliseconds(100)
  /// Connections are proved in less than two seconds, and then all is as it stays.
  private static let settling = Seconds(3)
  private static let windows = 10

  /// How long each bus is busy, at most, while every cell is measured once.
  ///
  /// Each runs on the simulated wire, on a dummy; what its messages take there is what their bits
  /// take on a real one. Each by itself: where they do not fit they would wait for one another.
  static func measure(_ files: BoardFiles) throws(RigError) -> [Seconds] {
    var sum: [Seconds] = files.board.buses.entries.map { _ in .zero }
    // A card that no world simulates cannot be timed.
    let simulated = try SimulatedWorld(files, seed: 1).parts.cards.map(\.name)
    let tasks = files.board.channels.entries.filter { entry in
      if case .cell = entry.value { simulated.contains(entry.name) } else { false }
    }.map { task(on: $0.name) }
    for task in tasks {
      for (i, busy) in try measure(task, files).enumerated() { sum[i] += busy }
    }
    return sum
  }

  private static func measure(
    _ task: CellTask, _ files: BoardFiles
  ) throws(RigError) -> [Seconds] {
    var longest: [Seconds] = files.board.buses.entries.map { _ in .zero }
    let run = try SimulatedRun([], metal: .none, cells: [task], on: files, seed: 1)
    run.stepOneByOne()
    step(run, for: settling)
    for _ in 0..<windows {
      let before = try BusBudget.times(files, run.world)
      step(run, for: sampling)
      let after = try BusBudget.times(files, run.world)
      for i in longest.indices { longest[i] = max(longest[i], after[i] - before[i]) }
    }
    return longest
  }

  private static func step(_ run: SimulatedRun, for span: Seconds) {
    let end = run.now + span
    while run.now < end { run.stepOnce() }
  }

  private static func task(on channel: String) -> CellTask {
    let rule = CellRule(sampling: sampling, record: RecordRule(), limits: .card)
    let program = Program(
      [
        .cell(.observe(0)), .cell(.drive(.current(Amperes(1e-3)))),
        .stay(until: 0, of: 0, longest: Seconds(3600)),
      ], rules: [rule])
    return CellTask(
      channel: channel, program: program, declaration: CellValues.undeclared.declaration,
      isSlow: false, calibration: .none, simulated: DummyCell(Ohms(1000)))
  }
}
