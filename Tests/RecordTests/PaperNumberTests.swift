import Analysis
import Quantities
import Testing

@testable import Control
@testable import Documents
@testable import Instrument
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
    _ overpotentials: [Double], end: Double? = nil, isDone: Bool = true, judged: Double? = nil
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
      result: CellResult(
        start, points,
        verdicts: judged.map { [JudgedVerdict(Self.filament, at: Seconds($0 * 3600), among: [])] }
          ?? [],
        ended: .own("done")), end: end ?? Double(2 * overpotentials.count), isDone: isDone)
  }

  private static let filament = CellVerdictRecord(
    VerdictEvidence(
      verdict: .hardShort, overpotential: Volts(0.01), expected: Volts(0.1), arc: 0, halves: 0),
    of: 0, in: 3)

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

  @Test(
    "of an efficiency or a retention it is the loss that agrees within a fifth",
    arguments: [
      (97.1, "96.6 %", "agrees"), (89.9, "83.6 %", "disagrees, loses 10.1 % for 16.4 %"),
      (98.4, "98 %", "agrees"), (98.6, "98 %", "disagrees, loses 1.4 % for 2 %"),
      // The last digit says no more than it says.
      (99.6, "100 %", "agrees"), (99.4, "100 %", "disagrees, loses 0.6 % for 0 %"),
      (99.54, "99.5 %", "agrees"), (80, "> 75 %", "agrees with a bound"),
    ])
  func losses(ours: Double, printed: String, verdict: String) {
    #expect(PaperRow.compared(ours, "%", printed, .efficiency) == verdict)
  }

  @Test("a cell that is short has no overpotential, and what it had before stays")
  func afterTheShort() throws {
    let shorted = cell([Double](repeating: 40, count: 14) + [10, 10, 10])
    let late = try row("what: overpotential, at: cycle 16, is: 10 mV, worth: fitted", [shorted])
    #expect(late.ours == "none: short since 28 h" && late.verdict == "fitted: disagrees")
    let early = try row("what: overpotential, at: cycle 14, is: 40 mV, worth: fitted", [shorted])
    #expect(early.ours == "40 mV" && early.verdict == "fitted: agrees")
  }

  @Test("a filament was through when that was seen, which may be within a cycle")
  func filament() throws {
    let plateaus = [Double](repeating: 40, count: 14) + [25, 10, 10]
    let claim = "what: end, is: 28 h, worth: fitted"
    #expect(try row(claim, [cell(plateaus)]).ours == "30 h, short")
    #expect(try row(claim, [cell(plateaus, judged: 28.7)]).ours == "28.7 h, short")
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

  @Test("what has no model or lives on is called so")
  func words() throws {
    let lives = cell([40, 40])
    func verdict(_ lines: String) throws -> String { try row(lines, [lives]).verdict }
    #expect(try verdict("what: lasts, is: 3 h, worth: not-simulated") == "not simulated")
    #expect(
      try verdict("what: end, is: 3 h, worth: predicted") == "predicted: disagrees, lives at 4 h")
    #expect(try verdict("what: lasts, is: \"> 3 h\", worth: given") == "given: agrees with a bound")
    #expect(try verdict("what: lasts, is: \"> 9 h\", worth: given") == "given: not run so long")
    #expect(try verdict("what: end, is: 9 h, worth: given") == "given: not run so long")
  }

  @Test(
    "of two printed numbers that exclude each other neither agrees, whichever ours is",
    arguments: [
      "predicted", "fitted", "given", "for-comparison", "not-simulated",
    ], [52.5, 39, 45])
  func twice(worth: String, ours: Double) throws {
    let claim = "what: thickness, is: \"> 50 nm\", or: \"39 nm: by its rate\", worth: \(worth)"
    let row = try row(claim, [], thickness: ours)
    #expect(row.verdict == "paper contradicts itself")
    #expect(row.claim.printed == "> 50 nm, or 39 nm")
    #expect(row.differs == "two numbers are printed, > 50 nm and 39 nm: by its rate")
    #expect(row.ours == (worth == "not-simulated" ? "-" : "\(PaperRow.threeDigits(ours)) nm"))
    let run = PaperRun(thickness: ours, corrosion: nil, cells: [])
    let measured = PaperRow(try self.claim(claim), in: run, isSimulated: false)
    #expect(measured.verdict == "paper contradicts itself")
    let changed = PaperRow(try self.claim(claim), in: run, isSimulated: true, isChanged: true)
    #expect(changed.verdict == (worth == "not-simulated" ? "not simulated" : "for comparison only"))
  }

  @Test(
    "a word is read as a number, the same in every row",
    arguments: [
      (1.19, "stable: it is", "agrees with a bound"), (1.21, "stable: it is", "disagrees, +1 %"),
      (0.79, "stable: it is", "disagrees, -1 %"),
      (0.9, "negligible: changes", "agrees with a bound"),
      (1.26, "slightly: it grows", "agrees with a bound"),
      (1.51, "slightly: it grows", "disagrees, +1 %"),
      (0.99, "slightly: it grows", "disagrees, -1 %"),
      (1.86, "rapidly: it grows", "disagrees, -7 %"), (2.1, "rapidly: so", "agrees with a bound"),
      (1.1, "continually: so", "disagrees, -8 %"), (1.3, "continually: so", "agrees with a bound"),
      (0.36, "decreases: so", "agrees with a bound"), (0.85, "decreases: so", "disagrees, +6 %"),
    ])
  func readings(ours: Double, printed: String, verdict: String) {
    #expect(PaperRow.compared(ours, "", printed, .growth) == verdict)
  }

  @Test("a word is shown with its bounds, and what fades is read in per cent")
  func bounds() throws {
    #expect(PaperRow.compared(95.2, "%", "fades: so", .retention) == "disagrees, +19 %")
    #expect(PaperRow.compared(70, "%", "fades: so", .retention) == "agrees with a bound")
    let claim = try claim("what: growth, is: \"stable: it keeps stable\", worth: predicted")
    #expect(claim.printed == "0.8 to 1.2: it keeps stable")
    // What stays has to stay within less than what grows has to grow by, and no word is empty.
    for word in PrintedWord.allCases {
      #expect(word.range.lowerBound < word.range.upperBound && !word.meaning.isEmpty)
    }
  }

  @Test("what keeps stable is held against when that began, and not against the first spectrum")
  func since() throws {
    let claim = "what: growth, at: end, is: \"stable: so\", worth: predicted"
    let whole = try row(claim, [looked])
    #expect(whole.ours == "0.625" && whole.verdict == "predicted: disagrees, -22 %")
    let later = try row(claim + ", since: cycle 2", [looked])
    #expect(later.what == "growth at end since cycle 2")
    #expect(later.ours == "0.833" && later.verdict == "predicted: agrees with a bound")
  }

  @Test("what hangs on numbers that somebody gave is no prediction")
  func asked() throws {
    let run = PaperRun(thickness: 10, corrosion: nil, cells: [])
    let claim = try claim("what: thickness, is: 10 nm, worth: predicted")
    let row = PaperRow(claim, in: run, isSimulated: true, isAsked: true)
    #expect(row.verdict == "with what was given: agrees")
  }

  /// One with spectra before the first cycle, after the second and, warmer, at the end.
  private var looked: PaperCell {
    var cell = cell([40, 40, 40, 40])
    cell.spectra = [
      PaperSpectrum(hour: 0, cycle: 0, celsius: 24.6, ohms: 80),
      PaperSpectrum(hour: 4.1, cycle: 2, celsius: 25.2, ohms: 60),
      PaperSpectrum(hour: 8.2, cycle: 4, celsius: 35.4, ohms: 50),
    ]
    return cell
  }

  @Test(
    "a resistance is that of the spectrum of its hour, cycle or warmth; a growth beside the first",
    arguments: [
      ("what: resistance, at: 0 h, is: 82 ohm", "80 ohm", "given: agrees"),
      ("what: resistance, at: 5 h, is: 82 ohm", "60 ohm", "given: disagrees, -27 %"),
      ("what: resistance, at: cycle 2, is: 60 ohm", "60 ohm", "given: agrees"),
      ("what: resistance, at: cycle 3, is: 60 ohm", "no spectrum and no pulse", "given: disagrees"),
      ("what: resistance, at: 35 C, is: 50 ohm", "50 ohm", "given: agrees"),
      ("what: resistance, at: 45 C, is: 50 ohm", "no spectrum and no pulse", "given: disagrees"),
      ("what: growth, at: cycle 2, is: \"< 1: it falls\"", "0.75", "given: agrees with a bound"),
      ("what: growth, at: end, is: \"> 1\"", "0.625", "given: disagrees, -38 %"),
    ])
  func spectra(claim: String, ours: String, verdict: String) throws {
    let row = try row(claim + ", worth: given", [looked])
    #expect(row.ours == ours && row.verdict == verdict)
  }

  @Test("which resists more is by the spectra of one moment, and of no other")
  func resists() throws {
    var other = looked
    other.spectra[0] = PaperSpectrum(hour: 0, cycle: 0, celsius: 25, ohms: 100)
    other.spectra[2] = PaperSpectrum(hour: 8, cycle: 4, celsius: 25, ohms: 40)
    func at(_ moment: String, _ cells: [PaperCell]) throws -> String {
      try row("what: resists, at: \(moment), is: second > first, worth: predicted", cells).ours
    }
    #expect(try at("0 h", [looked, other]) == "second > first")
    #expect(try at("end", [looked, other]) == "first > second")
    #expect(try at("0 h", [looked, cell([40])]) == "no spectrum")
  }

  @Test("what was done otherwise than printed is judged by nothing")
  func changed() throws {
    let run = PaperRun(thickness: 10, corrosion: nil, cells: [])
    let claim = try claim("what: thickness, is: 10 nm, worth: predicted")
    let row = PaperRow(claim, in: run, isSimulated: true, isChanged: true)
    #expect(row.ours == "10 nm" && row.verdict == "for comparison only" && row.differs == nil)
  }

  @Test("a number that was asked for may be written into a copy, and no other be changed")
  func answered() {
    func lines(_ half: String, _ cycles: String) -> [Substring] {
      PaperChanges.matter(
        "parameters:\n  half: { kind: time,\(half) purpose: x }\n  cycles:\n    kind: ratio\n"
          + "    value: \(cycles)\n    purpose: y\nsteps: 1\n")
    }
    let asks = lines("", "5")
    #expect(PaperChanges.answers(lines(" value: 1 h,", "5"), asks))
    #expect(!PaperChanges.answers(lines(" value: 1 h,", "6"), asks))
    let steps = lines(" value: 1 h,", "5").dropLast() + ["steps: 2"]
    #expect(!PaperChanges.answers(Array(steps), asks))
  }

  @Test(
    "a value that is the document's own is no change of it, however it is written",
    arguments: [
      (["cycles=150"], []), (["cycles=151"], ["cycles=151"]), (["half=60min"], []),
      (["half=61min"], ["half=61min"]), (["each=1mA,2mA"], []), (["each=1mA", "each=2mA"], []),
      (["each=1mA"], ["each=1mA"]), (["soak=5min"], []), (["upper=4V"], ["upper=4V"]),
      (["half=60min", "cycles=3"], ["cycles=3"]),
    ])
  func given(with: [String], changed: [String]) {
    let text = """
      solidus: method/1
      name: one
      parameters:
        cycles: { kind: ratio, value: 150, purpose: x }
        half: { kind: time, value: 1 h, purpose: x }
        soak: { kind: time, purpose: x }
        upper: { kind: voltage, purpose: x }
        each: { kind: current, values: [1 mA, 2 mA], purpose: x }
      sample: 1 s
      record: { every: 1 min }
      steps:
        - rest: { for: 1 min }

      """
    #expect(PaperChanges.given(with, text) == changed)
    // The window of the cell, written down; and any, where the paper leaves the cell to us.
    let window = WindowDocument(lower: Volts(2), upper: Volts(4))
    let upper = with.filter { $0 != "upper=4V" }
    #expect(
      PaperChanges.given(upper + ["upper=4V"], text, [window])
        == changed.filter { $0 != "upper=4V" })
    #expect(PaperChanges.given(["upper=4.1V"], text, [window]) == ["upper=4.1V"])
    #expect(PaperChanges.given(["upper=4.1V"], text, nil) == [])
  }

  @Test("a name, a description and a remark are no change of what a document does")
  func matter() {
    let own =
      "# a\nsolidus: method/1\nname: one\ndescription:\n  long\n  words\nsteps:\n  - rest: 1\n"
    let other =
      "solidus: method/1\nname: two\n\n# b\ndescription: short\nsteps:\n  # c\n  - rest: 1\n"
    #expect(PaperChanges.matter(own) == PaperChanges.matter(other))
    #expect(PaperChanges.matter(own).count == 3)
    #expect(
      PaperChanges.matter(own) != PaperChanges.matter(own.replacing("rest: 1", with: "rest: 2")))
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
