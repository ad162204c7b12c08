import Analysis
import Documents
import Quantities
import Testing

@testable import Control
@testable import Instrument
@testable import Record

@Suite("A cell that was shorted")
struct ShortedCycleTests {
  private static func point(_ cycle: Int, _ half: Int, _ sample: Int) -> CellPoint {
    let (each, flowed) = (Double(cycle - 1) * 3.6, 0.9 * Double(sample))
    return CellPoint(
      time: (Double((cycle - 1) * 2 + half) + Double(sample) / 4) * 3600,
      potential: half == 0 ? 0.1 : -0.1, counter: 0, current: half == 0 ? 1e-3 : -1e-3,
      charged: each + (half == 0 ? flowed : 3.6), discharged: each + (half == 0 ? 0 : flowed),
      cycle: cycle, step: cycle * 2 + half, drive: .current)
  }

  @Test("has no efficiency from that cycle on: what flows past its electrodes comes back whole")
  func efficiency() throws {
    var points: [CellPoint] = []
    for cycle in 1...4 {
      for half in 0..<2 {
        for sample in 0...4 {
          points.append(Self.point(cycle, half, sample))
        }
      }
    }
    let record = CellVerdictRecord(
      VerdictEvidence(
        verdict: .hardShort, overpotential: Volts(0.01), expected: Volts(0.1), arc: 0, halves: 0),
      of: 0, in: 3)
    #expect(record.text.hasSuffix("in cycle 3, at once"))
    let start = CellStart(channel: "cell1", method: "m", kind: .symmetric, metal: "Li", area: 1)
    let verdict = JudgedVerdict(record, at: Seconds(15_000), among: [])
    let whole = CellResult(start, points, ended: .own("done"))
    let shorted = CellResult(start, points, verdicts: [verdict], ended: .own("done"))
    #expect(whole.table.cycles.map { whole.efficiency(of: $0) != nil } == [true, true, true, true])
    #expect(
      shorted.table.cycles.map { shorted.efficiency(of: $0) != nil } == [true, true, false, false])
    #expect(shorted.json.text.contains("shorted"))
    #expect(!whole.json.text.contains("shorted"))
  }
}
