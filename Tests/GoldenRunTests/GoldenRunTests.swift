import GoldenRun
import Quantities
import Testing

@Suite("The golden run")
struct GoldenRunTests {
  @Test("heats lithium to its soak, and every minute has the bits it always had")
  func minutes() {
    var run = GoldenRun()
    var hash = GoldenRun.start
    var minutes: [String] = []
    for _ in 0..<10 {
      for _ in 0..<600 { hash = run.step(hash) }
      let digits = String(hash, radix: 16)
      minutes.append(String(repeating: "0", count: 16 - digits.count) + digits)
    }
    #expect((run.reached - Celsius(155)).magnitude < Kelvins(1))
    #expect(
      minutes == [
        "31819f579c23cd08",
        "e7d3e805a14e2e2f",
        "dd28fb9572cb75a0",
        "d60eb0e307c6a20c",
        "718eaa47df7841f5",
        "31d58f38ec63e910",
        "2feb82acc14945a3",
        "79b18e57cb33535c",
        "64236908dc955a77",
        "8b89da0c4582bd35",
      ])
  }
}
