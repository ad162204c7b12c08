import Quantities
import Simulator
import Testing

/// Before the cold junction is known the hot one is counted from 0 °C: T_H is the sum of the
/// registers T_Δ and T_C (DS20005426C, page 24, figure 5-2), and T_C begins with zero.
@Suite("MCP9601: before the first cold junction")
struct MCP9601EarlyTests {
  @Test("a fast conversion is too low by the ambient temperature")
  func early() {
    let bench = CoupleBench()
    bench.chip.send(0x06, 0x20)
    #expect((bench.celsius(0x00, at: ms(240)) - 155.3).magnitude < 1)
    #expect((bench.celsius(0x00, at: ms(320)) - 180).magnitude < 0.3)
    bench.chip.powerOnReset(at: ms(1000))
    bench.chip.send(0x06, 0x20, at: ms(1000))
    #expect((bench.celsius(0x00, at: ms(1240)) - 155.3).magnitude < 1)
  }
}

@Suite("MCP9601: filter")
struct MCP9601FilterTests {
  /// A filter that has seen 100 °C at 1080 ms, and from then on 200 °C every 80 ms.
  private func bench(level: UInt8) -> CoupleBench {
    let bench = CoupleBench()
    bench.hot.hold(100)
    bench.chip.send(0x06, 0x20)
    bench.chip.send(0x05, level, at: ms(1000))
    _ = bench.status(at: ms(1080))
    bench.hot.hold(200)
    return bench
  }

  /// What is read after each of so many conversions.
  private func steps(level: UInt8, count: Int64) -> [Double] {
    let bench = bench(level: level)
    return (1...count).map { bench.celsius(0x00, at: ms(1080 + 80 * $0)) }
  }

  @Test("weighs the new sample with 2 / (2^n + 1)", arguments: UInt8(0)...7)
  func firstStep(level: UInt8) {
    let weight = 2 / (Double(1 << Int(level)) + 1)
    #expect((steps(level: level, count: 1)[0] - (100 + 100 * weight)).magnitude < 0.1)
  }

  @Test("decays geometrically")
  func decay() {
    // k = 2/5: what is left of 100 K after n samples is 100 * 0.6^n.
    let seen = steps(level: 2, count: 5)
    for (i, left) in [60, 36, 21.6, 12.96, 7.776].enumerated() {
      #expect((200 - seen[i] - left).magnitude < 0.3)
    }
  }

  @Test("is the same whether anybody looked meanwhile or not")
  func unobserved() {
    let bench = bench(level: 2)
    #expect(bench.celsius(0x00, at: ms(1480)) == steps(level: 2, count: 5)[4])
    #expect((bench.celsius(0x00, at: ms(100_000)) - 200).magnitude < 0.15)
  }
}
