import Documents
import Instrument
import Quantities
import Rig
import Testing

@Suite("What a method will come to")
struct MethodPlanTests {
  private static func plan(
    _ steps: String, heading: String = "", for cell: CellValues = .undeclared
  ) throws -> MethodPlan {
    let text = "solidus: method/1\nname: test\n\(heading)record: { every: 10 s }\nsteps:\n\(steps)"
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    return try MethodPlan(method, for: cell, with: [], on: try Bench.files().board)
  }

  @Test("times add up over cycles, and the row says how often")
  func cycles() throws {
    let plan = try Self.plan(
      """
        - rest: { for: 10 min }
        - cycle:
            times: 5
            steps:
              - current: { at: 71 uA, for: 1 h }
              - current: { at: -3 mA, for: 30 min }
      """)
    #expect(plan.takes == Seconds(600 + 5 * 5400))
    #expect(plan.cycles == 5)
    #expect(!plan.isGuessed && plan.openSteps == 0 && !plan.goesBack)
    #expect(plan.rows.map(\.count) == [1, 5, 5])
    #expect(plan.rows.map(\.range) == [nil, .microamperes200, .milliamperes20])
  }

  @Test("a share of what flowed before is as long as that took at this current")
  func share() throws {
    let plan = try Self.plan(
      """
        - current: { at: 100 uA, for: 1 h }
        - current: { at: -50 uA, until: share > 50 %, for: 4 h }
      """)
    #expect(plan.rows[1].span == .about(Seconds(3600), atMost: Seconds(4 * 3600)))
    #expect(plan.takes == Seconds(7200))
    #expect(plan.isGuessed)
  }

  @Test("a capacity ends a current, unless its time is over before")
  func capacity() throws {
    let plan = try Self.plan(
      """
        - current: { at: 1 mA, until: charge > 2 mAh, for: 10 h }
        - current: { at: 1 mA, until: charge > 2 mAh, for: 1 h }
        - current: { at: 1 mA, until: potential > 1 V, for: 3 h }
        - current: { at: 1 mA, until: potential > 1 V }
      """, heading: "capacity: 4 mAh\n")
    #expect(
      plan.rows.map(\.span) == [
        .about(Seconds(7200), atMost: Seconds(36000)), .atMost(Seconds(3600)),
        .atMost(Seconds(10800)), .about(Seconds(14400), atMost: nil),
      ])
  }

  @Test("what only the cell knows is counted, not guessed")
  func open() throws {
    let plan = try Self.plan(
      """
        - label: again
        - rest: { until: drift < 1 mV/h }
        - sweep: { to: 2 V, at: 1 mV/s }
        - sweep: { to: 1 V, at: 1 mV/s }
        - sweep: { from: 1.5 V, to: 2 V, at: 1 mV/s }
        - cycle: { times: 1, steps: [rest: { for: 1 s }] }
        - go: { to: again, when: cycle < 3 }
      """)
    // Nobody knows where the first sweep begins; the second begins where that ended.
    #expect(plan.openSteps == 2)
    #expect(plan.goesBack)
    #expect(plan.takes == Seconds(1501))
  }

  @Test(
    "a spectrum takes as long in its plan as on a cell",
    arguments: ["points: 3", "points: 3, multisine: 1 Hz", "multisine: 500 mHz"])
  func spectrum(how: String) throws {
    let step = "- impedance: { amplitude: 5 uA, from: 10 Hz, to: 0.1 Hz, \(how) }"
    let planned = try Self.plan("  \(step)").takes
    let run = try DeclaredRun(try DeclaredRun.shipped("li-li"), step)
    let began = run.run.now
    while run.phase == .running, run.run.now - began < Seconds(3600) { run.run.stepOnce() }
    let took = run.run.now - began
    #expect(abs(took.value - planned.value) < 2, "\(took) instead of \(planned)")
  }

  @Test("sines at once take a quarter of the time that they take one after the other")
  func together() throws {
    let step = "- impedance: { amplitude: 5 uA, from: 1 Hz, to: 10 mHz, points: 5"
    let apart = try Self.plan("  \(step) }").takes
    let together = try Self.plan("  \(step), multisine: 1 Hz }").takes
    #expect(together.value < 0.25 * apart.value, "\(together) instead of \(apart)")
  }

  @Test("one that does not fit its cell has no plan, and says where")
  func refused() throws {
    #expect(throws: Diagnostics.self) {
      try Self.plan("  - current: { at: 1 mA/cm2, for: 1 h }\n")
    }
  }
}
