import Documents
import Instrument
import Quantities
import Rig
import Safety
import Testing

@Suite("A plan")
struct PlanTests {
  private func plan(_ path: String) throws -> RecipePlan {
    let recipe = try RecipeDocument.read(at: "\(RecipeFixture.root)/\(path)").get()
    let files = try Bench.files()
    return try RecipePlan(
      try RecipeCompiler(recipe, on: files).compile(), of: recipe, on: files)
  }

  private func plan(
    steps: String, head: String = "metal: Li", at pressure: String = "100 Pa"
  ) throws -> RecipePlan {
    let text =
      "solidus: recipe/1\nname: t\n\(head)\nholder: plain\ngas: Ar\npressure: \(pressure)\nsteps:\n"
      + "  - open: [carrier]\n  - flow: { argon: 100 sccm }\n  - pressure: { hold: 100 Pa, within: 5 min }\n"
      + steps
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let files = try Bench.files()
    return try RecipePlan(
      try RecipeCompiler(recipe, on: files).compile(), of: recipe, on: files)
  }

  private func cycles(_ count: Int, dose: String, at heat: String = "120 C") -> String {
    "  - heat: { zone: stage, to: \(heat), rate: 10 K/min }\n"
      + "  - repeat: { times: \(count), steps: [{ pulse: { TMA: \(dose) } }, { purge: 30 s },"
      + " { pulse: { H2O: 0.1 s } }, { purge: 50 s }] }\n"
  }

