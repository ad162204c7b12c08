import Instrument
import Quantities
import Rig
import Simulator
import Testing

@Suite("What can go wrong with a cell")
struct CellFaultTests {
  private static let steps = "- current: { at: 1 mA, for: 1 h }"

  /// Runs until the current flows, then lets the holder ail; gives what the cell came to.
  private func ending(
    _ steps: String = CellFaultTests.steps, _ ail: (inout CellHolder.Ailment) -> Void
  ) throws -> (word: String, after: Seconds, run: CellRun) {
    let one = try CellRun([("cell1", steps), ("cell2", "- current: { at: 1 mA, for: 20 s }")])
    one.step(for: Seconds(5))
    #expect(one.cell().phase == .running)
    let began = one.run.now
    var ailment = try one.holder("cell1").ailing
    ail(&ailment)
    try one.holder("cell1").ail(with: ailment, at: began)
    _ = one.run.run(for: Seconds(60))
    // Whatever befalls one cell, the other one's method comes to its end.
    #expect(one.cell(1).phase.isDone)
    guard case .tripped(let fault, let at) = one.cell().phase else {
      return ("\(one.cell().phase)", .zero, one)
    }
    return (fault.word, at - began, one)
  }

  @Test("PS-01: a lead that comes off ends the step, and no charge is counted on an open cell")
  func openLead() throws {
    let (word, after, one) = try ending { $0.working = true }
    #expect(["lead_open", "comparator", "beyond_range"].contains(word), "\(word)")
    #expect(after <= .milliseconds(350), "\(after)")
    let counted = one.cell().charged.value
    #expect(abs(counted - one.records.of(0).map(\.charged).reduce(0, max)) < 1e-12)
  }

  @Test("PS-05: a hard short at the leads of a potentiostat is cut by the comparator")
  func hardShort() throws {
    let (word, after, _) = try ending("- voltage: { at: 0.9 V, for: 1 h }") { $0.short = 0.01 }
    #expect(word == "comparator", "\(word)")
    #expect(after <= .milliseconds(250), "\(after)")
  }

  @Test("the emergency stop opens every cell")
  func emergency() throws {
    let one = try CellRun(
      [("cell1", Self.steps), ("cell2", Self.steps)],
      faults: "- {target: estop, kind: press, when: {after: 10 s}}")
    _ = one.run.run(for: Seconds(60))
    #expect(one.records.ends.map(\.word) == ["stopped", "stopped"])
  }
}

extension Cell.Phase {
  var isDone: Bool { if case .done = self { true } else { false } }
}
