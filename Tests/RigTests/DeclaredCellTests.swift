import Documents
import Foundation
import Instrument
import Library
import Quantities
import Rig
import Safety
import Simulator
import Testing

/// A declared cell in a holder of the bench, whose cards are off by nothing.
struct DeclaredRun {
  let cell: DeclaredCell
  let run: SimulatedRun
  /// What flowed while the connection was proved is of no step.
  private(set) var proved = 0.0

  static func shipped(_ id: String) throws -> DeclaredCell {
    let path = "\(id).yaml"
    let text = try #require(LibraryEntry.cell(named: id)).text
    return try DeclaredCell(
      CellDocument.read(at: path, from: .memory([path: text])).get(), at: path)
  }

  static func method(_ steps: String, limits: String = "") throws -> MethodDocument {
    let text = """
      solidus: method/1
      name: test
      \(limits.isEmpty ? "" : "limits: \(limits)\n")sample: 1 s
      record: { every: 1 min }
      steps:
      \(steps.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))

      """
    return try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
  }

  static func exactBench() throws -> BoardFiles {
    var texts: [String: String] = [:]
    for name in ["board.yaml", "world.yaml"] {
      let bytes = try DocumentFiles.disk.bytes(at: "\(Bench.folder)/\(name)").get()
      let text = String(decoding: bytes, as: UTF8.self)
      texts["b/\(name)"] = text.replacing(
        ", holder: holder1 }", with: ", holder: holder1, errors: 0 % }")
    }
    return try BoardFiles.read("b", from: .memory(texts))
  }

  init(_ cell: DeclaredCell, _ steps: String) throws {
    self.cell = cell
    let compiled = try MethodCompiler.compile(Self.method(steps), for: cell.values)
    let task = CellTask(
      channel: "cell1", program: compiled.program, declaration: cell.values.declaration,
      isSlow: false, calibration: .none, simulated: cell.model)
    run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try Self.exactBench(), seed: 1)
    while run.instrument.cell(0).phase == .checking { run.stepOnce() }
    proved = truth
  }

  var truth: Double {
    run.world.parts.card("cell1")?.holder.trueThroughput(at: run.now).value ?? .nan
  }

  var counted: Double {
    let cell = run.instrument.cell(0)
    return cell.charged.value + cell.discharged.value
  }

  var phase: Cell.Phase { run.instrument.cell(0).phase }
}

