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
        "7b20a486410b0f9d",
        "c31b7bc5775cf350",
        "6566cc05c90c03cb",
        "3c0d027586bb808a",
        "b582268c8d428d6f",
        "fc73c7dcb6138f7f",
        "76df2c490199fecd",
        "c231d91bdbe935e3",
        "a544992f2cce548d",
        "7826cb0458233d1d",
      ])
  }
}
