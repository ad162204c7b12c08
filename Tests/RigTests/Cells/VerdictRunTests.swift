import Control
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// Verdicts through the whole of it: a cell in a card, its samples, the journal's records.
@Suite("What is said of a cell that a card cycles")
struct VerdictRunTests {
  final class Said: RecordSink {
    private(set) var verdicts: [CellVerdictRecord] = []
    private(set) var ends: [CellEndRecord] = []

    func add(_ record: Span<UInt8>, at now: Instant) {
      if let verdict = CellVerdictRecord(record) { verdicts += [verdict] }
      if let end = CellEndRecord(record) { ends += [end] }
    }
  }

  /// 40 cycles of two minutes each, ended by a hard short.
  private static func run(_ model: MetalCell) throws -> (cell: Cell, said: Said) {
    let text = """
      solidus: method/1
      name: test
      sample: 1 s
      ends: [hard_short]
      record: { every: 10 s }
      steps:
        - cycle:
            times: 40
            steps:
              - current: { at: 1 mA, for: 1 min }
              - current: { at: -1 mA, for: 1 min }

      """
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let plain = CellValues.undeclared.declaration
    let declaration = CellDeclaration(
      limits: plain.limits, restsFrom: plain.restsFrom, restsTo: plain.restsTo,
      mostResistance: plain.mostResistance, hasReference: false, fixture: nil,
      judged: .symmetric)
    let task = CellTask(
      channel: "cell1", program: try MethodCompiler.compile(method, for: .undeclared).program,
      declaration: declaration, isSlow: false, calibration: .none, simulated: model)
    let said = Said()
    let run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try Bench.files(), seed: 1, into: said)
    _ = run.run(for: Seconds(10_000))
    return (run.instrument.cell(0), said)
  }

  /// Half an hour of a small current each way through a sound cell, across which something is laid
  /// after a minute.
  private static func run(
    _ amperes: String, across ohms: Double
  ) throws -> (phase: Cell.Phase, after: Double) {
    let text = """
      solidus: method/1
      name: test
      sample: 1 s
      ends: [soft_short]
      record: { every: 10 s }
      steps: [ { current: { at: \(amperes), for: 30 min } } ]

      """
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let declared = try DeclaredRun.shipped("li-li")
    let task = CellTask(
      channel: "cell1", program: try MethodCompiler.compile(method, for: declared.values).program,
      declaration: declared.values.declaration, isSlow: false, calibration: .none,
      simulated: declared.model)
    let run = try SimulatedRun([], metal: .none, cells: [task], on: try Bench.files(), seed: 1)
    let holder = try #require(run.world.parts.card("cell1")?.holder)
    let laid = run.now + Seconds(60)
    while run.now < laid { run.stepOnce() }
    var ailment = holder.ailing
    ailment.short = ohms
    holder.ail(with: ailment, at: run.now)
    _ = run.run(for: Seconds(3000))
    let phase = run.instrument.cell(0).phase
    switch phase {
    case .judged(_, let at), .tripped(_, let at): return (phase, (at - laid).value)
    case .waiting, .checking, .running, .done, .stopped, .unmet: return (phase, .infinity)
    }
  }

  @Test(
    "a short that takes part of a current ends a method that wanted that, within ten seconds",
    arguments: [("71 uA", 300.0), ("40 uA", 200)])
  func soft(amperes: String, ohms: Double) throws {
    let (phase, after) = try Self.run(amperes, across: ohms)
    guard case .judged(.softShort, _) = phase else {
      Issue.record("\(phase)")
      return
    }
    #expect(after < 10, "\(after)")
  }

  private static func parameters(_ change: (inout MetalCellParameters) -> Void) -> MetalCell {
    var p = MetalCellParameters()
    p.bulk = 8
    p.coating = (90, 90)
    change(&p)
    return MetalCell(p)
  }

  @Test("a filament that grows through in cycle 20 ends the method that wanted that, within two")
  func short() throws {
    let (cell, said) = try Self.run(
      Self.parameters {
        $0.short = .init(after: 20.0 * 120 / 3600, at: 1)
        $0.short?.soft = 20
        $0.short?.hard = 20
      })
    guard case .judged(.hardShort, _) = cell.phase else {
      Issue.record("\(cell.phase)")
      return
    }
    #expect(said.verdicts.map(\.verdict) == [.hardShort])
    #expect((20...23).contains(said.verdicts.first?.cycle ?? 0))
    #expect(said.ends.map(\.word) == ["hard_short"])
    let found = try #require(said.verdicts.first)
    // 98 ohm, and 20 ohm beside them.
    #expect(abs(found.expected.value - 0.098) < 0.003)
    #expect(abs(found.overpotential.value - 0.0166) < 0.003)
  }

  @Test("one in the second cycle ends it too", arguments: [1.5, 2, 2.25])
  func early(cycles: Double) throws {
    let (cell, said) = try Self.run(
      Self.parameters {
        $0.short = .init(after: cycles * 120 / 3600, at: 1)
        $0.short?.soft = 20
        $0.short?.hard = 20
      })
    guard case .judged(.hardShort, _) = cell.phase else {
      Issue.record("\(cell.phase)")
      return
    }
    #expect((2...4).contains(said.verdicts.first?.cycle ?? 0))
  }

  @Test("a coating that wears in from 90 to 20 ohm ends nothing, and is said to")
  func activation() throws {
    let (cell, said) = try Self.run(
      Self.parameters {
        $0.coating = (90, 20)
        $0.activation = 0.2
      })
    guard case .done = cell.phase else {
      Issue.record("\(cell.phase)")
      return
    }
    #expect(said.verdicts.map(\.verdict) == [.activation])
  }

  @Test("1,000 histories a kind are tried by a command; thirty of each here")
  func histories() {
    let table = VerdictTable(seeds: 30)
    #expect(table.count(.hardShort, called: .hardShort) == 30)
    #expect(table.count(.earlyShort, called: .hardShort) == 30)
    for kind in [CellHistory.Kind.healthy, .activating, .tempered, .rates] {
      #expect(table.count(kind, called: .hardShort) + table.count(kind, called: .softShort) == 0)
    }
    for kind in [CellHistory.Kind.softShort, .depletion, .growth, .contactLoss] {
      #expect(table.count(kind, called: kind.due) >= 27, "\(kind)")
    }
  }

  @Test("documents and rules have the same words")
  func words() {
    let all = CellVerdict.all
    #expect(all.indices.map { "\(all[$0].word)" } == MethodDocument.verdicts)
  }
}
