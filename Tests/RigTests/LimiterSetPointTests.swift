import Documents
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("Where the limiters of the plants are set")
struct LimiterSetPointTests {
  private static let soaks: [(plant: String, metal: Metal, soak: Double)] = [
    ("puck", .lithium, 168.6), ("puck", .sodium, 85.8), ("puck", .potassium, 51.6),
    ("ald-plate", .lithium, 169.3), ("ald-plate", .sodium, 86.6), ("ald-plate", .potassium, 52.3),
    ("hot-wall", .lithium, 162.4), ("hot-wall", .sodium, 82.3), ("hot-wall", .potassium, 49.1),
    ("hotplate", .lithium, 163.9), ("hotplate", .sodium, 83.5), ("hotplate", .potassium, 50.1),
  ]

  /// Switch and contactor are welded from the beginning; nobody steps anything.
  private func weld(_ world: SimulatedWorld, at now: Instant) throws -> HeatedStage {
    let circuit = try #require(world.parts.heater("stage"))
    var ailment = circuit.ailing
    ailment.contactorWelded = true
    ailment.switchWelded = true
    circuit.ail(with: ailment, at: now)
    return try #require(world.parts.stage("stage"))
  }

  private static let part = HeatedStage.Output.element.rawValue

  @Test("all is welded from the cold on: it opens, and nothing melts", arguments: soaks)
  func cold(plant: String, metal: Metal, soak: Double) throws {
    let world = try SimulatedWorld(try Plants.files(plant), seed: 1, metal: metal)
    let stage = try weld(world, at: .zero)
    try watch(stage, metal, for: 3000)
    #expect(stage.limiterHasTripped)
  }

  @Test("all is welded in the hottest soak of any rig: nothing melts", arguments: soaks)
  func hot(plant: String, metal: Metal, soak: Double) throws {
    let files = try Plants.files(plant)
    for seed in UInt64(0)...5 {
      let scatter = seed == 0 ? nil : Scatter(seed: seed)
      let world = try SimulatedWorld(files, seed: seed, metal: metal, scatter: scatter)
      hold(try #require(world.parts.stage("stage")), at: soak)
      try watch(try weld(world, at: .zero), metal, for: 600)
    }
  }

  /// Lets time pass until the limiter has opened, or for so long, and then until it has coasted.
  private func watch(_ stage: HeatedStage, _ metal: Metal, for longest: Double) throws {
    var time = 0.0
    while time < longest, !stage.limiterHasTripped {
      time += 20
      _ = stage.output(Self.part, at: .zero + Seconds(time))
    }
    _ = stage.output(Self.part, at: .zero + Seconds(time + 200))
    #expect(stage.melted == 0)
    #expect(stage.peak < (try #require(metal.melts)))
  }

  /// As after a long soak.
  private func hold(_ stage: HeatedStage, at soak: Double) {
    let p = stage.parameters
    let lead = p.holderToWall.value * (soak - 25) / p.contact.value
    stage.put(.holder, at: Celsius(soak), now: .zero)
    stage.put(.foil, at: Celsius(soak), now: .zero)
    stage.put(.element, at: Celsius(soak + lead), now: .zero)
  }

  @Test("without it, the same would melt the foil", arguments: soaks)
  func without(plant: String, metal: Metal, soak: Double) throws {
    let files = try Plants.files(plant)
    let limited = try SimulatedWorld(files, seed: 1, metal: metal)
    let p = try #require(limited.parts.stage("stage")).parameters
    guard case .zone(let zone)? = files.board.channels["stage"] else {
      Issue.record("\(plant) has no zone")
      return
    }
    // What full power comes to in the end, without anything that ends it.
    let end = 25 + zone.power.value / p.holderToWall.value
    #expect(end > (try #require(metal.melts)).value)
  }

  @Test("the hottest soak that can be proved does not open it", arguments: soaks)
  func soak(plant: String, metal: Metal, soak: Double) throws {
    let files = try Plants.files(plant)
    for seed in UInt64(0)...6 {
      let scatter = seed == 0 ? nil : Scatter(seed: seed)
      let world = try SimulatedWorld(files, seed: seed, metal: metal, scatter: scatter)
      let stage = try #require(world.parts.stage("stage"))
      hold(stage, at: soak)
      // Sensors settle for a while; what is stored only falls.
      _ = stage.output(Self.part, at: .zero + Seconds(60))
      #expect(!stage.limiterHasTripped, "seed \(seed)")
    }
  }

  @Test("all sensors wrong by the same amount: it opens before the foil melts")
  func commonCause() throws {
    let run = try Plants.run(
      "puck",
      [.heat(zone: 0, to: Celsius(160), rate: KelvinsPerSecond(0.2)), .hold(Seconds(3600))],
      faults: "- {target: 'tc.*', kind: offset, params: {K: -30}}")
    _ = run.run(for: Seconds(3600))
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.limiterHasTripped)
    #expect(stage.melted == 0)
    #expect(stage.peak > Celsius(165))
  }
}
