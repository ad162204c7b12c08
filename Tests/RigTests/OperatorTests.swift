import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Synchronization
import Testing

@Suite("What people do")
struct OperatorTests {
  private static let head = "solidus: recipe/1\nname: t\n"
  private static let steps =
    "steps:\n  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n  - hold: 20 s\n"

  private func compile(_ text: String) throws -> CompiledRecipe {
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    return try RecipeCompiler(recipe, on: try Bench.files()).compile()
  }

  /// Everything that is found wrong with a recipe, as it is printed.
  private func findings(_ text: String) -> String {
    do {
      _ = try compile(text)
      return ""
    } catch let error as Diagnostics { return error.written(as: .text) } catch { return "\(error)" }
  }

  /// A file that somebody edits while others read it.
  private final class Editable: Sendable {
    let text: Mutex<String>
    init(_ text: String) { self.text = Mutex(text) }
    var files: DocumentFiles {
      DocumentFiles { _ in .success(Array(self.text.withLock { $0 }.utf8)) }
    }
  }

  @Test("a recipe that is edited while it runs goes on as it began", arguments: [5.0, 25])
  func edited(second: Double) throws {
    func hash(editingAt second: Double?) throws -> String {
      let file = Editable(Self.head + "metal: Na\n" + Self.steps)
      let recipe = try RecipeDocument.read(at: "r.yaml", from: file.files).get()
      let compiled = try RecipeCompiler(recipe, on: try Bench.files()).compile()
      let run = try SimulatedRun(
        compiled.program, metal: recipe.metal.value, on: try Bench.files(), seed: 1)
      let outcome = run.run(for: Seconds(600)) { run in
        guard let second, run.elapsed > Seconds(second) else { return }
        file.text.withLock { $0 = Self.head + "metal: none\nsteps: [hold: 1 s]\n" }
      }
      #expect(outcome == .done)
      #expect(run.instrument.zone(0).limit < Celsius(97))
      return withExtendedLifetime(run) { run.world.trace.hash() }
    }
    #expect(try hash(editingAt: second) == hash(editingAt: nil))
  }

  @Test(
    "a metal that is not declared, or not known, is refused where it stands",
    arguments: [
      ("", "r.yaml:1:1: error: 'metal' is missing; write 'metal: Li"),
      ("metal: Lithium\n", "r.yaml:3:8: error: "), ("metal: Rb\n", "r.yaml:3:8: error: "),
      ("metal:\n", "r.yaml:3:"), ("metal: [Li, Na]\n", "r.yaml:3:8: error: "),
      ("metal: Li\nmetal: Na\n", "r.yaml:4:1: error: "),
    ])
  func metal(line: String, finding: String) {
    let found = findings(Self.head + line + Self.steps)
    #expect(found.hasPrefix(finding), "\(found)")
    #expect(found.contains("metal"))
  }

  @Test("an acknowledgement that is asked for in every step is taken once, when it may be")
  func storm() throws {
    let latches = MemoryLatches()
    try latches.simulatedToken(of: "stage").consume()
    let run = try SimulatedRun(
      powering: [.heat(zone: 0, to: Celsius(60), rate: KelvinsPerSecond(0.5))], metal: .lithium,
      combination: Bench.plain, on: try Bench.files(), seed: 1, latches: latches)
    let stop = run.world.lines.wire(try run.world.line("emergency_stop"))
    let start = run.now
    stop.drive(.low, at: start)
    var taken: [Seconds] = []
    for step in 0..<600 {
      if step == 300 { stop.drive(.high, at: run.now) }
      run.stepOnce()
      if run.instrument.acknowledge(0, at: run.now) == nil { taken.append(run.now - start) }
      // Acknowledging is one act, arming another: this one asks for none of them.
      #expect(run.world.parts.heater("stage")?.isHeating(at: run.now) == false)
      for line in ["stage_heater", "contactor"] {
        #expect(run.world.lines.wire(try run.world.line(line)).driven == .low)
      }
    }
    #expect(taken.count == 1)
    let first = try #require(taken.first)
    #expect(first >= Seconds(35) && first < Seconds(35.5))
    #expect(run.instrument.state == .acknowledged)
  }

  @Test(
    "there is no key that takes a limit away",
    arguments: [
      ("metal: Na\n", "metal: Na\nlimit: none\n"), ("metal: Na\n", "metal: Na\nmargin: 0 K\n"),
      ("metal: Na\n", "metal: Na\nignore_limits: true\n"), ("metal: Na\n", "metal: any\n"),
      ("rate: 60 K/min}", "rate: 60 K/min, force: true}"),
      ("rate: 60 K/min}", "rate: 60 K/min, limit: 200 C}"),
      ("to: 40 C", "to: 97 C"),
      // A rule of chemistry may be broken for a reason; the melting point is no such rule.
      (
        "  - hold: 20 s\n",
        "  - heat: {zone: stage, to: 97 C, rate: 5 K/min}\naccept: [{rule: melt-limit, reason: x}]\n"
      ),
    ])
  func disabling(right: String, wrong: String) {
    let text = Self.head + "metal: Na\n" + Self.steps
    #expect(findings(text) == "")
    let found = findings(text.replacing(right, with: wrong))
    #expect(found.contains("error:"), "\(wrong) was taken")
  }

  @Test("what the board says it bears moves no melting point", arguments: ["300 C", "600 C"])
  func boardLimit(bears: String) throws {
    let folder = Bench.folder
    guard case .success(let bytes) = DocumentFiles.disk.bytes(at: folder + "/board.yaml") else {
      Issue.record("no board")
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("limit: 300 C"))
    let changed = text.replacing("limit: 300 C", with: "limit: \(bears)")
    let files = DocumentFiles { path in
      path.hasSuffix("/board.yaml")
        ? .success(Array(changed.utf8)) : DocumentFiles.disk.bytes(at: path)
    }
    let board = try BoardFiles.read(folder, from: files)
    let run = try SimulatedRun(
      powering: [], metal: .sodium, combination: Bench.plain, on: board, seed: 1)
    #expect(run.instrument.zone(0).limit == Celsius(97.79 - 4.3 - 5))
  }
}
