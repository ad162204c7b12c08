import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// A method on cells of the bench, from its text to the safe state.
struct CellRun {
  let run: SimulatedRun
  let records = Records()

  /// Keeps what the cells wrote down, by their number.
  final class Records: RecordSink {
    private(set) var cells: [CellRecord] = []
    private(set) var ends: [CellEndRecord] = []
    /// All of them as they were written, each with its time.
    private(set) var bytes: [UInt8] = []

    func add(_ record: Span<UInt8>, at now: Instant) {
      bytes += "\(now.nanoseconds) ".utf8
      for index in record.indices { bytes += [record[index]] }
      if let cell = CellRecord(record) { cells = cells + [cell] }
      if let end = CellEndRecord(record) { ends = ends + [end] }
    }

    func of(_ cell: UInt8) -> [CellRecord] { cells.filter { $0.cell == cell } }
  }

  static func compiled(
    _ steps: String, for cell: CellValues = .undeclared, sampled: String = "100 ms",
    on board: BoardDocument? = nil
  ) throws -> CompiledMethod {
    let text = """
      solidus: method/1
      name: test
      sample: \(sampled)
      record: { every: 1 s }
      steps:
      \(steps.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))

      """
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    return try MethodCompiler.compile(method, for: cell, on: board)
  }

  init(
    _ methods: [(channel: String, steps: String)], cell: CellValues = .undeclared,
    faults: String? = nil, seed: UInt64 = 1, recipe: Program = [], sampled: String = "100 ms"
  ) throws {
    var tasks: [CellTask] = []
    for method in methods {
      tasks.append(
        CellTask(
          channel: method.channel,
          program: try Self.compiled(method.steps, for: cell, sampled: sampled).program,
          declaration: cell.declaration, isSlow: false, calibration: .none))
    }
    let document = try faults.map { text in
      try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": text])).get()
    }
    run = try SimulatedRun(
      recipe, metal: .none, combination: recipe.instructions.isEmpty ? nil : Bench.plain,
      cells: tasks, on: try Bench.files(), seed: seed, faults: document, into: records)
  }

  func holder(_ channel: String) throws -> CellHolder {
    try #require(run.world.parts.card(channel)?.holder)
  }

  func cell(_ index: Int = 0) -> Cell { run.instrument.cell(index) }

  /// Steps until a cell's method is in its given cycle of a test.
  func step(for span: Seconds) {
    let end = run.now + span
    while run.now < end { run.stepOnce() }
  }
}

