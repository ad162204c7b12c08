import Documents
import HAL
import Instrument
import Quantities
import Rig
import Testing

@testable import Simulator

@Suite("Where steps of a method begin and end")
struct StepEndTests {
  private func findings(_ steps: String) throws -> String {
    do throws(Diagnostics) {
      let text =
        "solidus: method/1\nname: t\nrecord: { every: 1 s }\nsteps:\n"
        + steps.split(separator: "\n").map { "  \($0)\n" }.joined()
      let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
      _ = try MethodCompiler.compile(method, for: .undeclared)
      return ""
    } catch { return error.written(as: .text) }
  }

  @Test(
    "a step that ends by its time is measured and written down 35 or 55 ms before it ends",
    arguments: ["100 ms", "1 s", "700 ms"])
  func last(sampled: String) throws {
    let one = try CellRun(
      [("cell1", "- current: { at: 1 mA, for: 3.3 s }\n- current: { at: 2 mA, for: 2 s }")],
      sampled: sampled)
    #expect(one.run.run(for: Seconds(60)) == .done)
    let records = one.records.of(0)
    for step in [1, 2] {
      let all = records.filter { $0.step == step }
      let (first, last) = (try #require(all.first), try #require(all.last))
      let due = step == 1 ? 3.3 : 2.0
      #expect((first.at - first.began).value < 0.25)
      // It ends in the first window of its cell after its time is over.
      let late = (last.at - last.began).value - due
      #expect((-0.056...0.006).contains(late), "\(late)")
    }
  }

  @Test("what never comes is refused before anything moves")
  func never() throws {
    let share = "- current: { at: 1 mA, until: share > 50 % }"
    #expect(try findings(share).contains("no step before this lets a charge flow"))
    #expect(try findings("- rest: { for: 1 s }\n" + share).contains("no step before this"))
    #expect(try findings("- current: { at: -1 mA, for: 1 s }\n" + share).isEmpty)
    let loop = "- label: a\n- current: { at: 1 mA, for: 1 s }\n- go: { to: a, when: %% }"
    func jump(_ condition: String, _ steps: String = loop) throws -> String {
      try findings(steps.replacing("%%", with: condition))
    }
    #expect(try jump("cycle < 5").contains("changes 'cycle' so that this would end"))
    #expect(try jump("way < 1").contains("changes 'way' so that this would end"))
    #expect(try jump("potential < 1 V").isEmpty)
    let cycling =
      "- label: a\n- cycle: { times: 1, steps: [ { current: { at: 1 mA, for: 1 s } } ] }"
    #expect(try jump("cycle < 5", cycling + "\n- go: { to: a, when: %% }").isEmpty)
    #expect(try !jump("cycle > 5", cycling + "\n- go: { to: a, when: %% }").isEmpty)
  }

  @Test("a step's own limit opens the cell and is named, and the next step has it no more")
  func limits() throws {
    let wide = "- current: { at: 1 mA, for: 2 s }"
    let steps = "- current: { at: 0.1 mA, for: 2 s, limits: { highest: 0.2 V } }\n" + wide
    let fine = try CellRun([("cell1", steps)])
    #expect(fine.run.run(for: Seconds(60)) == .done)
    let narrow = wide + "\n- current: { at: 1 mA, for: 2 s, limits: { highest: 0.2 V } }"
    let cut = try CellRun([("cell1", narrow)])
    _ = cut.run.run(for: Seconds(60))
    guard case .tripped(.potentialBeyondLimit, _) = cut.cell().phase else {
      Issue.record("\(cut.cell().phase)")
      return
    }
    let compiled = try CellRun.compiled(narrow)
    #expect(compiled.bounds(at: cut.cell().instructionIndex).highest == .step)
    #expect(compiled.bounds.highest == .card)
    #expect(
      try findings("- voltage: { at: 0.5 V, for: 1 s, limits: { highest: 0.2 V } }")
        .contains("above the 200 mV that the step allows"))
  }

  @Test("another range is made while the cell's own relay is open, and each has its time to move")
  func relays() throws {
    let one = try CellRun([
      ("cell1", "- current: { at: 0.1 mA, for: 1 s }\n- current: { at: 1 mA, for: 1 s }")
    ])
    let pins = try #require(one.run.world.parts.card("cell1")).pins
    var moves: [(what: String, at: Instant)] = []
    var last = (cell: Level.low, small: Level.low, middle: Level.low)
    while !one.cell().isOver {
      one.run.stepOnce()
      let now = (cell: pins.cell.driven, small: pins.small.driven, middle: pins.middle.driven)
      for (what, was, level) in [
        ("cell", last.cell, now.cell), ("small", last.small, now.small),
        ("middle", last.middle, now.middle),
      ] where was != level {
        moves.append((level == .high ? "\(what) on" : "\(what) off", one.run.now))
      }
      last = now
    }
    let change = try #require(moves.firstIndex { $0.what == "small off" })
    let near = moves[(change - 1)...(change + 2)]
    #expect(near.map(\.what) == ["cell off", "small off", "middle on", "cell on"])
    #expect(near[change].at - near[change - 1].at >= .milliseconds(5))
    #expect(near[change + 2].at - near[change + 1].at >= .milliseconds(5))
  }

  @Test("a sweep goes in stairs of the height that it says, in the time that it says")
  func stairs() throws {
    let one = try CellRun([
      ("cell1", "- sweep: { from: 0 V, to: 0.4 V, at: 0.2 V/s, stair: 0.1 V }")
    ])
    let card = try #require(one.run.world.parts.card("cell1"))
    var levels: [Int] = []
    while !one.cell().isOver {
      one.run.stepOnce()
      // In tenths of a volt on a kilo-ohm.
      let level = Int((card.trueCurrent(at: one.run.now).value * 1e4).rounded())
      if one.cell().instructionIndex ?? 0 > 2, level > 0, level != levels.last {
        levels.append(level)
      }
    }
    #expect(levels == [1, 2, 3, 4])
    let records = one.records.of(0)
    let last = try #require(records.last)
    #expect((1.95...2.3).contains((last.at - last.began).value))
    #expect(
      try findings("- sweep: { to: 1 V, at: 1 V/s, stair: 1 mV }").contains("write at least 20 mV"))
  }
}
