import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Twenty cycles of plasma on a hot stage.
private func recipe(
  _ place: String, on metal: String = "Li", burning: String = "20 s", resting: String = "10 s"
) throws -> RecipeDocument {
  let text = """
    solidus: recipe/1
    name: hot plasma
    description: plasma on a hot stage
    metal: \(metal)
    holder: plain
    gas: Ar
    pressure: 100 Pa
    steps:
      - open: [carrier]
      - flow: { argon: 50 sccm, oxygen: 50 sccm }
      - pressure: { hold: 100 Pa, within: 5 min }
      - heat: { zone: stage, to: \(place), rate: 10 K/min }
      - repeat:
          times: 20
          steps:
            - plasma: { gas: oxygen, power: 300 W, for: \(burning) }
            - purge: \(resting)
    """
  return try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
}

/// The bench, whose plasma warms the foil with this share of its power, and the share that it is
/// said to be at most.
private func bench(heat: String, atMost most: String = "10 %") throws -> BoardFiles {
  var texts: [String: String] = [:]
  for name in ["board.yaml", "world.yaml", "identification.yaml"] {
    let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/\(name)").get()
    texts["b/\(name)"] = String(decoding: bytes, as: UTF8.self)
      .replacing(", heat: 5 % }", with: ", heat: \(heat) }")
      .replacing("reading_span: 2.5 V, heat: 10 % }", with: "reading_span: 2.5 V, heat: \(most) }")
  }
  return try BoardFiles.read("b", from: .memory(texts))
}

/// Runs what was compiled for one board on another, or on the same.
private func run(
  _ recipe: RecipeDocument, compiledFor known: BoardFiles, on files: BoardFiles, seed: UInt64 = 1
) throws -> SimulatedRun {
  try SimulatedRun(
    try RecipeCompiler(recipe, on: known).compile().program, metal: .lithium,
    combination: recipe.combination, on: files, seed: seed)
}

@Suite("The heat of a plasma")
struct PlasmaHeatTests {
  @Test("300 W at 165 C are refused before anything moves, with the sum")
  func refused() throws {
    let (_, findings) = RecipeCompiler(try recipe("165 C"), on: try bench(heat: "5 %")).examine()
    let text = findings.written(as: .text)
    #expect(text.contains("r.yaml:12:30: error: 165 C cannot be proved safe here"))
    #expect(text.contains("K for up to 30.0 W of the generator = "))
  }

  @Test("an hour of plasma on sodium is refused where it stands, however cold the stage was left")
  func cold() throws {
    let files = try bench(heat: "5 %")
    func text(_ burning: String) throws -> String {
      let text = """
        solidus: recipe/1
        name: cold plasma
        description: plasma on a stage that nothing heats
        metal: Na
        holder: plain
        gas: Ar
        pressure: 100 Pa
        steps:
          - open: [carrier]
          - flow: { argon: 50 sccm, oxygen: 50 sccm }
          - pressure: { hold: 100 Pa, within: 5 min }
          - plasma: { gas: oxygen, power: 300 W, for: \(burning) }
        """
      let cold = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
      return RecipeCompiler(cold, on: files).examine().findings.written(as: .text)
    }
    #expect(try text("1 h").contains("r.yaml:12:5: error: what the generator gives"))
    #expect(try !text("1 min").contains("error"))
  }

  @Test(
    "as hot as provable is no hotter than the worst plasma leaves room for, and none is put out",
    arguments: [1, 2, 3] as [UInt64])
  func worst(seed: UInt64) throws {
    // The plant gives all that the board says it may give.
    let files = try bench(heat: "10 %")
    let hot = try recipe("as hot as provable")
    let run = try run(hot, compiledFor: files, on: files, seed: seed)
    #expect(run.run(for: Seconds(4 * 3600)) == .done)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.melted == 0)
  }

  @Test("a plasma that warms more than the board says is put out or cut, and nothing melts")
  func more() throws {
    let files = try bench(heat: "30 %")
    let hot = try recipe("as hot as provable")
    let run = try run(hot, compiledFor: files, on: files)
    let outcome = run.run(for: Seconds(4 * 3600))
    #expect(outcome != .done)
    #expect(try #require(run.world.parts.stage("stage")).melted == 0)
  }

  @Test("what was compiled for a cooler stage is put out before the guard trips")
  func putOut() throws {
    // Compiled where the plasma is said to warm little, run where it may warm as much as it does.
    let shy = try bench(heat: "10 %", atMost: "1 %")
    let hot = try recipe("160 C", burning: "1 min", resting: "1 s")
    let run = try run(hot, compiledFor: shy, on: try bench(heat: "10 %"))
    let outcome = run.run(for: Seconds(4 * 3600))
    guard case .aborted(.gas(.tooWarm(0, let peak)), _) = outcome else {
      Issue.record("ended otherwise: \(outcome)")
      return
    }
    #expect(peak < run.instrument.zone(0).limit)
    #expect(try #require(run.world.parts.stage("stage")).melted == 0)
  }
}