  @Test("weeks at one temperature are gone over in a few points, and end as hours do")
  func weeks() throws {
    func waiting(_ hours: Int) -> String {
      let dosed = cycles(3, dose: "0.1 s")
      let parts = dosed.split(separator: "\n", maxSplits: 1)
      return "\(parts[0])\n  - hold: \(hours) h\n\(parts[1])"
    }
    let (short, long) = (try plan(steps: waiting(12)), try plan(steps: waiting(2000)))
    // Minute by minute these were 120,000.
    #expect(long.forecast.curve.count < short.forecast.curve.count + 100)
    let more = long.forecast.duration.value - short.forecast.duration.value
    #expect((more - 1988 * 3600).magnitude < 30)
    #expect((long.forecast.peak - short.forecast.peak).magnitude < Kelvins(0.05))
    let (one, other) = (try #require(short.films.first), try #require(long.films.first))
    #expect((one.thickness - other.thickness).magnitude < Nanometres(0.002))
  }

  @Test("timed steps take exactly as long as they are written, with the seats of the valves")
  func exact() throws {
    let plan = try plan(steps: cycles(7, dose: "0.1 s"))
    let first = try #require(plan.compiled.flat.steps.firstIndex { $0.action.isPulse })
    let last = plan.compiled.flat.steps.count
    // 0.1 + 30 + 0.1 + 50 s, and twice 20 ms for a seat to shut.
    #expect(plan.starts[last] - plan.starts[first] == Seconds(80.24) * 7)
  }

  @Test("two steps of LiAlOx come to 200 cycles, 20 nm and less than the limit")
  func twoStep() throws {
    let plan = try plan("Sources/Library/Recipes/two-step-lialox.yaml")
    #expect(plan.films.map(\.material) == ["Al2O3"])
    #expect(plan.films.map(\.cycles) == [200])
    let thickness = try #require(plan.films.first?.thickness)
    // Bare sites take their first molecule as well: a fifth of a cycle more.
    #expect((thickness - Nanometres(20)).magnitude < Nanometres(0.05))
    #expect(plan.films.first?.flags == [])
    let limit = try #require(plan.limit)
    #expect(plan.forecast.peak < limit - Kelvins(1))
    #expect(plan.forecast.peak > Celsius(169))
    #expect(plan.forecast.waits == 1)
    #expect(plan.forecast.atMost == Seconds(300))
  }

  @Test("predicts how long a rehearsed heating takes, within three quarters of a per cent")
  func rehearsed() throws {
    let plan = try plan("Sources/Library/Recipes/first-heat.yaml")
    let program = plan.compiled.program
    let heating = plan.forecast.duration - plan.forecast.cooling
    let run = try SimulatedRun(
      Program(Array(program.instructions.dropLast()), conditions: program.conditions),
      metal: .lithium, combination: Bench.plain, on: try Bench.files(), seed: 1)
    // What is proved before a program begins is no part of it.
    let proved = run.elapsed
    #expect(run.run(for: Seconds(20_000)) == .done)
    let ratio = heating / (run.elapsed - proved)
    // The pulse that proves its sensors leaves the stage up to 4 K warmer than a plan begins.
    #expect(ratio > 0.995)
    #expect(ratio < 1.0075)
  }

  @Test("says how long a cooling takes, walls that got warm and all, within a tenth")
  func cooling() throws {
    let plan = try plan("Sources/Library/Recipes/first-heat.yaml")
    let program = plan.compiled.program
    func took(_ program: Program) throws -> Seconds {
      let run = try SimulatedRun(
        program, metal: .lithium, combination: Bench.plain, on: try Bench.files(), seed: 1)
      #expect(run.run(for: Seconds(20_000)) == .done)
      return run.elapsed
    }
    let heating = Program(Array(program.instructions.dropLast()), conditions: program.conditions)
    let ratio = plan.forecast.cooling / (try took(program) - took(heating))
    #expect(ratio > 0.9)
    #expect(ratio < 1.1)
    #expect(plan.forecast.knowsWalls)
  }

  @Test("a step that never ends is an error before anything moves", arguments: ["heat", "cool"])
  func endless(what: String) throws {
    let step =
      what == "heat"
      ? "  - heat: { zone: stage, to: 20 C, rate: 10 K/min }\n"
      : "  - heat: { zone: stage, to: 60 C, rate: 10 K/min }\n"
        + "  - cool: { zone: stage, below: 20 C }\n"
    do {
      _ = try plan(steps: step)
      Issue.record("what never ends has a plan")
    } catch let error as Diagnostics {
      #expect(error.written(as: .text).contains("this step never ends"))
    }
  }

  @Test(
    "flags what the chemistry says against it",
    arguments: [
      ("0.1 s", "120 C", "metal: Li", []),
      (
        "0.1 s", "84 C",
        "metal: Na\naccept: [{ rule: water-near-melting, reason: a test }]", ["corrosion"]
      ),
      (
        "0.1 s", "183 C",
        "metal: none\naccept: [{ rule: outside-window, reason: a test }]", ["above its window"]
      ),
    ])
  func flags(dose: String, heat: String, head: String, flags: [String]) throws {
    let plan = try plan(steps: cycles(3, dose: dose, at: heat), head: head)
    #expect(plan.films.first?.flags == flags)
  }

  @Test("says that a dose is too small to cover the surface")
  func underDosed() throws {
    // At little pressure gas does not stay long.
    let small =
      "  - pressure: { hold: 20 Pa, within: 5 min }\n"
      + cycles(3, dose: "0.1 s").replacing("H2O: 0.1 s", with: "EG: 10 ms")
    let film = try #require(try plan(steps: small, at: "20 Pa").films.first)
    #expect(film.flags == ["under-dosed"])
    #expect(film.thickness < Nanometres(3 * 0.14))
  }

  @Test("says where vapour grows too, and what was seen to grow here")
  func vapourAndObserved() throws {
    let head =
      "metal: Li\naccept: [{ rule: short-purge, reason: a test }]\n"
      + "film: [{ material: Al2O3, growth: 0.25 nm, source: a test }]"
    let steps = cycles(4, dose: "0.1 s").replacing("30 s", with: "1 s")
    let film = try #require(try plan(steps: steps, head: head).films.first)
    #expect(film.flags == ["CVD component"])
    #expect(film.observed == Nanometres(1))
    // Four cycles are 0.4 nm; what a second of purging leaves grows as much again and more.
    #expect(film.thickness > Nanometres(0.5))
  }

  @Test("stacks the layers from the metal up")
  func layers() throws {
    let plan = try plan("docs/recipes/graded.yaml")
    #expect(plan.layers.map(\.cycles) == [9, 1, 3, 2, 2, 3, 1, 9])
    #expect(plan.layers.first?.material == "Al2O3")
    #expect(plan.layers.last?.material == "ZnO")
    #expect(plan.uses.map(\.pulses) == [15, 30, 15])
  }
}

extension FlatAction {
  fileprivate var isPulse: Bool { if case .pulse = self { true } else { false } }
}
