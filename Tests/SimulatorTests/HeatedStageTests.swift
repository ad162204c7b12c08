import HAL
import Quantities
import Testing

@testable import Simulator

/// A stage whose heater is switched by one wire.
private struct Rig {
  let wire = Wire("heater", at: .low)
  let heater: HeaterCircuit
  let stage: HeatedStage

  init(_ parameters: StageParameters = StageParameters(), volts: Double = 24, ohms: Double = 2.4) {
    heater = HeaterCircuit(
      resistance: Ohms(ohms), supply: Net(held: volts), switchedBy: wire, contactor: nil,
      deadMan: nil)
    stage = HeatedStage(parameters, heater: heater)
  }

  func read(_ part: HeatedStage.Output, at seconds: Double) -> Double {
    stage.output(part.rawValue, at: Instant.zero + Seconds(seconds))
  }
}

@Suite("The heated stage")
struct HeatedStageTests {
  /// Nothing but the element and the wall, so that the decay has a closed form.
  private static var lonely: StageParameters {
    var p = StageParameters()
    p.contact = WattsPerKelvin(1e-12)
    p.gap = 1e9
    p.emissivity = 0
    p.holderToFoil = WattsPerKelvin(1e-12)
    p.wallToAmbient = .zero
    return p
  }

  @Test("cools as the closed form of two masses says", arguments: [1.0, 60, 600, 3600])
  func decay(seconds: Double) {
    let rig = Rig(Self.lonely)
    rig.stage.put(.element, at: Celsius(125), now: .zero)
    // Reduced capacity 800 x 1500 / 2300 J/K across 1.2 W/K; they meet at the weighted mean.
    let mean = 25 + 100 * 800.0 / 2300
    let difference = 100 * Arithmetic.exp(-seconds * 1.2 * 2300 / (800 * 1500))
    let expected = mean + difference * 1500 / 2300
    #expect((rig.read(.element, at: seconds) - expected).magnitude < 1e-7)
  }

  @Test("the heater's energy is in the parts, through melting and freezing, to 1e-6")
  func energy() {
    var p = StageParameters()
    p.wallToAmbient = .zero
    let rig = Rig(p)
    rig.wire.drive(.high, at: .zero)
    let off = Instant.zero + Seconds(1500)
    let hot = HeatedStage.Output.allCases.map { rig.stage.output($0.rawValue, at: off) }
    rig.wire.drive(.low, at: off)
    #expect(hot[3] > 180.7, "the foil must have melted through")
    #expect(rig.stage.melted == 1)
    let given = 240.0 * 1500
    let foil = p.foil.mass * (p.foil.heat * (hot[3] - 25) + p.foil.latent)
    let held = 800 * (hot[0] - 25) + 1500 * (hot[1] - 25) + 60 * (hot[2] - 25) + foil
    #expect(((held - given) / given).magnitude < 1e-6)
    let later = off + Seconds(100_000)
    let cold = HeatedStage.Output.allCases.map { rig.stage.output($0.rawValue, at: later) }
    let frozen = p.foil.mass * p.foil.heat * (cold[3] - 25)
    let rest = 800 * (cold[0] - 25) + 1500 * (cold[1] - 25) + 60 * (cold[2] - 25)
    // All is at one temperature, still hot: whether the foil froze decides about its latent heat.
    let latent = cold[3] > 180.7 ? p.foil.mass * p.foil.latent : 0
    #expect(((rest + frozen + latent - given) / given).magnitude < 1e-6)
  }

  @Test("who reads, and when, changes nothing")
  func readersDoNotMatter() {
    let quiet = Rig()
    let nosy = Rig()
    for (i, level) in [Level.high, .low, .high, .low].enumerated() {
      let change = Instant.zero + Seconds(3.033 * Double(i))
      for k in 0..<(i == 0 ? 0 : 97) {
        _ = nosy.read(.foil, at: 3.033 * Double(i - 1) + Double(k) * 0.0312)
      }
      quiet.wire.drive(level, at: change)
      nosy.wire.drive(level, at: change)
    }
    for part in HeatedStage.Output.allCases {
      #expect(quiet.read(part, at: 60).bitPattern == nosy.read(part, at: 60).bitPattern)
    }
    #expect(quiet.stage.peak == nosy.stage.peak)
  }

  @Test("a reading between two segments follows the curve")
  func interpolation() {
    let coarse = Rig(Self.lonely)
    coarse.stage.put(.element, at: Celsius(125), now: .zero)
    _ = coarse.read(.element, at: 1)
    let mean = 25 + 100 * 800.0 / 2300
    let difference = 100 * Arithmetic.exp(-0.953 * 1.2 * 2300 / (800 * 1500))
    #expect((coarse.read(.element, at: 0.953) - (mean + difference * 1500 / 2300)).magnitude < 1e-9)
  }

  @Test("the foil sits several kelvins below the element, and more so with less gas")
  func gasMatters() {
    func lag(_ pressure: Double) -> Double {
      var p = StageParameters()
      p.pressure = Pascals(pressure)
      let rig = Rig(p)
      rig.wire.drive(.high, at: .zero)
      return rig.read(.element, at: 600) - rig.read(.foil, at: 600)
    }
    #expect(lag(0.5) > lag(1000))
  }

  @Test("heat stops when the dead-man drops, 200 ms after its last edge")
  func deadMan() {
    let pulse = Wire("dead-man", at: .low)
    let wire = Wire("heater", at: .high)
    let heater = HeaterCircuit(
      resistance: Ohms(2.4), supply: Net(held: 24), switchedBy: wire, contactor: nil,
      deadMan: DeadMan(on: pulse))
    let stage = HeatedStage(Self.lonely, heater: heater)
    pulse.drive(.high, at: .zero + Seconds(1))
    let end = stage.output(0, at: .zero + Seconds(5))
    // 240 W for 0.2 s into 800 J/K.
    #expect((end - 25 - 0.06).magnitude < 1e-3)
  }
}
