import HAL
import Instrument
import Quantities
import Simulator
import Testing

@testable import Rig

/// How often a cell asks the chips of its card, message by message.
@Suite("What a sample of a cell asks of its card")
struct LooksTests {
  private static let monitor: UInt8 = 0x44
  private static let setpoint: UInt8 = 0x48

  /// When each message to the chips of one card went out; whether it was a write of a register.
  private final class Messages: TraceListener {
    var all: [(chip: UInt8, isWrite: Bool, at: Instant)] = []

    func sawMessage(
      bus: UInt8, address: I2CAddress, out: Span<UInt8>, into: Span<UInt8>,
      failure: I2CError.Kind?, at now: Instant
    ) {
      all.append((address.value, out.count == 3, now))
    }
    func sawLine(_ line: LineNumber, to level: Level, at now: Instant) {}

    func of(_ chip: UInt8, after start: Instant = .zero) -> Int {
      all.count { $0.chip == chip && $0.at >= start }
    }
  }

  /// What one step asks within 30 s of its middle, where nothing begins or ends.
  private func asked(_ step: String, sampled: String) throws -> (looks: Int, samples: Int) {
    let one = try CellRun([("cell1", step)], sampled: sampled)
    one.step(for: Seconds(20))
    let messages = Messages()
    one.run.world.trace.listener = messages
    let before = one.records.cells.count
    one.step(for: Seconds(30))
    return (messages.of(Self.monitor), one.records.cells.count - before)
  }

  @Test(
    "the monitor is looked at once where a held current is sampled slowly, and twice else",
    arguments: [
      ("- current: { at: 100 uA, for: 100 s }", "1 s", 30 * 2),
      ("- current: { at: 100 uA, for: 100 s }", "500 ms", 60 * 4),
      ("- voltage: { at: 50 mV, for: 100 s }", "1 s", 30 * 4),
    ])
  func looks(step: String, sampled: String, messages: Int) throws {
    let found = try asked(step, sampled: sampled)
    // A look is two messages; the counter of charge is another, once a minute.
    #expect((messages...messages + 3).contains(found.looks), "\(found.looks)")
    #expect(found.samples == 30)
  }

  @Test("after a sample that is not alike one with two looks comes at once, and then it is over")
  func doubt() throws {
    let one = try CellRun(
      [("cell1", "- current: { at: 100 uA, for: 100 s }")],
      faults: """
        - { target: cell.0, kind: v_offset, params: { V: -0.2 }, when: { after: 30.2 s } }

        """,
      sampled: "1 s")
    one.step(for: Seconds(29))
    let began = try #require(one.run.faultBegan == nil ? one.run.now : nil)
    let messages = Messages()
    one.run.world.trace.listener = messages
    var doubted: Instant?
    while !one.cell().isOver, one.run.now < began + Seconds(10) {
      one.run.stepOnce()
      if doubted == nil, one.cell().noted?.note == .sampleUnsettled { doubted = one.run.now }
    }
    guard case .tripped(.potentialsDisagree, let end) = one.cell().phase else {
      Issue.record("\(one.cell().phase)")
      return
    }
    let first = try #require(doubted)
    #expect(end - first <= .milliseconds(200), "\(end - first)")
    // Before the conversion ends and after it, and once more for a bit that may have turned.
    #expect(messages.of(Self.monitor, after: first) == 6)
  }

  @Test("a current between two steps of the converter is right on average, and seldom moved")
  func trims() throws {
    // 2 mA over 32768 steps: 61 nA each.
    let asked = 100.03e-6
    let one = try CellRun([("cell1", "- current: { at: 100.03 uA, for: 1 h }")], sampled: "1 s")
    one.step(for: Seconds(120))
    let messages = Messages()
    one.run.world.trace.listener = messages
    let before = one.records.cells.count
    one.step(for: Seconds(1200))
    let currents = one.records.cells.dropFirst(before).map { Double($0.current) }
    let mean = currents.reduce(0, +) / Double(currents.count)
    #expect(currents.count == 1200)
    #expect(abs(mean - asked) < 3e-9, "\(mean)")
    let moved = messages.all.count { $0.chip == Self.setpoint && $0.isWrite }
    #expect(moved < 120, "\(moved) moves")
  }
}
