import HAL
import Quantities
import Testing

@testable import Simulator

/// A puck whose heater is on from the beginning, with a limiter.
private struct Puck {
  let wire = Wire("heater", at: .high)
  let heater: HeaterCircuit
  let stage: HeatedStage

  static var parameters: StageParameters {
    var p = StageParameters()
    p.element = JoulesPerKelvin(15)
    p.holder = JoulesPerKelvin(54)
    p.contact = WattsPerKelvin(1.5)
    p.elementToWall = WattsPerKelvin(0.001)
    p.holderToWall = WattsPerKelvin(0.25)
    p.wall = JoulesPerKelvin(20_000)
    p.wallToAmbient = WattsPerKelvin(100)
    p.area = 1e-9
    return p
  }

  init(_ limiter: Limiter?) {
    var p = Self.parameters
    p.limiter = limiter
    heater = HeaterCircuit(
      resistance: Ohms(12), supply: Net(held: 24), switchedBy: wire, contactor: nil, deadMan: nil)
    stage = HeatedStage(p, heater: heater)
  }

  func read(_ part: HeatedStage.Output, at seconds: Double) -> Double {
    stage.output(part.rawValue, at: .zero + Seconds(seconds))
  }
}

@Suite("The limiter in the holder")
struct LimiterTests {
  private func peak(lag: Double, error: Double) -> Double {
    let puck = Puck(
      Limiter(setPoint: Celsius(90), lag: Seconds(lag), error: Kelvins(error)))
    _ = puck.read(.holder, at: 2000)
    #expect(puck.stage.limiterHasTripped)
    return puck.stage.peak.value
  }

  @Test("opens for good: what is cold again stays cold, whatever is switched")
  func forGood() {
    let puck = Puck(Limiter(setPoint: Celsius(90), lag: .zero))
    _ = puck.read(.holder, at: 20_000)
    puck.wire.drive(.low, at: .zero + Seconds(20_000))
    puck.wire.drive(.high, at: .zero + Seconds(20_001))
    #expect(puck.heater.output(0, at: .zero + Seconds(20_002)) == 0)
    #expect((puck.read(.holder, at: 20_100) - 25).magnitude < 0.1)
  }

  @Test("a lag costs what the holder warms in it, an error itself")
  func terms() {
    let plain = peak(lag: 0, error: 0)
    // At full power the holder rises by (48 - 16) W / 69 J/K, less as it gets hotter.
    let late = peak(lag: 3, error: 0) - plain
    #expect(late > 3 * 0.3 && late < 3 * 0.48)
    #expect((peak(lag: 0, error: -2) - plain - 2).magnitude < 0.2)
    #expect((peak(lag: 0, error: 2) - plain + 2).magnitude < 0.2)
  }

  @Test("without it, the same goes on to the end")
  func without() {
    let puck = Puck(nil)
    // 48 W over 0.25 W/K.
    #expect(puck.read(.holder, at: 20_000) > 200)
    #expect(!puck.stage.limiterHasTripped)
  }
}

@Suite("The best approach there is")
struct BangBangTests {
  private static let plant = Puck.parameters

  @Test("just touches its goal, and a tenth of a second more passes it", arguments: [80.0, 150])
  func touches(degrees: Double) throws {
    let goal = Celsius(degrees)
    let best = try #require(BangBang.approach(to: goal, of: Self.plant, power: Watts(48)))
    #expect(best.peak <= goal)
    #expect(goal - best.peak < Kelvins(0.01))
    let puck = Puck(nil)
    puck.wire.drive(.low, at: .zero + best.switchesOff + .milliseconds(100))
    _ = puck.read(.foil, at: 3000)
    #expect(puck.stage.peak > goal)
    let again = Puck(nil)
    again.wire.drive(.low, at: .zero + best.switchesOff)
    #expect(again.read(.foil, at: best.arrives.value) >= degrees - 0.5)
    #expect(again.read(.foil, at: best.arrives.value - 0.1) < degrees - 0.5)
  }

  @Test("is none where the power does not suffice")
  func weak() {
    #expect(BangBang.approach(to: Celsius(150), of: Self.plant, power: Watts(20)) == nil)
  }
}
