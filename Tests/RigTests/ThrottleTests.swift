import Instrument
import Procedures
import Quantities
import Rig
import Simulator
import Testing

@Suite("The throttle and the chamber behind it")
struct ThrottleTests {
  @Test(
    "holds a pressure within five per cent, a minute after it was asked for",
    arguments: [
      ("bench", 4, 0.5), ("bench", 20, 5), ("bench", 50, 50), ("bench", 100, 100),
      ("bench", 100, 500), ("bench", 20, 100), ("sputter", 20, 0.5), ("sputter", 20, 5),
      ("sputter", 20, 12), ("sputter", 50, 12),
    ])
  func holds(board: String, flow: Double, goal: Double) throws {
    let bench = try PlasmaBench(board)
    let run = try bench.run(
      try bench.open() + [
        .flow(controller: 0, to: SCCM(flow)), .throttle(.holding(Pascals(goal))),
        .hold(Seconds(180)),
      ])
    let chamber = try #require(run.world.parts.chamber("chamber"))
    let start = run.now
    var settled = start
    var most = 0.0
    _ = run.run(for: Seconds(170)) { run in
      let share = chamber.output(GasChamber.Output.pressure.rawValue, at: run.now) / goal
      most = max(most, share)
      if (share - 1).magnitude > 0.05 { settled = run.now }
    }
    #expect(settled - start < Seconds(60))
    #expect(most < 1.25)
  }
}
