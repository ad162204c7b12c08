import Documents
import Instrument
import Quantities
import Rig
import Simulator
import Testing

@Suite("A plan beside a run of it")
struct PlannedGrowthTests {
  private struct Entry {
    let recipe: RecipeDocument
    let files: BoardFiles
    let plan: RecipePlan

    init(_ id: String) throws {
      recipe = try #require(PaperFixture.recipes.first { $0.id == id }).recipe()
      files = try BoardFiles.read(Bench.board(recipe.paper?.board ?? "bench"))
      let compiled = try RecipeCompiler(recipe, on: files).compile()
      plan = try RecipePlan(compiled, of: recipe, on: files)
    }

    func run() throws -> SimulatedRun {
      try SimulatedRun(
        plan.compiled.program, metal: recipe.metal.value, combination: recipe.combination,
        on: files, seed: 1)
    }
  }

  /// Doses of 10 ms that saturate nothing, purges that leave a partner, seconds in which the
  /// throttle moves, and such as saturate.
  @Test(
    "grows what the run grows, within a twentieth, and takes as long, within a fiftieth",
    arguments: [
      "zhao-2018-alucone-10", "cao-2016-lixalys-completed", "chen-2017-alumina-20",
      "zhao-2020-tin-oxide-host-completed", "kazyak-2015-alumina",
      "pirayesh-2023-cu-1-1-x10-completed",
    ])
  func growth(id: String) throws {
    let entry = try Entry(id)
    let run = try entry.run()
    let proved = run.elapsed
    #expect(run.run(for: Seconds(40_000)) == .done)
    let took = run.elapsed - proved
    #expect((entry.plan.forecast.duration / took - 1).magnitude < 0.02)
    let film = try #require(run.world.parts.chamber("chamber")).film(at: run.now)
    for layer in film.layers {
      #expect(entry.plan.films.contains { $0.material == layer.material }, "\(layer.material)")
    }
    for planned in entry.plan.films {
      let grown = film.thickness(of: planned.material)
      #expect((planned.thickness / grown - 1).magnitude < 0.05, "\(planned.material) \(grown)")
    }
  }

  @Test("its layers are the whole of its films", arguments: PaperFixture.recipes)
  func layers(fixture: PaperFixture) throws {
    let standing = try fixture.paper().standing
    guard standing != .refused, standing != .asks else { return }
    let plan = try Entry(fixture.id).plan
    for film in plan.films {
      let layers = plan.layers.filter { $0.material == film.material }
      let sum = layers.reduce(Nanometres.zero) { $0 + $1.thickness }
      #expect((sum - film.thickness).magnitude < Nanometres(1e-6))
      #expect(film.thickness > .zero)
      // More than a whole cycle each is what the purges leave, and less what the doses lack.
      let laws = try Chemistry.shipped().films.entries.filter {
        $0.value.material == film.material
      }
      guard film.flags.isEmpty, let most = laws.map(\.value.mostGrowth).max() else { continue }
      #expect(film.thickness < most * Double(film.cycles) * 1.1, "\(film.material)")
    }
  }
}

extension FilmDocument {
  /// What a whole cycle grows at most, at any temperature of its window.
  fileprivate var mostGrowth: Nanometres {
    switch growth {
    case .energy(let law): law.growth * 1.05
    case .table(let points): points.map(\.growth).max() ?? .zero
    }
  }
}
