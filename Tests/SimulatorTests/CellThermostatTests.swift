import Quantities
import Testing

@testable import Simulator

@Suite("The thermostat of the cells")
struct CellThermostatTests {
  private let thermostat = CellThermostat(
    CellThermostat.Parameters(
      coldest: Celsius(-20), hottest: Celsius(60), from: Volts(1), to: Volts(5), own: Celsius(25),
      heating: KelvinsPerSecond(0.05), cooling: KelvinsPerSecond(0.025), lag: Seconds(180)))

  private func ask(_ volts: Double, at now: Instant) {
    thermostat.pinChanges(at: now)
    thermostat.follows(Net("pin", held: volts))
  }

  private func shown(after span: Double) -> Double {
    thermostat.output(0, at: .zero + Seconds(span))
  }

  @Test("it goes as fast as it can, and the last part with its lag")
  func way() {
    #expect(shown(after: 1000) == 25)
    // 4.25 V of 1 to 5 V, of -20 to 60 °C: 45 °C, 20 K further.
    ask(4.25, at: .zero + Seconds(1000))
    #expect(abs(shown(after: 1100) - 30) < 1e-9)
    // 11 K at full speed take 220 s; the last 9 K, which are 0.05 K/s times 180 s, fade away.
    #expect(abs(shown(after: 1220) - 36) < 1e-9)
    #expect(abs(shown(after: 1400) - (45 - 9 * 0.36787944117144233)) < 1e-9)
    #expect(abs(shown(after: 20_000) - 45) < 1e-6)
    #expect(thermostat.isMoving(at: .zero + Seconds(1300)))
    #expect(!thermostat.isMoving(at: .zero + Seconds(20_000)))
  }

  @Test("a broken wire chills nothing: below the live zero its own panel counts")
  func liveZero() {
    ask(1, at: .zero + Seconds(10))
    #expect(abs(shown(after: 1000) - (25 - 0.025 * 990)) < 1e-9)
    ask(0, at: .zero + Seconds(1000))
    #expect(abs(shown(after: 50_000) - 25) < 1e-6)
    // Who looks back sees what was.
    ask(5, at: .zero + Seconds(50_000))
    #expect(shown(after: 50_010) > 25)
    #expect(abs(shown(after: 49_000) - 25) < 1e-6)
  }
}
