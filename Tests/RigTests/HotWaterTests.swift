import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("Water on lithium near its melting point")
struct HotWaterTests {
  /// The one run of the papers that went wrong, as hot as this rig can prove.
  private static func text(_ accept: String = "") -> String {
    """
    solidus: recipe/1
    name: Coated in place
    metal: Li
    holder: plain
    gas: Ar
    pressure: 100 Pa
    \(accept)
    steps:
      - open: [carrier]
      - flow: { argon: 100 sccm }
      - pressure: { hold: 100 Pa, within: 5 min }
      - heat: { zone: stage, to: as hot as provable, rate: 10 K/min }
      - repeat:
          times: 100
          steps:
            - pulse: { TMA: 0.1 s }
            - purge: 10 s
            - pulse: { H2O: 0.1 s }
            - purge: 10 s
      - cool: { zone: stage, below: 60 C }
    """
  }

  private func recipe(_ text: String) throws -> RecipeDocument {
    try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
  }

  @Test("is refused by the rule of chemistry, and by nothing else")
  func refused() throws {
    let recipe = try recipe(Self.text())
    let findings = RecipeCompiler(recipe, on: try Bench.files()).examine().findings
    #expect(findings.all.map(\.place.line) == [18])
    #expect(findings.all.first?.message.contains("corrodes the metal") == true)
    #expect(findings.all.first?.remedy.contains("water-near-melting") == true)
  }

  @Test(
    "eats the metal, as hot as can be proved and if the rule is put aside, less than at 180 °C")
  func corroded() throws {
    let recipe = try recipe(
      Self.text("accept: [{ rule: water-near-melting, reason: to see what the rule is for }]"))
    let files = try Bench.files()
    let compiled = try RecipeCompiler(recipe, on: files).compile()
    let plan = try RecipePlan(compiled, of: recipe, on: files)
    #expect(plan.films.first?.flags == ["corrosion"])
    #expect(try #require(plan.films.first).thickness < Nanometres(21))
    let run = try SimulatedRun(
      Program(
        Array(compiled.program.instructions.dropLast()), conditions: compiled.program.conditions),
      metal: .lithium, combination: recipe.combination, on: files, seed: 1)
    #expect(run.run(for: Seconds(20_000)) == .done)
    let film = try #require(run.world.parts.chamber("chamber")).film(at: run.now)
    // 200 cycles half a kelvin below melting come to 250 nm: PapersTests.
    #expect(film.corrosion > Nanometres(10) && film.corrosion < Nanometres(100))
    #expect(film.oxygenDepth.value / film.corrosion.value > 4)
    // What the rule keeps apart from the melt: nothing melted.
    #expect(try #require(run.world.parts.stage("stage")).melted == 0)
  }
}