@Suite("Cells as they are declared")
struct DeclaredCellTests {
  @Test(
    "densities, capacities per area and rates come out as what truly flowed",
    arguments: [
      (
        "li-li-lialox",
        """
        - rest: { for: 10 s }
        - cycle:
            times: 2
            steps:
              - current: { at: 0.5 mA/cm2, until: capacity > 0.1 mAh/cm2, for: 1 h }
              - current: { at: -0.5 mA/cm2, until: share > 100 %, for: 1 h }
        - current: { at: C/4, for: 12 min }
        """, 4 * 0.1 * 0.785 + 0.25 * 0.785 / 5
      ),
      (
        "copper-li",
        """
        - current: { at: -0.5 mA/cm2, until: capacity > 0.1 mAh/cm2 }
        - current: { at: 0.5 mA/cm2, until: potential > 0.5 V, for: 1 h }
        """, 0.1 * 1.27 * 1.98
      ),
      (
        "lfp-li",
        """
        - current: { at: 2C, until: potential > 3.8 V }
        - voltage: { at: 3.8 V, until: current < 0.2 mA/cm2 }
        - current: { at: -2C, until: [capacity > 50 mAh/g, potential < 2.5 V] }
        """, nil
      ),
    ] as [(String, String, Double?)])
  func charge(id: String, steps: String, due: Double?) throws {
    let one = try DeclaredRun(DeclaredRun.shipped(id), steps)
    #expect(one.phase == .running)
    #expect(one.run.run(for: Seconds(40_000)) == .done)
    #expect(one.phase.isDone, "\(one.phase)")
    let truth = one.truth - one.proved
    #expect(abs(one.counted / truth - 1) < 2e-4, "\(one.counted) \(truth)")
    if let due { #expect(abs(one.counted / 3.6 / due - 1) < 0.01, "\(one.counted / 3.6)") }
  }

  @Test("what is plated on copper comes back but for its efficiency")
  func efficiency() throws {
    let one = try DeclaredRun(
      DeclaredRun.shipped("copper-li"),
      """
      - current: { at: -0.5 mA/cm2, until: capacity > 0.1 mAh/cm2 }
      - current: { at: 0.5 mA/cm2, until: potential > 1.4 V, for: 1 h }
      """)
    #expect(one.run.run(for: Seconds(10_000)) == .done)
    let cell = one.run.instrument.cell(0)
    let efficiency = cell.charged / cell.discharged
    #expect(abs(efficiency - 0.98) < 0.004, "\(efficiency)")
  }

  @Test("every cell that ships is read, is in its holder what it says, and rests where it can")
  func shipped() throws {
    let folder = "\(RecipeFixture.root)/Sources/Library/Cells/shipped"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .map { $0.split(separator: ".")[0] }.sorted()
    #expect(LibraryEntry.shippedCells.map(\.id).sorted() == names.map(String.init))
    for entry in LibraryEntry.shippedCells {
      let one = try DeclaredRun(DeclaredRun.shipped(entry.id), "- rest: { for: 2 s }")
      _ = one.run.run(for: Seconds(60))
      #expect(one.phase.isDone, "\(entry.id): \(one.phase)")
    }
  }

  @Test(
    "a rate says what it is of",
    arguments: [
      ("lfp-li", "1.7 mAh (170 mAh/g x 10 mg): LFP from empty to full"),
      ("nmc-li", "1.8 mAh (180 mAh/g x 10 mg): NMC811 between 3 and 4.2 V at C/20"),
      (
        "li-li-lialox",
        "0.785 mAh (1 mAh/cm2 x 0.785 cm2): what is plated and stripped in a half-cycle"
      ),
    ])
  func rates(id: String, text: String) throws {
    #expect(try DeclaredRun.shipped(id).rate?.definition == text)
  }

  @Test("a cell of two foils has no rate, so that C/10 is refused where it stands")
  func noRate() throws {
    let cell = try DeclaredRun.shipped("li-li")
    #expect(cell.rate == nil)
    let method = try DeclaredRun.method("- current: { at: C/10, for: 1 h }")
    let said = #expect(throws: Diagnostics.self) {
      try MethodCompiler.compile(method, for: cell.values)
    }
    #expect(
      said?.all.map { "\($0)" } == [
        "m.yaml:6:5: error: the cell does not say its capacity; write 'capacity:' into its document,"
          + " or give the current in amperes"
      ])
  }

  @Test(
    "the narrowest limit counts, and is named",
    arguments: [
      (
        "- current: { at: 25 mA, for: 1 h }", "",
        "25 mA are more than the 4 mA that the cell allows"
      ),
      (
        "- current: { at: 3 mA, for: 1 h }", "{ current: 2 mA }",
        "3 mA are more than the 2 mA that the method allows"
      ),
      ("- voltage: { at: 1.5 V, for: 1 h }", "", "1.5 V is above the 1 V that the cell allows"),
      (
        "- voltage: { at: -0.8 V, for: 1 h }", "{ lowest: -0.5 V }",
        "-800 mV is below the -500 mV that the method allows"
      ),
      (
        "- current: { at: 1 mA, until: potential > 1.2 V }", "{ highest: 3 V }",
        "the cell's limit of 1 V opens the cell before that"
      ),
    ])
  func limits(steps: String, limits: String, said: String) throws {
    let cell = try DeclaredRun.shipped("li-li-lialox")
    let method = try DeclaredRun.method(steps, limits: limits)
    let found = #expect(throws: Diagnostics.self) {
      try MethodCompiler.compile(method, for: cell.values)
    }
    #expect(found?.all.count == 1 && found?.all[0].message == said, "\(found?.all ?? [])")
  }

  @Test(
    "a cell of another kind in the holder is not begun with",
    arguments: [("li-li", "lfp-li"), ("lfp-li", "li-li"), ("li-li", "copper-li")])
  func otherCell(declared: String, inside: String) throws {
    let cell = try DeclaredRun.shipped(declared)
    let program = try MethodCompiler.compile(
      DeclaredRun.method("- current: { at: 1 mA, for: 1 h }"), for: cell.values
    ).program
    let task = CellTask(
      channel: "cell1", program: program, declaration: cell.values.declaration, isSlow: false,
      calibration: .none, simulated: try DeclaredRun.shipped(inside).model)
    let run = try SimulatedRun(
      [], metal: .none, cells: [task], on: try DeclaredRun.exactBench(), seed: 1)
    _ = run.run(for: Seconds(60))
    guard case .tripped(let fault, _) = run.instrument.cell(0).phase else {
      Issue.record("\(run.instrument.cell(0).phase)")
      return
    }
    #expect(["rest_potential", "potential_beyond_limit"].contains(fault.word))
  }

  @Test("cells with methods of their own begin together, and one is stopped alone")
  func independent() throws {
    func task(_ channel: String, _ id: String, _ steps: String) throws -> CellTask {
      let cell = try DeclaredRun.shipped(id)
      return CellTask(
        channel: channel,
        program: try MethodCompiler.compile(DeclaredRun.method(steps), for: cell.values).program,
        declaration: cell.values.declaration, isSlow: false, calibration: .none,
        simulated: cell.model)
    }
    let run = try SimulatedRun(
      [], metal: .none,
      cells: [
        try task("cell1", "li-li", "- current: { at: 1 mA/cm2, for: 1 h }"),
        try task("cell2", "lfp-li", "- current: { at: C, for: 10 min }"),
      ], on: try DeclaredRun.exactBench(), seed: 1)
    while run.elapsed < Seconds(120) { run.stepOnce() }
    run.instrument.cell(0).stop(at: run.now)
    #expect(run.run(for: Seconds(4000)) == .done)
    guard case .stopped(let at) = run.instrument.cell(0).phase else {
      Issue.record("\(run.instrument.cell(0).phase)")
      return
    }
    #expect((at - .zero).value < 122)
    #expect(run.instrument.cell(1).phase.isDone)
    #expect(abs(run.instrument.cell(1).charged.value / 3.6 - 1.7 / 6) < 0.003)
  }

  @Test("PS-10: amperes for milliamperes, a density without an area, a number without a unit")
  func units() throws {
    let cell = try DeclaredRun.shipped("li-li")
    for current in ["1 A", "1 A/cm2", "1000 mA/cm2"] {
      let method = try DeclaredRun.method("- current: { at: \(current), for: 1 h }")
      #expect(throws: Diagnostics.self) { try MethodCompiler.compile(method, for: cell.values) }
    }
    let dense = try DeclaredRun.method("- current: { at: 0.1 mA/cm2, for: 1 h }")
    #expect(throws: Diagnostics.self) { try MethodCompiler.compile(dense, for: .undeclared) }
    #expect(throws: Diagnostics.self) {
      try DeclaredRun.method("- current: { at: 0.1, for: 1 h }")
    }
    let bare = try DeclaredRun.method("- current: { at: 1 mA, until: capacity > 1 }")
    #expect(throws: Diagnostics.self) { try MethodCompiler.compile(bare, for: cell.values) }
  }

  private static let bad = RecipeFixture.all(in: "Tests/Fixtures/cells/bad")

  @Test("there are enough that are wrong")
  func counts() { #expect(Self.bad.count >= 9) }

  @Test("each mistake in a cell is found where it is, with what to write", arguments: bad)
  func mistakes(fixture: RecipeFixture) {
    let read = CellDocument.read(at: fixture.path)
    var all = read.diagnostics.all
    if let document = read.value {
      do throws(Diagnostics) { _ = try DeclaredCell(document, at: fixture.path) } catch {
        all += error.all
      }
    }
    let said = Diagnostics(all).all.map { String("\($0)".dropFirst(fixture.path.count + 1)) }
    let expected = fixture.expected
    #expect(said.count == expected.count && said.count > 0, "\(said)")
    for (one, due) in zip(said, expected) { #expect(one.hasPrefix(due), "\(said)") }
  }

  @Test("a cell takes its coating from the folder of a run")
  func coated() throws {
    let text = """
      solidus: cell/1
      kind: symmetric
      name: one
      area: 1 cm2
      electrodes: { metal: Li, coating: { run: runs/7 } }
      limits: { lowest: -1 V, highest: 1 V, current: 2 mA }

      """
    let meta = """
      {"simulated": true, "films": [
        {"material": "Al2O3", "ideal_cycles": 3, "thickness_nm": 0.3, "converted": 0.0},
        {"material": "LiAlOy", "ideal_cycles": 200, "thickness_nm": 20, "converted": 0.9, "product": "LiAlOx"}]}
      """
    let files = DocumentFiles.memory(["c.yaml": text, "runs/7/meta.json": meta])
    let document = try CellDocument.read(at: "c.yaml", from: files).get()
    let cell = try DeclaredCell(document, at: "c.yaml", from: files)
    let model = try #require(cell.model as? MetalCell)
    #expect(abs(model.parameters.coating.new - 12) < 1e-12)
    #expect(throws: Diagnostics.self) {
      try DeclaredCell(document, at: "c.yaml", from: .memory([:]))
    }
    // Of a run that went on with another all films count together, and none where not all are known.
    let resumed = String(meta.dropLast()) + #", "resumes": {"cycle": 57}"#
    #expect(throws: Diagnostics.self) {
      try DeclaredCell(
        document, at: "c.yaml", from: .memory(["runs/7/meta.json": resumed + "}"]))
    }
    let layer = #"{"material": "LiAlOy", "thickness_nm": 40, "converted": 0.9"#
    let whole = #", "whole": {"films": ["# + layer + #", "product": "LiAlOx"}]}}"#
    let thick = try DeclaredCell(
      document, at: "c.yaml", from: .memory(["runs/7/meta.json": resumed + whole]))
    let model40 = try #require(thick.model as? MetalCell)
    #expect(model40.parameters.coating.new > 1.5 * model.parameters.coating.new)
    // Grown on the same metal it counts, on another it does not.
    for (metal, fits) in [("Li", true), ("Na", false)] {
      let folder = [
        "runs/7/meta.json": meta, "runs/7/start.json": "{\"metals\": [\"\(metal)\"]}",
      ]
      if fits {
        _ = try DeclaredCell(document, at: "c.yaml", from: .memory(folder))
      } else {
        #expect(throws: Diagnostics.self) {
          try DeclaredCell(document, at: "c.yaml", from: .memory(folder))
        }
      }
    }
  }
}

@Suite("docs/cells.md")
struct CellPageTests {
  @Test("shows cells that ship as they are")
  func examples() throws {
    let page = try String(contentsOfFile: "\(RecipeFixture.root)/docs/cells.md", encoding: .utf8)
    let blocks = page.split(separator: "```yaml\n").dropFirst().compactMap {
      $0.split(separator: "```").first.map(String.init)
    }
    #expect(blocks.count == 4)
    let shipped = Set(LibraryEntry.shippedCells.map(\.text))
    for block in blocks { #expect(shipped.contains(block), "\(block)") }
  }
}
