import Control
import Quantities
import Testing

@testable import Instrument

@Suite("What a cell is judged by")
struct CellJudgeTests {
  @Test("what is said of a half is of its own cycle, though it is said when the next one begins")
  func cycle() throws {
    var judge = CellJudge(.symmetric)
    var said: [(evidence: VerdictEvidence, cycle: Int)] = []
    for half in 0..<40 {
      let sign = half.isMultiple(of: 2) ? 1.0 : -1.0
      // From the twentieth half on, thrice of what was.
      let overpotential = half < 20 ? 0.05 : 0.15
      judge.begin()
      for second in 0...200 {
        let sample = CellSample(
          at: .zero + Seconds(Double(half) * 200 + Double(second)),
          potential: Volts(sign * overpotential), counter: nil, current: Amperes(sign * 1e-3),
          charge: Coulombs(sign * 1e-3 * Double(second)), charged: .zero, discharged: .zero,
          temperature: Celsius(25))
        if let found = judge.step(sample, in: half / 2 + 1) { said.append(found) }
      }
    }
    let first = try #require(said.first)
    #expect(first.evidence.halves > 0)
    // So many halves in a row, from the twentieth on, which is the first of the eleventh cycle.
    #expect(first.cycle == (20 + first.evidence.halves - 1) / 2 + 1, "\(first)")
  }
}
