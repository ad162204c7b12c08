import Control
import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("Identification on the simulated bench")
struct IdentificationRunTests {
  private func stage(_ run: IdentificationRun) throws -> IdentifiedStage {
    let outcome = run.identify()
    guard case .identified(let stage) = outcome else { throw Ended(how: outcome) }
    return stage
  }

  private struct Ended: Error { let how: IdentificationRun.Outcome }

  @Test("finds the masses, the coupling and the loss that the world has, and trips nothing")
  func bench() throws {
    let run = try IdentificationRun(try Bench.files(), metal: .lithium, seed: 1)
    let found = try stage(run)
    // Holder and foil; the contact, and gas and radiation across 0.2 mm at 100 Pa.
    #expect(found.element.admits(JoulesPerKelvin(800)))
    #expect(found.sample.admits(JoulesPerKelvin(60.08)))
    #expect(found.coupling.admits(WattsPerKelvin(0.419)))
    #expect(found.coupling.admits(WattsPerKelvin(0.423)))
    #expect(found.elementLoss.admits(WattsPerKelvin(1.2)))
    #expect(found.sampleLoss.admits(WattsPerKelvin(0.002)))
    #expect((found.sample.value.value / 60.08 - 1).magnitude < 0.02)
    #expect((found.coupling.value.value / 0.421 - 1).magnitude < 0.02)
    #expect(found.sampleLag < Seconds(0.4))
    #expect(found.element.share < 0.03)
    #expect(found.coupling.share < 0.1)
    #expect(run.run.world.misuse == nil)
    #expect(run.run.world.parts.stage("stage")?.melted == 0)
  }

  @Test("less gas couples less, and the numbers follow")
  func pressure() throws {
    let thin = Combination(holder: "plain", gas: "Ar", pressure: Pascals(1))
    let run = try IdentificationRun(
      try Bench.files(), metal: .lithium, combination: thin, seed: 1)
    let found = try stage(run)
    #expect(found.coupling.admits(WattsPerKelvin(0.354)))
    #expect(found.coupling.highest < WattsPerKelvin(0.4))
  }

  @Test("of another board, by the name of its zone")
  func minimal() throws {
    let folder = Bench.folder.replacing("/bench", with: "/minimal")
    let files = try BoardFiles.read(folder)
    let found = try stage(try IdentificationRun(files, zone: "stage", metal: .none, seed: 5))
    #expect(found.element.admits(JoulesPerKelvin(15)))
    #expect(found.sample.admits(JoulesPerKelvin(54.1)))
    #expect(throws: RigError.self) {
      try IdentificationRun(files, zone: "stag", metal: .none, seed: 5)
    }
  }

  @Test("the entry that ships is the one that it finds")
  func shipped() throws {
    let files = try Bench.files()
    let run = try IdentificationRun(
      files, metal: .lithium, combination: Bench.plain, seed: 1)
    let entry = IdentifiedCombination(Bench.plain, date: nil, try stage(run))
    let document = try #require(files.identification)
    #expect(document.adding(entry, to: "stage").text == document.text)
  }
}

@Suite("What is known of a stage")
struct KnownStageTests {
  private func goal(_ lines: String) throws -> Celsius {
    let text =
      "solidus: recipe/1\nname: t\nmetal: Li\n\(lines)steps:\n"
      + "  - heat: {zone: stage, to: as hot as provable, rate: 5 K/min}\n"
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let compiled = try RecipeCompiler(recipe, on: try Bench.files()).compile()
    guard case .heat(_, let goal, _)? = compiled.program.instructions.first else {
      return Celsius(.nan)
    }
    return goal
  }

  private func refusal(_ lines: String) throws -> String {
    let text =
      "solidus: recipe/1\nname: t\nmetal: Li\n\(lines)steps:\n"
      + "  - heat: {zone: stage, to: 170 C, rate: 5 K/min}\n"
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    do {
      _ = try RecipeCompiler(recipe, on: try Bench.files()).compile()
      return ""
    } catch let refusal as Diagnostics { return refusal.written(as: .text) }
  }

  private static let known = "holder: plain\ngas: Ar\npressure: 100 Pa\n"

