import Documents
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("The sputter rig")
struct SputterTests {
  private static let names = ["board.yaml", "world.yaml", "identification.yaml"]

  /// The rig that ships, with one text replaced by another wherever it stands.
  private func files(_ old: String = "", _ new: String = "") throws -> BoardFiles {
    let folder = Bench.board("sputter")
    var texts: [String: String] = [:]
    for name in Self.names {
      let bytes = try DocumentFiles.disk.bytes(at: "\(folder)/\(name)").get()
      let text = String(decoding: bytes, as: UTF8.self)
      texts["s/\(name)"] = old.isEmpty ? text : text.replacing(old, with: new)
    }
    return try BoardFiles.read("s", from: .memory(texts))
  }

  private func hottest(on files: BoardFiles) throws -> Celsius {
    let text = """
      solidus: recipe/1
      name: t
      metal: Li
      steps: [{heat: {zone: stage, to: as hot as provable, rate: 30 K/min}}]
      """
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    guard
      case .heat(0, let goal, _)? = try RecipeCompiler(recipe, on: files).compile().program
        .instructions.first
    else {
      throw RigError("not a heat instruction", remedy: "")
    }
    return goal
  }

  @Test("goes as hot as it can prove, holds it, and melts nothing")
  func heats() throws {
    let files = try files()
    let goal = try hottest(on: files)
    // Never identified: ten kelvin below what lithium would bear, and the drawing's wide box.
    #expect(goal > Celsius(152))
    #expect(goal < Celsius(160))
    let run = try SimulatedRun(
      [.heat(zone: 0, to: goal, rate: KelvinsPerSecond(0.5)), .hold(Seconds(60))],
      metal: .lithium, on: files, seed: 1)
    #expect(run.run(for: Seconds(6000)) == .done)
    let stage = try #require(run.world.parts.stage("stage"))
    #expect(stage.melted == 0)
    #expect(stage.peak > goal - Kelvins(2.5))
    #expect(run.world.misuse == nil)
  }

  @Test("proves its limit from its own identification, and nothing without one")
  func identification() throws {
    // A heavier element stores more, and less can be proved.
    let heavier = try hottest(on: try files("element: 300 J/K", "element: 3000 J/K"))
    #expect(try heavier < hottest(on: files()))
    let unknown = try files("  stage:\n    element: 300 J/K", "  plate:\n    element: 300 J/K")
    #expect(throws: Diagnostics.self) { try hottest(on: unknown) }
  }

  @Test("reads the process pressure of the papers, 0.5 Pa, where its head says it")
  func pressure() throws {
    let run = try SimulatedRun([], metal: .lithium, on: try files(), seed: 1)
    try #require(run.world.parts.net("chamber_pressure")).hold(0.5)
    for _ in 0..<10 { run.stepOnce() }
    // 0.5 Pa on 0.1 Torr is 0.375 V, behind a divider by four.
    guard case .voltage(let volts, _) = run.instrument.input(0).reading(of: 0) else {
      Issue.record("the head was not read")
      return
    }
    #expect((volts - Volts(0.09377)).magnitude < Volts(0.0001))
  }
}
