import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Simulator

/// One dummy on a card, driven one way after the other, with the means of what was read.
struct CardRun {
  /// What was read in one stay, on the mean.
  struct Mean {
    let potential: Volts
    let current: Amperes
    let counter: Volts
    /// Two deviations of the mean, as far as the readings tell.
    let scatter: (potential: Volts, current: Amperes)
  }

  let means: [Mean]
  let fault: CellFault?
  let trace: String
  let run: SimulatedRun
  let channel: String

  private static let stay = Seconds(5)
  /// What is left out at the beginning of a stay: a current that is still being trimmed moves.
  private static let settling = Seconds(2)

  /// - Parameter connected: what hangs there in truth.
  init(
    _ dummy: CardDummy, connected: any CellModel, drives: [Drive], on channel: String,
    of files: BoardFiles, seed: UInt64
  ) throws(RigError) {
    self.channel = channel
    var instructions: [Instruction] = [.cell(.observe(0))]
    for drive in drives {
      instructions += [.cell(.drive(drive)), .stay(until: 0, of: 0, longest: Self.stay)]
    }
    let rule = CellRule(sampling: .milliseconds(100), record: RecordRule(), limits: .card)
    let program = Program(instructions, rules: [rule])
    run = try SimulatedRun(
      [], metal: .none,
      cells: [
        CellTask(
          channel: channel, program: program, declaration: dummy.declaration, isSlow: false,
          calibration: .none, simulated: connected)
      ], on: files, seed: seed)
    let cell = run.instrument.cell(0)
    var sums = drives.map { _ in Sums() }
    run.stepOneByOne()
    let longest = (Self.stay + Seconds(1)) * Int64(drives.count) + Seconds(20)
    let end = run.now + longest
    while !cell.isOver, run.now < end {
      run.stepOnce()
      guard let sample = cell.sample, let at = cell.instructionIndex, at > 0 else { continue }
      sums[(at - 1) / 2].add(sample, settling: Self.settling)
    }
    if case .tripped(let fault, _) = cell.phase { self.fault = fault } else { fault = nil }
    means = sums.compactMap(\.mean)
    trace = run.world.trace.hash()
  }

  /// By how much later the current is converted than the potential; nil if that is not found.
  func lag() -> Seconds? {
    let cell = run.instrument.cell(0)
    guard let probe = cell.lagProbe(step: Volts(1), at: run.now) else { return nil }
    let end = run.now + Seconds(30)
    while probe.lag == nil, run.now < end {
      let next = min(run.instrument.step(at: run.now), probe.step(at: run.now))
      run.world.wait(until: next)
    }
    probe.end(at: run.now)
    return probe.lag
  }
}

/// Sums of the samples of one stay.
private struct Sums {
  private var samples: [CellSample] = []
  private var began: Instant?

  mutating func add(_ sample: CellSample, settling: Seconds) {
    let began = self.began ?? sample.at
    self.began = began
    guard sample.at - began >= settling, sample.at != samples.last?.at else { return }
    samples.append(sample)
  }

  var mean: CardRun.Mean? {
    guard samples.count > 1 else { return nil }
    let (e, i) = (
      Self.mean(samples.map(\.potential.value)), Self.mean(samples.map(\.current.value))
    )
    let c = Self.mean(samples.map { $0.counter?.value ?? 0 })
    return CardRun.Mean(
      potential: Volts(e.mean), current: Amperes(i.mean), counter: Volts(c.mean),
      scatter: (Volts(e.scatter), Amperes(i.scatter)))
  }

  private static func mean(_ values: [Double]) -> (mean: Double, scatter: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    return (mean, 2 * Arithmetic.squareRoot(square / n))
  }
}
