import HAL
import Instrument
import Quantities
import Simulator
import Testing

@testable import Rig

@Suite("What lies between two samples, passed at once")
struct StrideTests {
  private static let method = """
    - rest: { for: 30 s }
    - cycle:
        times: 2
        steps:
          - current: { at: 100 uA, for: 73 s }
          - current: { at: -100 uA, until: share > 100 %, for: 200 s }
    - voltage: { at: 50 mV, for: 20 s }
    """

  /// Every record, with its time, and how it ended.
  private func records(
    _ faults: String?, seed: UInt64, oneByOne: Bool
  ) throws -> (bytes: [UInt8], end: SimulatedRun.Outcome, steps: Int) {
    let one = try CellRun(
      [("cell1", Self.method), ("cell3", Self.method)], faults: faults, seed: seed,
      sampled: "1 s")
    if oneByOne { one.run.stepOneByOne() }
    let end = one.run.run(for: Seconds(1000))
    return (one.records.bytes, end, one.run.stepCount)
  }

  @Test(
    "leaves every record as it is step by step, whatever happens meanwhile",
    arguments: [
      nil, "{ target: estop, kind: press, when: { after: 61.237 s } }",
      "{ target: cell.1, kind: open, when: { after: 99.95 s } }",
      "{ target: cell.3, kind: short, when: { after: 40.001 s, for: 5 s } }",
      "{ target: 'gpio.dead_man', kind: stuck_low, when: { after: 77.77 s } }",
      "{ target: sched, kind: jitter, params: { ms: 900 }, when: { after: 80.1 s } }",
    ])
  func same(fault: String?) throws {
    let faults = fault.map { "- \($0)\n" }
    for seed in 1...3 as ClosedRange<UInt64> {
      let slow = try records(faults, seed: seed, oneByOne: true)
      let fast = try records(faults, seed: seed, oneByOne: false)
      #expect(slow.end == fast.end)
      #expect((slow.bytes == fast.bytes) as Bool)
      #expect(!slow.bytes.isEmpty && fast.steps < slow.steps * 4 / 5)
    }
  }

  /// The edges of all lines, as who watches the wires sees them.
  private final class Edges: TraceListener {
    var all: [String] = []
    func sawMessage(
      bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
      failure: I2CError.Kind?, at now: Instant
    ) {}
    func sawLine(_ line: LineNumber, to level: Level, at now: Instant) {
      all.append("\(now.nanoseconds) \(line.value) \(level)")
    }
  }

  @Test("who watches the wires sees each beat for the dead-man")
  func beats() throws {
    let watched = try [true, false].map { oneByOne in
      let one = try CellRun([("cell1", Self.method)], seed: 1, sampled: "1 s")
      let edges = Edges()
      one.run.world.trace.listener = edges
      if oneByOne { one.run.stepOneByOne() }
      _ = one.run.run(for: Seconds(60))
      return edges.all
    }
    // Who passes at once ends some beats later.
    #expect(watched[1].starts(with: watched[0]) as Bool)
    #expect(watched[0].count > 590)
  }

  @Test("a program that dies between two samples leaves its cells to the dead-man")
  func unfed() throws {
    let one = try CellRun(
      [("cell1", "- current: { at: 100 uA, for: 1 h }")],
      faults: "- { target: host, kind: hang, when: { after: 50.05 s } }\n")
    _ = one.run.run(for: Seconds(60))
    let died = try one.holder("cell1").trueThroughput(at: one.run.now).value
    // 100 uA from about two seconds after the start until the coil is let go.
    #expect(died > 4.5e-3 && died < 5.05e-3, "\(died)")
  }
}
