import Quantities
import Testing

@testable import Analysis

@Suite("The circuit that is chosen for a spectrum")
struct CircuitChoiceTests {
  static let truths: [(String, [Double])] = [
    ("R0", [100]), ("R0-p(R1,C1)", [10, 100, 1e-5]), ("R0-p(R1,CPE1)", [10, 100, 1e-5, 0.85]),
    ("R0-p(R1,C1)-W1", [10, 100, 1e-5, 30]),
    ("R0-p(R1,CPE1)-p(R2,CPE2)", [10, 50, 1e-6, 0.9, 100, 1e-3, 0.85]),
  ]

  private func chosen(_ spectrum: Spectrum) -> String? {
    CircuitChoice(for: spectrum)?.fit.circuit.text
  }

  @Test("is that of the cell, under any noise that leaves something to see", arguments: truths)
  func right(text: String, truth: [Double]) throws {
    for scatter in [0.001, 0.003, 0.01] {
      let wrong = try (1...12).filter {
        try chosen(Spectra.of(text, truth, scatter: scatter, seed: $0)) != text
      }
      #expect(wrong.isEmpty, "\(scatter): seeds \(wrong)")
    }
  }

  /// A front end above 10 Hz, and a card below that scatters six times as much.
  private func twoBands(_ seed: UInt64) throws -> Spectrum {
    let (quiet, loud) = (
      try Spectra.of("R0-p(R1,C1)", [100, 900, 1e-3], scatter: 0.0005, seed: seed),
      try Spectra.of("R0-p(R1,C1)", [100, 900, 1e-3], scatter: 0.003, seed: seed + 1000)
    )
    return Spectrum(
      zip(quiet.points, loud.points).map { $0.frequency > Hertz(10) ? $0 : $1 })
  }

  @Test("is as simple where one band scatters more than another, and nothing is called drift")
  func bands() throws {
    var (wrong, drifting) = (0, 0)
    for seed in 1...50 as ClosedRange<UInt64> {
      let spectrum = try twoBands(seed)
      if chosen(spectrum) != "R0-p(R1,C1)" { wrong += 1 }
      if KramersKronig(spectrum).verdict != .consistent { drifting += 1 }
    }
    #expect(wrong <= 2, "\(wrong) of 50")
    #expect(drifting <= 1, "\(drifting) of 50")
  }

  @Test("has nothing in it that the spectrum does not settle")
  func settled() throws {
    for (text, truth) in Self.truths {
      let fit = try #require(CircuitChoice(for: Spectra.of(text, truth, scatter: 0.01))?.fit)
      #expect(!fit.parameters.contains { $0.certainty == .undetermined }, "\(text)")
    }
  }

  @Test("and one that misses a little all along says so")
  func systematic() throws {
    let spectrum = try Spectra.of(
      "R0-p(R1,CPE1)-p(R2,CPE2)", Self.truths[4].1, scatter: 0.001)
    let small = try CircuitFit(CircuitText.parse("R0-p(R1,CPE1)"), to: spectrum)
    let whole = try CircuitFit(CircuitText.parse(Self.truths[4].0), to: spectrum)
    #expect(small.isSystematic && !whole.isSystematic)
  }
}
