import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("The line of the dead-man")
struct HeartbeatTests {
  @Test(
    "that is lost trips what hangs on it, whoever drove it: a line that fails, a guardian that died"
  )
  func lost() throws {
    let program = Program([.heat(zone: 0, to: Celsius(35), rate: KelvinsPerSecond(0.5))])
    let run = try SimulatedRun(program, metal: .lithium, on: try Bench.files(), seed: 1)
    for _ in 0..<50 { run.stepOnce() }
    var fault = SimulatedLines.LineFault()
    fault.lost = true
    run.world.lines.fail(try run.world.line("dead_man"), as: fault)
    let failed = run.now
    guard case .tripped(_, let at) = run.run(for: Seconds(60)) else {
      Issue.record("it went on")
      return
    }
    #expect(at - failed <= .milliseconds(200))
    guard case .tripped(.cause(.lineLost), _, _) = run.instrument.zone(0).latch.state else {
      Issue.record("\(run.instrument.zone(0).latch.state)")
      return
    }
  }
}
