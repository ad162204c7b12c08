import Documents
import Quantities
import Rig
import Testing

@Suite("The time that scans take on the wire")
struct BusBudgetTests {
  /// So many thermocouples, eight to a branch of one multiplexer.
  private func files(
    couples: Int, clock: String, period: String = "100 ms", second: Int = 0
  ) throws -> BoardFiles {
    var text = """
      solidus: board/1
      name: Many
      buses:
        r: {clock: \(clock), period: \(period)}
        s: {clock: \(clock), period: \(period)}
      chips:
        m: {part: TCA9548A, on: r, address: 0x70}
        n: {part: TCA9548A, on: s, address: 0x70}

      """
    var channels = "channels:\n"
    for (mux, count) in [("m", couples), ("n", second)] {
      for i in 0..<count {
        text += "  \(mux)\(i): {part: MCP9601, on: \(mux).\(i / 8), "
        text += "address: \(0x60 + i % 8), thermocouple: K}\n"
        channels += "  \(mux)\(i): {kind: thermometer, chip: \(mux)\(i)}\n"
      }
    }
    return try BoardFiles.read(
      "b", from: .memory(["b/board.yaml": text + channels, "b/world.yaml": "solidus: world/1\n"]))
  }

  @Test("forty thermocouples at 10 Hz and 100 kHz take what their bits take, and just fit")
  func forty() throws {
    let budget = try #require(try BusBudget.measure(try files(couples: 40, clock: "100 kHz")).first)
    // Status 39 bits, hot junction 48, flag 29; a branch is selected by 20 and read back by 20.
    #expect(budget.scan == .microseconds(40 * (390 + 480 + 290) + 5 * 400))
    #expect(budget.line == "bus 'r': a scan takes 48.4 ms, 48.4 % of its period: fits")
    #expect(budget.finding == nil)
  }

  @Test("at 40 kHz they do not: the finding has the place, the milliseconds and the remedy")
  func tooSlow() throws {
    let budget = try #require(try BusBudget.measure(try files(couples: 40, clock: "40 kHz")).first)
    #expect(budget.line == "bus 'r': a scan takes 121.0 ms, 121.0 % of its period: does not fit")
    #expect(
      budget.finding?.description
        == "b/board.yaml:4:3: error: a scan of 'r' takes 121.0 ms of a period of 100 ms; raise its "
        + "clock, lengthen its period, or move chips to another bus")
  }

  @Test("a shorter period is kept to")
  func period() throws {
    let budget = try #require(
      try BusBudget.measure(try files(couples: 40, clock: "100 kHz", period: "40 ms")).first)
    #expect(budget.line == "bus 'r': a scan takes 48.4 ms, 121.0 % of its period: does not fit")
    #expect(budget.finding?.message == "a scan of 'r' takes 48.4 ms of a period of 40 ms")
  }

  @Test("two buses that fit apart do not fit together: one step scans both")
  func together() throws {
    let files = try files(couples: 48, clock: "100 kHz", second: 48)
    let budgets = try BusBudget.measure(files)
    #expect(budgets.map(\.isExceeded) == [false, false])
    let findings = BusBudget.findings(budgets)
    #expect(
      findings.map(\.description) == [
        "b/board.yaml:5:3: error: the scans of all buses take 116.16 ms of a step of 100 ms; raise "
          + "their clocks or scan less"
      ])
    let fewer = try BusBudget.measure(try self.files(couples: 40, clock: "100 kHz", second: 40))
    #expect(BusBudget.findings(fewer).isEmpty)
  }
}
