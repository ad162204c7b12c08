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
        "70a0defc8baaa9cf",
        "90ec5b42645fd72f",
        "5453b03d5001f71d",
        "47a5336fc99ecaf4",
        "4a54d9426b7b213f",
        "d301b0a711135409",
        "08a468760ee78fd8",
        "9921e965ebda51d6",
        "6f965788401952b7",
        "d501c3533afc448e",
      ])
  }
}