@Suite("A method on a cell of the bench")
struct CellRunTests {
  @Test("currents both ways, a potential and a sweep come back as they were asked for")
  func drives() throws {
    let one = try CellRun([
      (
        "cell1",
        """
        - rest: { for: 2 s }
        - current: { at: 100 uA, for: 5 s }
        - current: { at: -1.5 mA, for: 5 s }
        - voltage: { at: 0.5 V, for: 5 s }
        - sweep: { to: -0.5 V, at: 0.1 V/s }
        """
      )
    ])
    #expect(one.run.run(for: Seconds(100)) == .done)
    // A dummy of 1 kohm; the card is off by 0.1 % and 1 mV at most.
    let steps = one.records.of(0)
    func last(_ step: Int) throws -> CellRecord { try #require(steps.last { $0.step == step }) }
    let forth = try last(2)
    #expect(abs(forth.current - 100e-6) < 0.3e-6)
    #expect(abs(forth.potential - 0.1) < 1.3e-3)
    let back = try last(3)
    #expect(abs(back.current + 1.5e-3) < 4e-6)
    #expect(abs(back.potential + 1.5) < 5e-3)
    let held = try last(4)
    #expect(abs(held.potential - 0.5) < 3e-3)
    #expect(abs(held.current - 0.5e-3) < 5e-6)
    let swept = steps.filter { $0.step == 5 }
    #expect(abs((swept.last?.potential ?? 0) + 0.5) < 4e-3)
    // Ten seconds of sweep, a record each second.
    #expect((10...13).contains(swept.count))
    let resistance = try #require(one.cell().leadResistance)
    #expect((resistance - Ohms(1000)).magnitude < Ohms(20))
  }

  @Test("after the end the cell is open, and its charge is what truly flowed")
  func charge() throws {
    let one = try CellRun([
      (
        "cell1",
        """
        - cycle:
            times: 3
            steps:
              - current: { at: 1 mA, for: 20 s }
              - current: { at: -1 mA, until: charge > 20 mC }
        """
      )
    ])
    let before = try one.holder("cell1").trueThroughput(at: one.run.now).value
    #expect(one.run.run(for: Seconds(300)) == .done)
    #expect(one.cell().cycle == 3)
    let counted = (one.cell().charged + one.cell().discharged).value
    let truth = try one.holder("cell1").trueThroughput(at: one.run.now).value - before
    // The test current of the connection check flowed too: 10 uA for less than a second.
    #expect(abs(counted - truth) < 0.003 * truth + 20e-6)
    #expect(one.cell().charged > Coulombs(0.0598))
    let after = try one.holder("cell1").trueThroughput(at: one.run.now)
    one.step(for: Seconds(10))
    #expect(try one.holder("cell1").trueThroughput(at: one.run.now) == after)
  }

  @Test("a label is gone back to while its condition holds")
  func jumps() throws {
    let one = try CellRun([
      (
        "cell1",
        """
        - label: again
        - cycle: { times: 1, steps: [ { current: { at: 100 uA, for: 1 s } } ] }
        - go: { to: again, when: cycle < 4 }
        """
      )
    ])
    #expect(one.run.run(for: Seconds(60)) == .done)
    #expect(one.cell().cycle == 4)
  }

  @Test("a limit opens the cell, and says so")
  func limit() throws {
    let narrow = CellValues(
      area: nil, mass: nil, nominal: nil,
      declaration: CellDeclaration(
        limits: CellLimits(
          lowest: Volts(-1), highest: Volts(1), most: Amperes(2e-3), hottest: Celsius(60)),
        restsFrom: Volts(-0.1), restsTo: Volts(0.1), mostResistance: Ohms(2000),
        hasReference: false, fixture: 1))
    let one = try CellRun([("cell1", "- current: { at: 1.5 mA, for: 1 h }")], cell: narrow)
    _ = one.run.run(for: Seconds(60))
    guard case .tripped(.potentialBeyondLimit(let potential), _) = one.cell().phase else {
      Issue.record("\(one.cell().phase)")
      return
    }
    #expect(potential > Volts(1))
    #expect(one.records.ends.map(\.word) == ["potential_beyond_limit"])
    let after = try one.holder("cell1").trueThroughput(at: one.run.now)
    one.step(for: Seconds(5))
    #expect(try one.holder("cell1").trueThroughput(at: one.run.now) == after)
  }

  @Test(
    "a cell that is not what was declared is not begun with",
    arguments: [
      ("wrong_fixture", UInt8(3), 2000.0, -0.1), ("contact", UInt8(1), 500.0, -0.1),
      ("rest_potential", UInt8(1), 2000.0, 0.05),
    ])
  func refused(word: String, fixture: UInt8, most: Double, rest: Double) throws {
    let declared = CellValues(
      area: nil, mass: nil, nominal: nil,
      declaration: CellDeclaration(
        limits: .card, restsFrom: Volts(rest), restsTo: Volts(0.1), mostResistance: Ohms(most),
        hasReference: false, fixture: fixture))
    let one = try CellRun([("cell1", "- current: { at: 1 mA, for: 1 h }")], cell: declared)
    _ = one.run.run(for: Seconds(60))
    #expect(one.records.ends.map(\.word) == [word])
    #expect(one.records.cells.isEmpty)
  }

  @Test("two processes would leave the same trace, and another seed another")
  func deterministic() throws {
    let steps = "- current: { at: 1 mA, for: 5 s }"
    func hash(_ seed: UInt64) throws -> String {
      let one = try CellRun([("cell1", steps), ("cell2", steps)], seed: seed)
      _ = one.run.run(for: Seconds(60))
      return one.run.world.trace.hash()
    }
    #expect(try hash(1) == hash(1))
    #expect(try hash(1) != hash(2))
  }

  @Test("a cell's records are those of the same cell run alone")
  func alone() throws {
    let steps = """
      - rest: { for: 2 s }
      - current: { at: 1 mA, for: 5 s }
      - current: { at: -100 uA, for: 5 s }
      """
    let other = "- cycle: { times: 5, steps: [ { current: { at: 2 mA, for: 1.37 s } } ] }"
    let alone = try CellRun([("cell2", steps)])
    _ = alone.run.run(for: Seconds(60))
    let beside = try CellRun([("cell1", other), ("cell2", steps), ("cell5", other)])
    _ = beside.run.run(for: Seconds(60))
    let (a, b) = (alone.records.of(1), beside.records.of(1))
    #expect(a.count == b.count && a.count > 10)
    for (x, y) in zip(a, b) {
      #expect(x.potential == y.potential && x.current == y.current)
      let apart: Seconds = x.at > y.at ? x.at - y.at : y.at - x.at
      #expect(apart < .milliseconds(20))
    }
  }
}
