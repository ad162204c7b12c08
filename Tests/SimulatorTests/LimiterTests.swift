import HAL
import Quantities
import Testing

@testable import Simulator

@Suite("The independent limiter")
struct LimiterTests {
  private let puck = SurveyPlant.all[0]

  private func limiter(_ setPoint: Double, error: Double = 0) -> Limiter {
    var limiter = Limiter(setPoint: Celsius(setPoint), lag: Seconds(3), tolerance: Kelvins(1))
    limiter.error = Kelvins(error)
    return limiter
  }

  @Test("opens for good where its lagging sensor passes the set point, within a segment")
  func opens() throws {
    let free = StageBench(puck.parameters, watts: 40)
    let felt = try #require(free.stage.lagging(.element, by: Seconds(3)))
    free.heat(.high, at: 0)
    func lags(_ time: Double) -> Double { free.stage.output(felt, at: .zero + Seconds(time)) }
    let moment = (0..<3000).map { Double($0) / 10 }.first { lags($0) >= 120 }
    let expected = try #require(moment)
    let bench = StageBench(puck.parameters, watts: 40, limiter: limiter(120))
    bench.heat(.high, at: 0)
    func amperes(_ time: Double) -> Double { bench.heater.output(0, at: .zero + Seconds(time)) }
    #expect(amperes(expected - 0.05) > 1)
    #expect(!bench.stage.limiterHasTripped)
    #expect(amperes(expected + 0.01) == 0)
    #expect(bench.stage.limiterHasTripped)
    // It stays open when all is cold again, whatever is switched.
    bench.heat(.low, at: 20_000)
    bench.heat(.high, at: 20_001)
    #expect(amperes(20_002) == 0)
    #expect((bench.read(.element, at: 20_100) - 25).magnitude < 0.01)
  }

  @Test("opens sooner if it reads hot, later if it reads cold")
  func error() {
    func hottest(_ error: Double) -> Double {
      let bench = StageBench(puck.parameters, watts: 40, limiter: limiter(120, error: error))
      bench.heat(.high, at: 0)
      _ = bench.read(.element, at: 3000)
      return bench.stage.peak.value
    }
    #expect(hottest(2) < hottest(0) - 1)
    #expect(hottest(-2) > hottest(0) + 1)
  }

  @Test("acts though switch and contactor are welded, and takes the plasma with it")
  func welded() {
    let bench = StageBench(
      puck.parameters, watts: 40, limiter: limiter(120), contactor: Wire("contactor", at: .low))
    var ailment = HeaterCircuit.Ailment()
    ailment.switchWelded = true
    ailment.contactorWelded = true
    bench.heater.ail(with: ailment, at: .zero)
    bench.stage.warm(with: Watts(20), at: .zero)
    #expect(bench.read(.element, at: 60) > 80)
    // In 2000 s everything is at the room's temperature again: nothing feeds it.
    #expect((bench.read(.holder, at: 5000) - 25).magnitude < 0.01)
    #expect(bench.stage.limiterHasTripped)
  }

  @Test("who reads the current, and when, changes nothing")
  func readersDoNotMatter() {
    func peak(nosy: Bool) -> UInt64 {
      let bench = StageBench(puck.parameters, watts: 40, limiter: limiter(120))
      bench.heat(.high, at: 0.013)
      for k in 0..<(nosy ? 9999 : 0) {
        _ = bench.heater.output(0, at: .zero + Seconds(Double(k) * 0.0312))
      }
      _ = bench.read(.foil, at: 1000)
      return bench.stage.peak.value.bitPattern
    }
    #expect(peak(nosy: true) == peak(nosy: false))
  }
}

@Suite("Heat that no heater gives")
struct ExtraHeatTests {
  private let plant = SurveyPlant.all[1]

  @Test("arrives in the holder, where the element does not see it")
  func place() {
    let bench = StageBench(plant.alone(losing: 0), watts: plant.power)
    bench.stage.warm(with: Watts(20), at: .zero)
    let holder = bench.read(.holder, at: 1) - 25
    #expect((holder - 20.0 / 1350).magnitude < 1e-4)
    #expect(bench.read(.element, at: 1) - 25 < 0.05 * holder)
  }

  @Test("stops with the contactor and with the dead-man")
  func chain() {
    let contactor = Wire("contactor", at: .high)
    let bench = StageBench(plant.alone(losing: 0), watts: plant.power, contactor: contactor)
    bench.stage.warm(with: Watts(20), at: .zero)
    contactor.drive(.low, at: .zero + Seconds(10))
    let held =
      1350 * (bench.read(.holder, at: 50) - 25) + 120 * (bench.read(.element, at: 50) - 25)
    #expect((held - 200).magnitude < 1e-6)
    let pulse = Wire("dead-man", at: .low)
    let other = StageBench(
      plant.alone(losing: 0), watts: plant.power, deadMan: DeadMan(on: pulse))
    other.stage.warm(with: Watts(20), at: .zero)
    pulse.drive(.high, at: .zero + Seconds(10))
    let rest =
      1350 * (other.read(.holder, at: 50) - 25) + 120 * (other.read(.element, at: 50) - 25)
    #expect((rest - 20 * 0.2).magnitude < 1e-6)
  }
}

@Suite("The best approach there is")
struct BangBangTests {
  @Test(
    "just touches its goal, and a tenth of a second more passes it", arguments: SurveyPlant.all)
  func touches(plant: SurveyPlant) throws {
    let goal = Celsius(80)
    let best = try #require(
      BangBang.approach(to: goal, of: plant.parameters, power: Watts(plant.power)))
    #expect(best.peak <= goal)
    #expect(goal - best.peak < Kelvins(0.01))
    let bench = StageBench(plant.parameters, watts: plant.power)
    bench.heat(.high, at: 0)
    bench.heat(.low, at: best.switchesOff.value + 0.1)
    _ = bench.read(.foil, at: 3000)
    #expect(bench.stage.peak > goal)
    // It has arrived when it says so, and not a tenth of a second before.
    let again = StageBench(plant.parameters, watts: plant.power)
    again.heat(.high, at: 0)
    again.heat(.low, at: best.switchesOff.value)
    #expect(again.read(.foil, at: best.arrives.value) >= 79.5)
    #expect(again.read(.foil, at: best.arrives.value - 0.1) < 79.5)
  }

  @Test("without losses the heater has given just what is stored at the goal")
  func energy() throws {
    let plant = SurveyPlant.all[2]
    var p = plant.parameters
    p.holderToWall = .zero
    let best = try #require(BangBang.approach(to: Celsius(150), of: p, power: Watts(400)))
    let stored = (900 + 60 + p.foil.mass * p.foil.heat) * 125
    // What is not yet level when the foil all but touches is less than a hundredth of a kelvin.
    #expect((best.switchesOff.value * 400 / stored - 1).magnitude < 1e-3)
  }

  @Test("is none where the power does not suffice")
  func weak() {
    let plant = SurveyPlant.all[0]
    #expect(BangBang.approach(to: Celsius(150), of: plant.parameters, power: Watts(20)) == nil)
  }
}