  @Test("what was identified may go ten kelvin hotter, and more, than what was not")
  func ceiling() throws {
    let known = try goal(Self.known)
    #expect(known > Celsius(165))
    for other in [
      "", "holder: ring\ngas: Ar\npressure: 100 Pa\n", "holder: plain\ngas: He\npressure: 100 Pa\n",
      "holder: plain\ngas: Ar\npressure: 121 Pa\n", "holder: plain\ngas: Ar\npressure: 79 Pa\n",
    ] {
      #expect(try goal(other) < known - Kelvins(10))
    }
    #expect(try goal("holder: plain\ngas: Ar\npressure: 119 Pa\n") == known)
  }

  @Test("a drawing that claims to be sure is not believed")
  func sureDrawing() throws {
    let files = try Bench.files()
    let text = try #require(files.identification?.drawingOnly.text)
    let sure = text.replacing("+- 20 %", with: "+- 2 %")
    let document = try IdentificationDocument.read(
      at: "i.yaml", from: .memory(["i.yaml": sure])
    ).get()
    func goal(_ files: BoardFiles) throws -> [Instruction] {
      let text =
        "solidus: recipe/1\nname: t\nmetal: Li\nsteps:\n"
        + "  - heat: {zone: stage, to: as hot as provable, rate: 5 K/min}\n"
      let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
      return try RecipeCompiler(recipe, on: files).compile().program.instructions
    }
    #expect(try goal(files.knowing(document)) == goal(files))
  }

  @Test("a refusal says that nobody identified it")
  func words() throws {
    #expect(try refusal(Self.known).contains("identified") == false)
    let other = try refusal("holder: ring\ngas: Ar\npressure: 100 Pa\n")
    #expect(other.contains(" - 10.0 K never identified = limit 161.2 C"))
    #expect(other.contains("never identified for holder ring, Ar, 100 Pa: numbers of the drawing"))
    #expect(try refusal("").contains("the recipe names no holder, gas and pressure: numbers of"))
  }

  @Test("part of a combination is an error where it stands")
  func part() throws {
    let text = try refusal("gas: Ar\n")
    #expect(text.hasPrefix("r.yaml:4:6: error: holder, gas and pressure choose together"))
  }

  @Test("a run guards with the same ceiling as its recipe was checked with")
  func run() throws {
    let files = try Bench.files()
    let known = try SimulatedRun(
      [], metal: .lithium, combination: Bench.plain, on: files, seed: 1)
    let unknown = try SimulatedRun([], metal: .lithium, on: files, seed: 1)
    let lower = known.instrument.zone(0).limit - unknown.instrument.zone(0).limit
    #expect(lower == Kelvins(10))
  }
}

@Suite("A pulse")
struct PulseTests {
  private func heat(_ run: SimulatedRun) -> Double {
    let circuit = run.world.parts.heater("stage")
    return circuit?.output(0, at: run.world.now) ?? .nan
  }

  @Test("heats at full power until the sample is there, and then not")
  func ends() throws {
    let run = try Bench.run([
      .burst(zone: 0, until: Celsius(35), longest: Seconds(900)), .hold(Seconds(60)),
    ])
    var last = Celsius(25)
    while run.instrument.instruction != .hold(Seconds(60)) {
      run.stepOnce()
      last = run.instrument.zone(0).observation?.sample.value ?? last
      try #require(run.now < .zero + Seconds(900))
      if last < Celsius(34.9) { #expect(heat(run) > 9.9) }
    }
    #expect(last >= Celsius(35))
    #expect(last < Celsius(35.5))
    for _ in 0..<100 {
      run.stepOnce()
      #expect(heat(run) == 0)
    }
  }

  @Test("ends when its time is over, also as the last of a program")
  func longest() throws {
    let run = try Bench.run([.burst(zone: 0, until: Celsius(160), longest: Seconds(30))])
    #expect(run.run(for: Seconds(100)) == .done)
    #expect(run.elapsed > Seconds(30))
    // The proofs before it take a few seconds.
    #expect(run.elapsed < Seconds(35))
    #expect(heat(run) == 0)
  }

  @Test("towards a temperature beyond the limit is held off by the governor, not by a trip")
  func governed() throws {
    let run = try Bench.run([.burst(zone: 0, until: Celsius(400), longest: Seconds(5400))])
    #expect(run.run(for: Seconds(7200)) == .done)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.peak > Celsius(140))
    #expect(stage.peak < Celsius(161.2))
  }
}
