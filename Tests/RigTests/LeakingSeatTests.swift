import Documents
import HAL
import Instrument
import Procedures
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Keeps what was seen to leave its place.
private final class DriftLog: RecordSink {
  private(set) var drifts: [DriftRecord] = []

  func add(_ record: Span<UInt8>, at now: Instant) {
    if let drift = DriftRecord(record) { drifts.append(drift) }
  }
}

/// Alumina at 120 °C on the bench, of so many cycles, with this wrong.
private struct Coating {
  let run: SimulatedRun
  let log = DriftLog()

  init(
    cycles: Int = 20, faults: String = "[]", purge: String = "30 s", isMonitored: Bool = true,
    isKnown: Bool = true
  ) throws {
    let recipe = try RecipeDocument.read(
      at: "r.yaml", from: .memory(["r.yaml": Self.recipe(cycles, purge)])
    ).get()
    let files = try Self.files(isMonitored)
    let compiled = try RecipeCompiler(recipe, on: files).compile().program
    let document = try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": faults])).get()
    run = try SimulatedRun(
      isKnown ? compiled : Program(compiled.instructions, conditions: compiled.conditions),
      metal: .none, combination: Bench.plain, on: files, seed: 1, faults: document, into: log)
  }

  private static func recipe(_ cycles: Int, _ purge: String) -> String {
    """
    solidus: recipe/1
    name: t
    metal: none
    holder: plain
    gas: Ar
    pressure: 100 Pa
    accept: [{ rule: short-purge, reason: that is what is to be seen }]
    steps:
      - open: [carrier]
      - flow: { argon: 100 sccm }
      - pressure: { hold: 100 Pa, within: 5 min }
      - heat: { zone: stage, to: 120 C, rate: 20 K/min }
      - hold: 1 min
      - repeat:
          times: \(cycles)
          steps:
            - pulse: { TMA: 0.1 s }
            - purge: \(purge)
            - pulse: { H2O: 0.1 s }
            - purge: 50 s
      - cool: { zone: stage, below: 118 C }
    """
  }

  private static func files(_ isMonitored: Bool) throws -> BoardFiles {
    if isMonitored { return try Bench.files() }
    return try BoardFiles.read(
      Bench.folder,
      from: DocumentFiles { path in
        DocumentFiles.disk.bytes(at: path).map { bytes in
          let text = String(decoding: bytes, as: UTF8.self)
          return Array(text.replacing("  film: { kind: film", with: "  # {").utf8)
        }
      })
  }

  static func leak(
    _ valve: String, _ sccm: Double, when: String = ", when: {phase: dose, after: 9 min}"
  )
    -> String
  {
    "- {target: valve.\(valve), kind: leak, params: {sccm: \(sccm)}\(when)}"
  }

  func end() -> GasStop? {
    if case .aborted(.gas(let stop), _) = run.run(for: Seconds(20_000)) { stop } else { nil }
  }

  func count(_ what: DriftRecord.What) -> Int { log.drifts.count { $0.what == what } }
}

@Suite("A valve that leaks across its seat while a film grows")
struct LeakingSeatTests {
  @Test(
    "of half a sccm and more ends the run, whichever precursor it is",
    arguments: [
      ("tma", 0.5), ("tma", 5), ("h2o", 0.5), ("h2o", 5),
    ])
  func ended(valve: String, sccm: Double) throws {
    let coating = try Coating(faults: Coating.leak(valve, sccm))
    guard case .overgrown(_, let grown, let usual) = coating.end() else {
      Issue.record("it went on")
      return
    }
    // Three in a row, and the one in which it began.
    #expect(coating.run.instrument.panel.valve(0).pulses <= 7 + 4)
    #expect(grown > 2 * usual + 0.1)
    #expect(coating.count(.growth) > 0)
  }

  @Test("of a fifth of a sccm is a flag", arguments: ["tma", "h2o"])
  func flagged(valve: String) throws {
    let coating = try Coating(faults: Coating.leak(valve, 0.2))
    #expect(coating.end() == nil)
    let panel = coating.run.instrument.panel
    #expect(panel.overgrowths(after: 0) + panel.overgrowths(after: 1) > 5)
    #expect(coating.count(.growth) > 5)
  }

  @Test("that leaked before the first pulse too, by what chemistry knows of a cycle")
  func always() throws {
    let coating = try Coating(cycles: 6, faults: Coating.leak("tma", 1, when: ""))
    guard case .overgrown(1, _, let usual) = coating.end() else {
      Issue.record("it went on")
      return
    }
    #expect((usual - 0.1).magnitude < 0.03)
  }

  @Test("is seen against the first cycles alone where chemistry knows nothing")
  func relative() throws {
    let coating = try Coating(faults: Coating.leak("h2o", 1), isKnown: false)
    if case .overgrown = coating.end() {} else { Issue.record("it went on") }
  }

  @Test("shows in the throttle where there is no film monitor, from some sccm on")
  func throttled() throws {
    let small = try Coating(faults: Coating.leak("tma", 1), isMonitored: false)
    #expect(small.end() == nil)
    #expect(small.run.instrument.panel.restlessness == 0)
    let large = try Coating(faults: Coating.leak("tma", 5), isMonitored: false)
    #expect(large.end() == nil)
    #expect(large.run.instrument.panel.restlessness > 5)
    #expect(large.count(.opening) == large.run.instrument.panel.restlessness)
  }

  @Test("a sound rig shows none of it", arguments: [true, false])
  func sound(isKnown: Bool) throws {
    let coating = try Coating(isKnown: isKnown)
    #expect(coating.end() == nil)
    #expect(coating.log.drifts.isEmpty)
  }
}
