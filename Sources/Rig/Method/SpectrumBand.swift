import Documents
import Instrument
import Procedures
public import Quantities
import Safety
import Simulator

/// Which frequencies a board can measure an impedance at, and by what.
public struct SpectrumBand: Sendable {
  /// Ten stairs of the setpoint in a period, each as long as the bus needs for eight cells.
  public static let highest = Cell.highestSine

  /// Of the cells whose cards the simulator knows.
  public let cells: Int
  /// How long the busiest bus is kept by one cell's sine of the highest frequency each second.
  public let load: Seconds
  /// The part of another front end, if the board has one.
  public let frontEnd: String?

  /// Nil for a board without cells.
  public static func measure(_ files: BoardFiles) throws(RigError) -> SpectrumBand? {
    let names = try SimulatedWorld(files, seed: 1).parts.cards.map(\.name)
    guard let name = names.first else { return nil }
    let run = try SimulatedRun([], metal: .none, cells: [task(on: name)], on: files, seed: 1)
    run.stepOneByOne()
    step(run, for: settling)
    var longest = Seconds.zero
    for _ in 0..<3 {
      let before = try BusBudget.times(files, run.world)
      step(run, for: Seconds(1))
      let after = try BusBudget.times(files, run.world)
      for index in before.indices { longest = max(longest, after[index] - before[index]) }
    }
    let parts = files.board.chips.entries.map(\.value.part.number)
    let front = parts.first(where: { $0 == "AD5933" || $0 == "AD5934" })
    return SpectrumBand(cells: names.count, load: longest, frontEnd: front)
  }

  /// Connections are proved in less than two seconds.
  private static let settling = Seconds(4)

  private static func step(_ run: SimulatedRun, for span: Seconds) {
    let end = run.now + span
    while run.now < end { run.stepOnce() }
  }

  private static func task(on channel: String) -> CellTask {
    let rule = CellRule(
      sampling: .milliseconds(100), record: RecordRule(), limits: .card)
    let sine = Instruction.cell(.sine(at: highest, amplitude: 50e-6))
    let program = Program(
      [.cell(.observe(0)), .cell(.drive(.current(.zero))), .hold(Seconds(0.5))]
        + [Instruction](repeating: sine, count: 12), rules: [rule])
    return CellTask(
      channel: channel, program: program, declaration: CellValues.undeclared.declaration,
      isSlow: false, calibration: .none, simulated: DummyCell(Ohms(1000)))
  }

  /// How many cells the wire has room for at once.
  public var atOnce: Int { load > .zero ? Int(Arithmetic.floor(1 / load.value)) : cells }

  /// The table of bands, gaps included.
  public var lines: [String] {
    let top = QuantityPrinter.text(Self.highest)
    let share = Arithmetic.rounded(load.value * 1e4) / 100
    let all =
      atOnce >= cells
      ? "all \(cells) at once fit" : "\(atOnce) of \(cells) at once fit: measure in turns"
    let above =
      frontEnd.map { "10 Hz to 1 kHz: a gap; 1 kHz to 100 kHz: \($0), which no method uses" }
      ?? "above \(top): nothing on this board"
    return [
      "impedance 0.1 mHz to \(top): cards of \(cells) cells;"
        + " a sine of \(top) keeps the wire \(share) % of its time, \(all)",
      "impedance \(above); beyond that another instrument",
    ]
  }
}
