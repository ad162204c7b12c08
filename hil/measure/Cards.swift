import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator

/// Calibrates every card of the bench as each seed draws it: what it was off, and is after that.
///
/// Exit status 1 if a card is off by more than its certificate says.
func cards(seeds: UInt64) throws -> Int32 {
  let dummies: [CardDummy] = [
    .short, .open, .voltage(Volts(4.096)), .resistor(Ohms(10_000)), .resistor(Ohms(1000)),
    .resistor(Ohms(100)),
  ]
  let box = try CardBox(dummies, within: Ratio(1e-4))
  let files = try BoardFiles.read("boards/bench")
  var (before, after) = (CardOff(), CardOff())
  var broken: Int32 = 0
  for seed in 1...seeds {
    for cell in 1...8 {
      let channel = "cell\(cell)"
      let work = CardCalibrationRun(files, channel: channel, against: box, seed: seed)
      let result = try work.calibrate()
      before.take(try CardOff(channel, .none, files, seed))
      let left = try CardOff(channel, result.calibration, files, seed)
      if left.potential > 0.75 * result.found.potentialWithin.value + 1e-6 { broken = 1 }
      if left.current > 150e-6 * result.found.currentWithin.value + 1e-10 { broken = 1 }
      after.take(left)
    }
  }
  print("| | before | after |\n| --- | --- | --- |")
  print("| E at 0.75 V, uV | \(shown(before.potential * 1e6)) | \(shown(after.potential * 1e6)) |")
  print("| I at 150 uA, nA | \(shown(before.current * 1e9)) | \(shown(after.current * 1e9)) |")
  print("| held at 0.9 V, uV | \(shown(before.held * 1e6)) | \(shown(after.held * 1e6)) |")
  return broken
}

private func shown(_ value: Double) -> Double { Arithmetic.rounded(value * 1000) / 1000 }

/// By how much a card is off the truth on 5 kohm, at the most.
private struct CardOff {
  var potential = 0.0
  var current = 0.0
  var held = 0.0

  init() {}

  init(
    _ channel: String, _ calibration: CardCalibration, _ files: BoardFiles, _ seed: UInt64
  ) throws {
    let stay = Seconds(8)
    let rule = CellRule(sampling: .milliseconds(100), record: RecordRule(), limits: .card)
    let program = Program(
      [
        .cell(.observe(0)), .cell(.drive(.current(Amperes(150e-6)))),
        .stay(until: 0, of: 0, longest: stay), .cell(.drive(.potential(Volts(0.9)))),
        .stay(until: 0, of: 0, longest: stay),
      ], rules: [rule])
    let task = CellTask(
      channel: channel, program: program, declaration: CellValues.undeclared.declaration,
      isSlow: false, calibration: calibration, simulated: DummyCell(Ohms(5000)))
    let run = try SimulatedRun([], metal: .none, cells: [task], on: files, seed: seed)
    let cell = run.instrument.cell(0)
    guard let card = run.world.parts.card(channel) else { return }
    while !cell.isOver {
      run.stepOnce()
      guard let sample = cell.sample, sample.current.magnitude > Amperes(1e-6) else { continue }
      let truth = card.trueCurrent(at: sample.at).value
      if cell.instructionIndex == 2 {
        potential = (sample.potential.value - truth * 5000).magnitude
        current = (sample.current.value - truth).magnitude
      } else if cell.instructionIndex == 4 {
        held = (truth * 5000 - 0.9).magnitude
      }
    }
  }

  mutating func take(_ other: CardOff) {
    potential = max(potential, other.potential)
    current = max(current, other.current)
    held = max(held, other.held)
  }
}
