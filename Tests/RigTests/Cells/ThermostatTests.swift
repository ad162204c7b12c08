import Documents
import Instrument
import Procedures
import Quantities
import Safety
import Simulator
import Testing

@testable import Rig

@Suite("Cells and their thermostat")
struct ThermostatTests {
  private func compiled(_ steps: String) throws -> CompiledMethod {
    let text = "solidus: method/1\nname: t\nrecord: { every: 1 min }\nsteps:\n" + steps
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    return try MethodCompiler.compile(method, for: .undeclared, on: try Bench.files().board)
  }

  private func task(_ channel: String, _ steps: String) throws -> CellTask {
    CellTask(
      channel: channel, program: try compiled(steps).program,
      declaration: CellValues.undeclared.declaration, isSlow: false, calibration: .none)
  }

  private func run(
    _ tasks: [CellTask], into sink: CellRun.Records, faults: String? = nil
  ) throws -> SimulatedRun {
    let document = try faults.map {
      try FaultDocument.read(at: "f.yaml", from: .memory(["f.yaml": $0])).get()
    }
    return try SimulatedRun(
      [], metal: .none, cells: tasks, on: try Bench.files(), seed: 1, faults: document,
      into: sink)
  }

  @Test("a step brings the cell there, keeps it there, and lets go at the end")
  func there() throws {
    let records = CellRun.Records()
    let task = try task(
      "cell1",
      """
        - temperature: { to: 45 C, within: 1 h, for: 30 min }
        - rest: { for: 5 min }
        - temperature: { to: -15 C, within: 2 h, for: 30 min }

      """)
    let run = try run([task], into: records)
    #expect(run.run(for: Seconds(20_000)) == .done)
    let block = try #require(run.world.parts.thermostat("bath"))
    let cell = records.of(0)
    let warmest = try #require(cell.map(\.temperature).filter(\.isFinite).max())
    let coldest = try #require(cell.map(\.temperature).filter(\.isFinite).min())
    // What the cell shows is the block's, and what its thermometer is off: 2.5 K at most.
    #expect(abs(warmest - 45) < 2.5 && abs(coldest + 15) < 2.5)
    // Nobody asks any more: back to what its own panel says.
    _ = run.run(for: .zero)
    #expect(abs(block.output(0, at: run.now + Seconds(20_000)) - 25) < 0.1)
  }

  @Test("a thermostat that does not get there ends the method where it was asked")
  func never() throws {
    let records = CellRun.Records()
    let task = try task("cell1", "  - temperature: { to: 55 C, within: 5 min, for: 10 min }\n")
    let run = try run([task], into: records)
    _ = run.run(for: Seconds(2000))
    guard case .unmet(let instruction, _) = run.instrument.cell(0).phase else {
      Issue.record("\(run.instrument.cell(0).phase)")
      return
    }
    #expect(task.program.instructions[instruction] == .wait(condition: 0, longest: Seconds(300)))
  }

  private static let series = """
      - temperature: { to: 45 C, within: 2 h, for: 10 min }
      - rest: { for: 3 h }

    """

  @Test(
    "a circulator that hears nothing and a thermometer that shows nothing are named and ended",
    arguments: [
      ("thermostat, kind: fail, when: { after: 0 s }", "temperature_still", 10...12),
      ("cell.0.t, kind: stuck_last, when: { after: 0 s }", "temperature_still", 10...12),
      ("cell.0.t, kind: stuck_last, when: { after: 4 min }", "temperature_still", 13...17),
      // At 1.5 K/min it is 5 K and more away within a few minutes.
      ("thermostat, kind: fail, when: { after: 60 min }", "temperature_astray", 61...66),
    ])
  func broken(fault: String, word: String, minutes: ClosedRange<Int>) throws {
    let records = CellRun.Records()
    let run = try run(
      [try task("cell1", Self.series)], into: records, faults: "- { target: \(fault) }\n")
    _ = run.run(for: Seconds(20_000))
    guard case .tripped(let found, let at) = run.instrument.cell(0).phase else {
      Issue.record("\(run.instrument.cell(0).phase)")
      return
    }
    #expect(found.word == word)
    #expect(minutes.contains(Int((at - .zero).value / 60)), "\((at - .zero).value / 60)")
  }

  @Test("a board without a thermostat, and one that does not go there, are said at the step")
  func refused() throws {
    let text =
      "solidus: method/1\nname: t\nrecord: { every: 1 min }\nsteps:\n"
      + "  - temperature: { to: 70 C, within: 1 h, for: 1 h }\n"
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    func said(_ board: String) throws -> String {
      let files = try BoardFiles.read(Bench.board(board))
      do throws(Diagnostics) {
        _ = try MethodCompiler.compile(method, for: .undeclared, on: files.board)
        return ""
      } catch { return error.written(as: .text) }
    }
    #expect(
      try said("bench").hasPrefix(
        "m.yaml:5:5: error: the thermostat of board 'bench' goes from -20 C to 60 C"))
    #expect(try said("sputter").contains("board 'sputter' has no thermostat for its cells"))
  }
}
