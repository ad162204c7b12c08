import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

@Suite("A switch at the seat of a valve")
struct SeatSwitchTests {
  /// Where its line is.
  enum Place: String, CaseIterable {
    case line = "gpio: gpiochip0 7, direction: input, edges: both"
    case expander = "expander: inputs.4, direction: input"
  }

  /// The bench with a switch at the seat of its first valve.
  private static func files(_ place: Place) throws -> BoardFiles {
    let changes = [
      "board.yaml": [
        ("\nchannels:\n", "\n  tma_shut: { \(place.rawValue), purpose: seat }\n\nchannels:\n"),
        ("precursor: TMA }", "precursor: TMA, position: tma_shut }"),
      ],
      "world.yaml": [("joins:\n", "joins:\n  tma_shut: valve_tma.shut\n")],
    ]
    return try BoardFiles.read(
      Bench.folder,
      from: DocumentFiles { path in
        DocumentFiles.disk.bytes(at: path).map { bytes in
          var text = String(decoding: bytes, as: UTF8.self)
          for (name, pairs) in changes where path == "\(Bench.folder)/\(name)" {
            for (old, new) in pairs { text = text.replacing(old, with: new) }
          }
          return Array(text.utf8)
        }
      })
  }

  /// Three cycles as a recipe writes them.
  private func run(_ place: Place, fault: String? = nil) throws -> SimulatedRun {
    let text = """
      solidus: recipe/1
      name: t
      metal: none
      gas: Ar
      pressure: 100 Pa
      holder: plain
      accept: [{ rule: short-purge, reason: a test }, { rule: outside-window, reason: a test }]
      steps:
        - open: [carrier]
        - flow: { argon: 80 sccm }
        - hold: 10 s
        - repeat:
            times: 3
            steps:
              - pulse: { TMA: 100 ms }
              - purge: 5 s
              - pulse: { H2O: 100 ms }
              - purge: 5 s
      """
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    let files = try Self.files(place)
    let compiled = try RecipeCompiler(recipe, on: files).compile()
    let faults = try fault.map { fault in
      let text = "- {target: valve.tma, \(fault), when: {phase: dose, after: 4 s}}"
      return try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
    }
    return try SimulatedRun(
      compiled.program, metal: .none, combination: recipe.combination, on: files, seed: 1,
      faults: faults)
  }

  /// When the second valve is first told to open after the fault, and when the first shut.
  private func purged(_ run: SimulatedRun) throws -> Seconds {
    let tma = try #require(run.world.parts.valve("valve_tma"))
    let water = try #require(run.world.parts.valve("valve_water"))
    var shut: Instant?
    var open: Instant?
    _ = run.run(for: Seconds(200)) { run in
      guard tma.openings == 2, open == nil else { return }
      if shut == nil, !tma.isOpen { shut = run.now }
      if shut != nil, water.isTold { open = run.now }
    }
    return try #require(open) - (try #require(shut))
  }

  @Test("lets a sound valve be", arguments: Place.allCases)
  func sound(place: Place) throws {
    let run = try run(place)
    #expect(run.run(for: Seconds(200)) == .done)
    #expect(run.world.parts.chamber("chamber")?.hasMixed == false)
  }

  @Test(
    "finds one that does not shut or does not open, without any pressure",
    arguments: Place.allCases, ["stuck_open", "stuck_closed"])
  func stuck(place: Place, kind: String) throws {
    // An expander is read once in a scan, and a pulse of 100 ms may lie between two.
    guard place == .line || kind == "stuck_open" else { return }
    let run = try run(place, fault: "kind: \(kind)")
    let tma = try #require(run.world.parts.valve("valve_tma"))
    var told: Instant?
    let outcome = run.run(for: Seconds(200)) { if tma.isTold { told = $0.now } }
    guard case .aborted(.gas(.valveStuck(0)), let at) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(at - (try #require(told)) < Seconds(0.5))
    #expect(run.world.parts.chamber("chamber")?.hasMixed == false)
  }

  @Test("counts the purge of a slow valve from where it shut", arguments: Place.allCases)
  func slow(place: Place) throws {
    let purge = try purged(try run(place, fault: "kind: delay, params: {ms: 80}"))
    // The onlooker comes by once a step.
    #expect(purge > Seconds(4.85) && purge < Seconds(5.4))
  }

  @Test("does not see one that opens by itself as shut")
  func opens() throws {
    let run = try run(.line)
    let wire = run.world.lines.wire(try run.world.line("tma_shut"))
    while run.elapsed < Seconds(20) { run.stepOnce() }
    wire.drive(.low, at: run.now)
    guard case .aborted(.gas(.valveStuck(0)), _) = run.run(for: Seconds(1)) else {
      Issue.record("nobody saw it")
      return
    }
  }
}
