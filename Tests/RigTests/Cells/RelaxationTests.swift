import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("A cell at which no current is held")
struct RelaxationTests {
  /// At one sample a second.
  private static func run(_ steps: String, on model: any CellModel) throws -> SimulatedRun {
    let task = CellTask(
      channel: "cell1", program: try CellRun.compiled(steps, sampled: "1 s").program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none,
      simulated: model)
    return try SimulatedRun([], metal: .none, cells: [task], on: try Bench.files(), seed: 1)
  }

  @Test(
    "is not shorted for relaxing, however fast", arguments: [300, 400, 500, 600],
    [50, 100, 150, 200])
  func relaxes(microfarads: Int, microamperes: Int) throws {
    let run = try Self.run(
      """
      - current: { at: \(microamperes) uA, for: 20 s }
      - impedance: { amplitude: 20 uA, from: 1 Hz, to: 0.5 Hz, points: 3 }
      """,
      on: DummyCell(Ohms(100), before: Ohms(900), across: Farads(Double(microfarads) * 1e-6)))
    #expect(run.run(for: Seconds(1000)) == .done)
    #expect(run.instrument.cell(0).phase.isDone, "\(run.instrument.cell(0).phase)")
  }

  @Test("is shorted where a potential that stood is gone", arguments: [0.02, 0.4, 3.4])
  func shorted(volts: Double) throws {
    let run = try Self.run(
      "- impedance: { amplitude: 5 uA, from: 1 Hz, to: 0.5 Hz, wait: 5 min }",
      on: DummyCell(Volts(volts), behind: Ohms(100)))
    let holder = try #require(run.world.parts.card("cell1")?.holder)
    let laid = run.now + Seconds(60)
    while run.now < laid { run.stepOnce() }
    var ailment = holder.ailing
    ailment.short = 0.01
    holder.ail(with: ailment, at: run.now)
    _ = run.run(for: Seconds(1000))
    guard case .tripped(.shorted, let at) = run.instrument.cell(0).phase else {
      Issue.record("\(run.instrument.cell(0).phase)")
      return
    }
    #expect((at - laid).value < 5)
  }
}
