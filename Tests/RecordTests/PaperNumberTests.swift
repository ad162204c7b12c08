import Analysis
import Documents
import Testing

@testable import Record

@Suite("The numbers of a paper beside those of a run")
struct PaperNumberTests {
  /// One claim, as an entry has it.
  private func claim(_ lines: String) throws -> PaperClaim {
    let text = """
      solidus: recipe/1
      name: one
      paper:
        by: Nobody 2020
        journal: none
        index: [X-1]
        technique: ALD
        stands: printed
        claims:
          - { \(lines), differs: as it is }
      metal: none
      steps:
        - hold: 1 min

      """
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    return try #require(recipe.paper?.claims.first)
  }

  /// Cycles of two hours at 1 mA on 1 cm2, with these overpotentials in mV.
  private func cell(
    _ overpotentials: [Double], end: Double? = nil, isDone: Bool = true
  ) -> PaperCell {
    var points: [CellPoint] = []
    for (number, millivolts) in overpotentials.enumerated() {
      for half in 0..<2 {
        let sign = half == 0 ? 1.0 : -1.0
        for sample in 0...4 {
          let hours = Double(number * 2 + half) + Double(sample) / 4
          let each = Double(number) * 3.6
          points.append(
            CellPoint(
              time: hours * 3600, potential: sign * millivolts * 1e-3, counter: 0,
              current: sign * 1e-3, charged: each + (half == 0 ? 0.9 * Double(sample) : 3.6),
              discharged: each + (half == 0 ? 0 : 0.9 * Double(sample)), cycle: number + 1,
              step: number * 2 + half, drive: .current))
        }
      }
    }
    let start = CellStart(channel: "cell1", method: "m", kind: .symmetric, metal: "Li", area: 1)
    return PaperCell(
      result: CellResult(start, points), end: end ?? Double(2 * overpotentials.count),
      isDone: isDone)
  }

  private func row(_ lines: String, _ cells: [PaperCell], thickness: Double? = nil) throws
    -> PaperRow
  {
    let run = PaperRun(thickness: thickness, corrosion: nil, cells: cells)
    return PaperRow(try claim(lines), in: run, isSimulated: true)
  }

  @Test(
    "a thickness agrees within a tenth, and says by how much it does not",
    arguments: [
      (9.0, "10 nm", "predicted: agrees"), (8.9, "10 nm", "predicted: disagrees, -11 %"),
      (11.1, "10 nm", "predicted: disagrees, +11 %"),
      (51, "> 50 nm", "predicted: agrees with a bound"),
      (49, "> 50 nm", "predicted: disagrees, -2 %"), (61, "< 50 nm", "predicted: disagrees, +22 %"),
    ])
  func thickness(ours: Double, printed: String, verdict: String) throws {
    let row = try row("what: thickness, is: \"\(printed)\", worth: predicted", [], thickness: ours)
    #expect(row.verdict == verdict)
    #expect(verdict.contains("disagrees") || row.differs == nil)
    #expect(row.ours == "\(PaperRow.threeDigits(ours)) nm")
  }

  @Test("an overpotential is that of the cycle that goes on at its hour, within a fifth")
  func overpotential() throws {
    let known = cell([20, 30, 40, 50, 60, 70])
    func at(_ hour: String) throws -> String {
      try row("what: overpotential, at: \(hour), is: 42 mV, worth: fitted", [known]).ours
    }
    #expect(try at("0 h") == "20 mV")
    #expect(try at("cycle 3") == "40 mV")
    #expect(try at("6 h") == "60 mV")
    #expect(try at("30 h") == "ended after 12 h, 6 cycles")
    #expect(try at("1 mA/cm2") == "70 mV")
  }

  @Test("a filament is a plateau that falls to less than half and stays; wearing in is none")
  func short() throws {
    let usual = [Double](repeating: 40, count: 14)
    let shorted = cell(usual + [10, 10, 10])
    #expect(shorted.short == 28)
    #expect(cell(usual + [10, 40, 40]).short == nil)
    #expect(cell([60, 50, 42, 35, 30, 26, 23, 21, 20, 19, 18, 18, 18, 18]).short == nil)
    #expect(try row("what: end, is: 30 h, worth: predicted", [shorted]).ours == "28 h, short")
  }

  @Test("who lives longer does better, and then who needs less")
  func rank() throws {
    let cells = [
      cell([40, 40], end: 3, isDone: false), cell([90, 90]), cell([50, 50]),
      cell([40, 40], end: 4, isDone: false),
    ]
    let row = try row("what: rank, at: end, is: \"third > second\", worth: predicted", cells)
    #expect(row.ours == "third > second > fourth > first")
    #expect(row.verdict == "predicted: disagrees")
    let best = try self.row("what: best, at: end, is: second or third, worth: predicted", cells)
    #expect(best.verdict == "predicted: agrees" && best.differs == nil)
  }

  @Test("what has no model, contradicts itself or lives on is called so")
  func words() throws {
    let lives = cell([40, 40])
    func verdict(_ lines: String) throws -> String { try row(lines, [lives]).verdict }
    #expect(try verdict("what: lasts, is: 3 h, worth: not-simulated") == "not simulated")
    #expect(
      try verdict("what: lasts, is: 3 h, worth: contradicted") == "paper contradicts itself")
    #expect(
      try verdict("what: end, is: 3 h, worth: predicted") == "predicted: disagrees, lives at 4 h")
    #expect(try verdict("what: lasts, is: \"> 3 h\", worth: given") == "given: agrees with a bound")
  }

  @Test(
    "numbers have three digits, and no noughts behind them",
    arguments: [
      (1842.4, "1842"), (999.7, "1000"), (110.2, "110"), (99.97, "100"), (52.546, "52.5"),
      (2.5, "2.5"), (2.0, "2"), (0.5463, "0.546"), (0, "0"),
    ])
  func digits(value: Double, text: String) {
    #expect(PaperRow.threeDigits(value) == text)
  }
}
