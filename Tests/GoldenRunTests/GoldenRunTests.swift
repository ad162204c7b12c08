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
        "198965f8e8937da4",
        "1278e7b791eac300",
        "f4f21c3f3a8362c4",
        "bdb4015c946f9e85",
        "c4e73b7e793ee9f6",
        "09fb635d4d039b57",
        "17bb1bdf4c0d0297",
        "844c804450b762c7",
        "8cd8f1fdd5600c17",
        "1a47eee5393deaa9",
      ])
  }
}
