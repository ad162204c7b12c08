import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Testing

@Suite("Eight cells with different methods beside a coating")
struct EightCellsTests {
  private static let kinds = [
    "li-li", "dummy-1k", "na-na", "lfp-li", "copper-li", "nmc-li", "dummy-1k", "li-li-lialox",
  ]

  private static let methods = [
    "- current: { at: 0.5 mA, for: 20 s }\n- current: { at: -0.5 mA, for: 20 s }",
    "- voltage: { at: 0.4 V, for: 20 s }\n- current: { at: 1.5 mA, for: 7.3 s }",
    "- cycle: { times: 8, steps: [ { current: { at: 0.2 mA, for: 2.54 s } }, { rest: { for: 1.24 s } } ] }",
    "- current: { at: 1 mA, until: charge > 20 mC }\n- rest: { for: 9 s }",
    "- current: { at: -1 mA, for: 15 s }\n- current: { at: 1 mA, until: share > 50 % }",
    "- rest: { for: 30 s }",
    "- sweep: { from: 0 V, to: 0.3 V, at: 17 mV/s }\n- sweep: { to: 0 V, at: 19 mV/s }",
    "- current: { at: 0.1 mA, until: potential > 0.9 V, for: 12.34 s }\n- rest: { for: 5 s }",
  ]

  private static func task(_ place: Int) throws -> CellTask {
    let declared = try DeclaredRun.shipped(kinds[place])
    let compiled = try CellRun.compiled(methods[place], for: declared.values)
    return CellTask(
      channel: "cell\(place + 1)", program: compiled.program,
      declaration: declared.values.declaration, isSlow: false, calibration: .none,
      simulated: declared.model)
  }

  /// Pulses of two precursors, one after the other, on a heated stage.
  private static var coating: Program {
    var steps: [Instruction] = [
      .turn(switch: 1, on: true), .flow(controller: 0, to: SCCM(100)), .hold(Seconds(20)),
      .ramp(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5)),
    ]
    for _ in 0..<20 {
      steps += [.pulse(valve: 0, for: Seconds(0.1)), .hold(Seconds(1.003))]
      steps += [.pulse(valve: 1, for: Seconds(0.013)), .hold(Seconds(0.517))]
    }
    return Program(steps)
  }

  private static func records(
    _ tasks: [CellTask], beside recipe: Program = []
  ) throws -> CellRun.Records {
    let records = CellRun.Records()
    let isBare = recipe.instructions.isEmpty
    let run = try SimulatedRun(
      recipe, metal: isBare ? .none : .lithium, combination: isBare ? nil : Bench.plain,
      cells: tasks, on: try Bench.files(), seed: 1, into: records)
    #expect(run.run(for: Seconds(300)) == .done)
    return records
  }

  @Test("each cell does as the same cell alone, within a period and a thousandth of its charge")
  func alone() throws {
    let tasks = try (0..<8).map(Self.task)
    let beside = try Self.records(tasks, beside: Self.coating)
    let together = try Self.records(tasks)
    for place in 0..<8 {
      let alone = try Self.records([tasks[place]]).of(UInt8(place))
      for other in [together, beside] {
        let (late, off, charge) = try Self.apart(alone, other.of(UInt8(place)))
        // A visit that comes a millisecond late may move a sample to the next place that is free.
        #expect(late < 0.1 && off < 2e-3, "cell\(place + 1): \(late) s, \(off) V")
        #expect(charge < 1e-3, "cell\(place + 1): \(charge) of its charge")
      }
    }
  }

  /// By how much two traces differ at most, each counted from its own beginning.
  private static func apart(
    _ a: [CellRecord], _ b: [CellRecord]
  ) throws -> (seconds: Double, volts: Double, charge: Double) {
    try #require(a.count == b.count && a.count > 3, "\(a.count) and \(b.count)")
    let (first, other) = (a[0].at, b[0].at)
    var (late, off) = (0.0, 0.0)
    for (x, y) in zip(a, b) {
      #expect(x.step == y.step && x.cycle == y.cycle)
      late = max(late, abs((x.at - first).value - (y.at - other).value))
      off = max(off, abs(x.potential - y.potential))
    }
    let (end, otherEnd) = (try #require(a.last), try #require(b.last))
    let through = end.charged + end.discharged + 1e-4
    let charge = abs(end.charged - otherEnd.charged) + abs(end.discharged - otherEnd.discharged)
    return (late, off, charge / through)
  }
}
