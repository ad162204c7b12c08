import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("The independent limiter")
struct LimiterTests {
  private static let metals = [Metal.lithium, .sodium, .potassium]

  private static func files(_ plant: String, _ seed: UInt64) throws -> BoardFiles {
    let drawing = try BoardFiles.read(Bench.folder + "/plants/\(plant)")
    return seed == 0 ? drawing : drawing.scattered(by: seed)
  }

  private static func foil(_ metal: Metal) -> StageParameters.Foil {
    switch metal {
    case .lithium, .none: .lithium
    case .sodium: .sodium
    case .potassium: .potassium
    }
  }

  /// Switch and contactor are welded from the beginning, in the cold or in a soak; no program runs.
  private func welded(
    _ plant: String, _ metal: Metal, _ seed: UInt64, soaking: Celsius? = nil
  ) throws -> HeatedStage {
    let world = try SimulatedWorld(
      try Self.files(plant, seed), seed: seed, foil: Self.foil(metal))
    let circuit = try #require(world.parts.heater("stage"))
    let stage = try #require(world.parts.stage("stage"))
    if let soaking {
      for part in HeatedStage.Output.allCases where part != .wall {
        stage.put(part, at: soaking, now: .zero)
      }
    }
    var ailment = circuit.ailing
    ailment.contactorWelded = true
    ailment.switchWelded = true
    circuit.ail(with: ailment, at: .zero)
    // What feeds the stage belongs to the world, which must outlive the hour.
    withExtendedLifetime(world) {
      for minute in 1...60 { _ = stage.output(0, at: .zero + Seconds(60 * Double(minute))) }
    }
    return stage
  }

  @Test(
    "with everything welded it opens, and a puck or a plate melts nothing",
    arguments: ["puck", "ald-plate"], metals)
  func holds(plant: String, metal: Metal) throws {
    for seed in UInt64(0)...12 {
      let stage = try welded(plant, metal, seed)
      let (opened, margin, melted) = (stage.limiterHasTripped, stage.margin, stage.melted)
      // One that is too weak to get there opens nothing.
      #expect(opened || margin > Kelvins(5), "seed \(seed): \(margin)")
      #expect(margin > .zero, "seed \(seed): \(margin)")
      #expect(melted == 0)
    }
  }

  @Test(
    "a sleeve or a hotplate that stores so much melts lithium in spite of it",
    arguments: ["hot-wall", "hotplate"])
  func cannot(plant: String) throws {
    // What is stored, and so what coasts on, depends on where the heater was when it welded.
    var melted = 0
    for seed in UInt64(0)..<5 {
      for start in [25.0, 80, 120, 140] {
        let stage = try welded(plant, .lithium, seed, soaking: Celsius(start))
        if stage.limiterHasTripped, stage.melted > 0 { melted += 1 }
      }
    }
    #expect(melted > 0)
  }

  @Test(
    "all sensors thirty kelvin low from the start: it opens, and nothing melts", arguments: metals)
  func allLow(metal: Metal) throws {
    let text = "- {target: 'tc.*', kind: offset, params: {K: -30}}"
    let faults = try FaultDocument.read(at: "f", from: .memory(["f": text])).get()
    for seed in UInt64(1)...3 {
      let known = KnownPlant(try Self.files("puck", 0), seed: seed)
      let run = try SimulatedRun(
        [
          .heat(zone: 0, to: known.goal(metal), rate: .asFastAsProvable), .hold(Seconds(600)),
        ], metal: metal, combination: Bench.plain, on: known.files, seed: seed, faults: faults)
      _ = run.run(for: Seconds(3600))
      let stage = try #require(run.world.parts.stage("stage"))
      // A weak heater does not get lithium so hot.
      #expect(stage.limiterHasTripped || stage.margin > Kelvins(7), "seed \(seed)")
      #expect(stage.margin > .zero, "seed \(seed): \(stage.margin)")
    }
  }

  @Test("no sound rig opens it: it is set above what the guard allows", arguments: metals)
  func quiet(metal: Metal) throws {
    for seed in UInt64(1)...2 {
      let known = KnownPlant(try Self.files("puck", 0), seed: seed)
      let one = CampaignCase(seed: seed, metal: metal, plant: "puck", fault: nil)
      let result = Rehearsal(one, on: known).run()
      #expect(result.broken == nil)
      // The oracle knows the plant, and is not much quicker.
      let slower = try #require(result.anneal?.slower)
      #expect(slower >= 0.95 && slower <= 1.5, "\(slower)")
    }
  }
}
