import Documents
import Instrument
import Library
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// A coating of the library, with fewer cycles and shorter rests, and how well its plan must hold.
struct ShortCoating: CustomTestStringConvertible, Sendable {
  let id: String
  var board = "bench"
  /// What stands in the recipe, and what instead.
  var shorter: [(String, String)] = []
  var given: [(name: String, value: AnyQuantity)] = []
  /// How far a material's thickness may be off its plan, as a share: doses of 10 ms do not saturate,
  /// so that what the valve differs from its kind shows in the film.
  var within = 0.03

  var testDescription: String { id }

  static let all = [
    ShortCoating(id: "two-step-lialox", shorter: [("times: 200", "times: 6")]),
    ShortCoating(id: "two-step-naalox", shorter: [("times: 200", "times: 6")]),
    ShortCoating(id: "alucone-on-sodium", shorter: [("value: 25", "value: 6")], within: 0.15),
    ShortCoating(id: "laminate-2-2-x25", shorter: [("times: 25", "times: 2")]),
    ShortCoating(id: "dual-layer", shorter: [("times: 50", "times: 4")]),
    ShortCoating(id: "plasma-al2o3", shorter: [("value: 117", "value: 6")]),
    ShortCoating(id: "graded-hpu-zn", board: "bench-hybrid"),
    ShortCoating(
      id: "sputtered-lialo2", board: "sputter", shorter: [("value: 100 nm", "value: 4 nm")]),
  ]

  private static let rests = [
    ("hold: 10 min", "hold: 30 s"), ("for: 30 min", "for: 1 min"),
    ("value: 30 min", "value: 1 min"),
  ]

  func text() throws -> String {
    let text = try #require(LibraryEntry.named(id)).text
    return (shorter + Self.rests).reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}

@Suite("What a plan says of a film is what the simulated run lays down")
struct DepositedFilmTests {
  @Test("the stack and its thickness", arguments: ShortCoating.all)
  func stack(coating: ShortCoating) throws {
    let recipe = try RecipeDocument.read(
      at: "r.yaml", from: .memory(["r.yaml": try coating.text()])
    ).get()
    let files = try BoardFiles.read(Bench.board(coating.board))
    let compiled = try RecipeCompiler(recipe, on: files, with: coating.given).compile()
    let plan = try RecipePlan(compiled, of: recipe, on: files)
    // How a stage cools says nothing of a film.
    let instructions = compiled.program.instructions.filter {
      if case .cool = $0 { false } else { true }
    }
    let run = try SimulatedRun(
      Program(instructions, conditions: compiled.program.conditions),
      metal: recipe.metal.value, combination: recipe.combination, on: files, seed: 1)
    #expect(run.run(for: Seconds(40_000)) == .done)
    let film = try #require(run.world.parts.chambers.first).chamber.film(at: run.now)
    #expect(film.layers.map(\.material) == plan.layers.map(\.material))
    #expect(!plan.films.isEmpty)
    for planned in plan.films {
      let laid = film.thickness(of: planned.material).value
      let off = (laid / planned.thickness.value - 1).magnitude
      #expect(off < coating.within, "\(planned.material): \(laid) nm, planned \(planned.thickness)")
    }
  }
}

@Suite("A graded film")
struct GradedFilmTests {
  @Test("has less zinc from each cycle's worth of depth to the next, and none on top")
  func depth() throws {
    let text = try #require(LibraryEntry.named("graded-hpu-zn")).text
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let files = try BoardFiles.read(Bench.board("bench-hybrid"))
    let plan = try RecipePlan(
      try RecipeCompiler(recipe, on: files).compile(), of: recipe, on: files)
    #expect(plan.films.map(\.material) == ["HPU-Zn", "PU"])
    #expect(plan.films.map(\.cycles) == [6, 10])
    // Depth in thirds of what the cycles of zinc reach.
    let whole = plan.layers.map(\.thickness.value).reduce(0, +)
    #expect((whole - 7.4).magnitude < 0.1)
    var zinc = [0.0, 0, 0]
    var bottom = 0.0
    for layer in plan.layers {
      if layer.material == "HPU-Zn" {
        zinc[min(2, Int(3 * bottom / whole))] += layer.thickness.value
      }
      bottom += layer.thickness.value
    }
    #expect(zinc[0] > zinc[1])
    #expect(zinc[1] > zinc[2])
    #expect(plan.layers.last?.material == "PU")
  }
}
