import Quantities
import Testing

@testable import Analysis

@Suite("The test of Kramers and Kronig")
struct KramersKronigTests {
  /// Cells with arcs, diffusion, a blocking electrode, a coil, and one that traps the usual rule.
  static let cells: [(String, [Double])] = [
    ("R0-p(R1,CPE1)-p(R2,CPE2)", [181, 300, 1e-7, 0.9, 173, 1e-4, 0.85]),
    ("R0-p(R1,CPE1)-p(R2,CPE2)-W1", [10, 50, 1e-5, 0.8, 30, 1e-2, 0.9, 8]),
    ("R0-p(R1,C1)", [10, 100, 1e-5]), ("R0-CPE1", [20, 1e-4, 0.9]),
    ("R0-Zarc1-Wo1", [5, 20, 1e-3, 0.9, 40, 3]), ("L0-R0-Zarc1", [1e-6, 5, 20, 1e-3, 0.9]),
    ("R0", [100]),
  ]

  @Test("leaves less than 0.01 % of a clean spectrum", arguments: cells)
  func clean(text: String, values: [Double]) throws {
    let test = KramersKronig(try Spectra.of(text, values))
    #expect(test.largest < 1e-4)
    #expect(test.verdict == .consistent)
  }

  @Test(
    "leaves less than 2 % under half a per cent of noise, and calls it consistent", arguments: cells
  )
  func noisy(text: String, values: [Double]) throws {
    var within = 0
    for seed in 1...50 {
      let test = KramersKronig(
        try Spectra.of(text, values, scatter: 0.005, seed: UInt64(seed)))
      #expect(test.verdict == .consistent, "seed \(seed)")
      #expect((test.scatter - 0.005).magnitude < 0.0012, "seed \(seed)")
      if test.largest < 0.02 { within += 1 }
    }
    // Of 162 normal residuals one goes beyond four times their scatter in every hundredth case.
    #expect(within >= 47, "\(within) of 50")
  }

  @Test("flags a cell that drifts by a tenth while it is measured", arguments: cells.prefix(6))
  func drift(text: String, values: [Double]) throws {
    for scatter in [0, 0.001] {
      let still = try Spectra.of(text, values, scatter: scatter)
      #expect(KramersKronig(still).verdict == .consistent)
      let test = KramersKronig(Spectra.drifting(still, by: 0.1))
      guard case .systematic(_, let from, let to) = test.verdict else {
        Issue.record("\(scatter): not flagged")
        continue
      }
      // The cell grows where a point takes longest.
      #expect(to < Hertz(1) && from < Hertz(100))
    }
  }

  @Test("says that it cannot say under five per cent of noise")
  func loud() throws {
    let (text, values) = Self.cells[0]
    #expect(KramersKronig(try Spectra.of(text, values, scatter: 0.05)).verdict == .noisy)
  }

  @Test("works on the fewest points that are a spectrum")
  func few() throws {
    let whole = try Spectra.of("R0-p(R1,C1)", [10, 50, 1e-4])
    let few = Spectrum(stride(from: 0, to: 50, by: 10).map { whole.points[$0] })
    #expect(KramersKronig(few).verdict == .consistent)
    #expect(few.points.count == Spectrum.fewest)
    // The same number, so far apart that no pairs lie between them: exact, and yet nobody knows.
    let far = Spectrum(stride(from: 0, through: 80, by: 20).map { whole.points[$0] })
    #expect(KramersKronig(far).verdict == .tooFew)
  }

  @Test("needs no rule of mu, which would call good cells bad", arguments: [0, 2, 4])
  func trap(cell: Int) throws {
    let (text, values) = Self.cells[cell]
    let spectrum = try Spectra.of(text, values)
    let stopped = (3..<60).lazy.map { KramersSearch.described(spectrum, $0, 0) }
      .first { $0.mu <= 0.85 }
    let residuals = try #require(stopped?.residuals)
    let largest = residuals.map { max($0.real.magnitude, $0.imaginary.magnitude) }.max() ?? 0
    #expect(largest > 0.05)
    #expect(KramersKronig(spectrum).largest < 1e-4)
  }
}
