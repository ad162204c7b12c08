import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("Sensors that run behind")
struct LaggingSensorTests {
  /// A lone element that warms by 2 K/s and loses nothing.
  private var lonely: StageParameters {
    var p = StageParameters()
    p.element = JoulesPerKelvin(20)
    p.contact = WattsPerKelvin(1e-12)
    p.elementToWall = .zero
    p.area = 0
    return p
  }

  @Test("a ramp is felt a time constant late, once it has gone on", arguments: [0.3, 1.5, 6])
  func ramp(constant: Double) throws {
    let bench = StageBench(lonely, watts: 40)
    let output = try #require(bench.stage.lagging(.element, by: Seconds(constant)))
    bench.heat(.high, at: 1)
    for time in [1.5, 2.05, 4, 30] {
      let past = time - 1
      let felt = bench.stage.output(output, at: .zero + Seconds(time))
      let decay = Arithmetic.exp(-past / constant)
      let expected = 25 + 2 * (past - constant * (1 - decay))
      #expect((felt - expected).magnitude < 1e-4)
    }
  }

  @Test("who reads, and when, changes nothing")
  func readersDoNotMatter() throws {
    func felt(nosy: Bool) throws -> Double {
      let bench = StageBench(lonely, watts: 40)
      let output = try #require(bench.stage.lagging(.element, by: Seconds(1.5)))
      for i in 0..<9 {
        let change = 3.0331 * Double(i)
        for k in 0..<(nosy ? 97 : 0) {
          _ = bench.stage.output(output, at: .zero + Seconds(change + Double(k) * 0.0312))
        }
        bench.heat(i.isMultiple(of: 2) ? .high : .low, at: 3.0331 * Double(i + 1))
      }
      return bench.stage.output(output, at: .zero + Seconds(60))
    }
    #expect(try felt(nosy: true).bitPattern == felt(nosy: false).bitPattern)
  }

  @Test("a look back gives what was felt then")
  func lookBack() throws {
    let bench = StageBench(lonely, watts: 40)
    let output = try #require(bench.stage.lagging(.element, by: Seconds(1.5)))
    bench.heat(.high, at: 1)
    let then = Instant.zero + Seconds(5.03)
    let fresh = bench.stage.output(output, at: then)
    _ = bench.stage.output(output, at: then + Seconds(0.4))
    #expect((bench.stage.output(output, at: then) - fresh).magnitude < 1e-12)
  }

  @Test("a part that is put at a temperature takes its sensors along")
  func put() throws {
    let bench = StageBench(lonely, watts: 40)
    let output = try #require(bench.stage.lagging(.element, by: Seconds(6)))
    bench.stage.put(.element, at: Celsius(120), now: .zero + Seconds(3))
    #expect(bench.stage.output(output, at: .zero + Seconds(3)) == 120)
    #expect(bench.stage.output(output, at: .zero + Seconds(30)) > 119.9)
  }

  @Test("there is room for four, and none for the foil")
  func room() {
    let bench = StageBench(lonely, watts: 40)
    #expect(bench.stage.lagging(.foil, by: Seconds(1)) == nil)
    for expected in 4..<8 {
      #expect(bench.stage.lagging(.wall, by: Seconds(1)) == expected)
    }
    #expect(bench.stage.lagging(.wall, by: Seconds(1)) == nil)
  }
}
