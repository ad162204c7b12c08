import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Testing

/// Cells that go on when what the reactor did is over.
@Suite("Cells that outlive a recipe")
struct OutlivingCellsTests {
  private static func run(
    _ program: Program, faults: String? = nil, latches: MemoryLatches = MemoryLatches()
  ) throws -> SimulatedRun {
    let declared = try DeclaredRun.shipped("li-li")
    let compiled = try CellRun.compiled(
      "- current: { at: 0.1 mA, for: 10 min }", for: declared.values)
    let task = CellTask(
      channel: "cell1", program: compiled.program, declaration: declared.values.declaration,
      isSlow: false, calibration: .none, simulated: declared.model)
    return try SimulatedRun(
      program, metal: .lithium, combination: Bench.plain, cells: [task],
      on: try Bench.files(), seed: 1,
      faults: try faults.map {
        try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": $0])).get()
      },
      latches: latches)
  }

  @Test("are stopped when it is done without making it aborted")
  func stopped() throws {
    let run = try Self.run([.hold(Seconds(5))])
    var asked: [OperatorRequest.Refusal?] = []
    let outcome = run.run(for: Seconds(3000)) { run in
      guard asked.isEmpty, run.elapsed > Seconds(60), run.instrument.instruction == nil else {
        return
      }
      asked.append(run.instrument.take(.stop, of: 7, after: run.stepCount, at: run.now))
    }
    #expect(asked == [nil])
    #expect(outcome == .done)
    #expect(run.elapsed < Seconds(120))
  }

  @Test("leave nobody in the dark why it tripped: that is written down at once")
  func tripped() throws {
    let latches = MemoryLatches()
    let run = try Self.run(
      [.hold(Seconds(500))],
      faults: "- { target: heater.0, kind: stuck_on, when: { after: 30 s } }\n", latches: latches)
    var known: (why: String, areOver: Bool)?
    _ = run.run(for: Seconds(3000)) { run in
      guard known == nil, let trip = latches.record(of: "stage")?.trip else { return }
      known = (trip.why, run.instrument.cellsAreOver)
    }
    let found = try #require(known)
    #expect(!found.areOver)
    #expect(found.why.contains("flow while the switch is off"))
  }
}
