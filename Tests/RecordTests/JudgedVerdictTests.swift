import Analysis
import Quantities
import Testing

@testable import Control
@testable import Instrument
@testable import Record

@Suite("A verdict and the spectra next to it")
struct JudgedVerdictTests {
  private static let record = CellVerdictRecord(
    VerdictEvidence(
      verdict: .softShort, overpotential: Volts(0.03), expected: Volts(0.05), arc: 0, halves: 4),
    of: 0, in: 12)

  /// A resistor before an arc, from a highest frequency down.
  private static func spectrum(
    _ number: Int, began: Double, arc: Double, from highest: Double = 9, points count: Int = 3
  ) -> MeasuredSpectrum {
    let points = (0..<count).map { place in
      let real = 100 + arc * Double(place) / Double(max(1, count - 1))
      let share = Double(place * place * place + 1)
      return MeasuredSpectrum.Point(
        impedance: MeasuredImpedance(
          at: Hertz(highest / share), Complex(real, -1), scatter: 0.1),
        band: .card, second: nil, time: Seconds(began), potential: 0, current: 0, temperature: 25)
    }
    return MeasuredSpectrum(
      number: number, cycle: number * 10, step: 1, points: points, repeated: nil, missing: 0,
      cut: [],
      together: 0, began: Seconds(began))
  }

  @Test("names the last before it, and the first after it of the same frequencies")
  func both() throws {
    let judged = JudgedVerdict(
      Self.record, at: Seconds(250),
      among: [
        Self.spectrum(1, began: 100, arc: 900), Self.spectrum(2, began: 200, arc: 800),
        Self.spectrum(3, began: 300, arc: 1, from: 1), Self.spectrum(4, began: 400, arc: 300),
        Self.spectrum(5, began: 500, arc: 200),
      ])
    let (before, after) = (try #require(judged.before), try #require(judged.after))
    #expect(before.number == 2 && abs(before.arc.value - 800) < 1e-9)
    #expect(after.number == 4 && abs(after.arc.value - 300) < 1e-9)
    #expect(before.resistance == Ohms(100) && before.cycle == 20)
    #expect(
      judged.text == Self.record.text
        + "; before it spectrum 2 in cycle 20: 100.0 ohm at 9.000 Hz, 800.0 ohm more at"
        + " 1.0000 Hz; after it spectrum 4 in cycle 40: 100.0 ohm at 9.000 Hz, 300.0 ohm more at"
        + " 1.0000 Hz")
  }

  @Test("says nothing of spectra where there are none, or one that is cut off")
  func none() {
    let alone = JudgedVerdict(Self.record, at: Seconds(250), among: [])
    #expect(alone.before == nil && alone.after == nil && alone.text == Self.record.text)
    let cut = JudgedVerdict(
      Self.record, at: Seconds(250),
      among: [
        Self.spectrum(1, began: 100, arc: 900), Self.spectrum(2, began: 200, arc: 0, points: 1),
      ])
    #expect(cut.before?.number == 1 && cut.after == nil)
  }
}
