import Documents
import Foundation
import Quantities
import Rig
import Testing

/// The bench with another chamber under it.
@Suite("A recipe in a larger chamber")
struct ChamberSizeTests {
  /// A folder of a board that goes away with its owner.
  private final class Board {
    let path = FileManager.default.temporaryDirectory.path + "/solidus-board-\(UUID().uuidString)"

    init(_ changes: [(String, String)]) throws {
      try FileManager.default.copyItem(atPath: Bench.folder, toPath: path)
      var world = try String(contentsOfFile: path + "/world.yaml", encoding: .utf8)
      for (own, other) in changes {
        try #require(world.contains(own))
        world = world.replacing(own, with: other)
      }
      try world.write(toFile: path + "/world.yaml", atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static let large = [("volume: 1.5 L", "volume: 30 L"), ("pump: 40 L/s", "pump: 250 L/s")]

  private func recipe(accept: String = "") throws -> RecipeDocument {
    let text = """
      solidus: recipe/1
      name: t
      metal: Li
      holder: plain
      gas: Ar
      pressure: 100 Pa
      \(accept)
      steps:
        - open: [carrier]
        - flow: { argon: 100 sccm }
        - pressure: { hold: 100 Pa, within: 5 min }
        - heat: { zone: stage, to: 120 C, rate: 10 K/min }
        - repeat:
            times: 3
            steps:
              - pulse: { TMA: 0.02 s }
              - purge: 30 s
              - pulse: { H2O: 0.1 s }
              - purge: 50 s

      """
    return try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
  }

  private func findings(on files: BoardFiles) throws -> String {
    RecipeCompiler(try recipe(), on: files).examine().findings.written(as: .text)
  }

  @Test("needs longer purges there, and the check of that board says so")
  func checked() throws {
    #expect(try findings(on: Bench.files()).contains("error") == false)
    let board = try Board(Self.large)
    let said = try findings(on: try BoardFiles.read(board.path))
    // Twenty times the volume at the same flow and pressure: 16.3 s for each e-fold, 75 to a hundredth.
    #expect(said.contains("TMA has 30 s to leave before H2O comes in; at 120 C it needs 75 s"))
    #expect(said.contains("H2O has 50 s to leave before TMA comes in"))
  }

  @Test("has its plan flagged by that chamber: what is left grows, and a pulse covers less at once")
  func planned() throws {
    let accept = "accept: [{ rule: short-purge, reason: a test }]"
    func flags(_ files: BoardFiles) throws -> [String] {
      let recipe = try recipe(accept: accept)
      let compiled = try RecipeCompiler(recipe, on: files).compile()
      return try #require(try RecipePlan(compiled, of: recipe, on: files).films.first).flags
    }
    #expect(try flags(try Bench.files()) == [])
    let board = try Board(Self.large)
    #expect(try flags(try BoardFiles.read(board.path)).contains("CVD component"))
  }
}
