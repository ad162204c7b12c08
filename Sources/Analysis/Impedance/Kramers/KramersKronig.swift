public import Quantities

/// Whether a spectrum can be that of one cell that stayed as it was: the linear test of
/// Kramers and Kronig.
///
/// Any such cell is, as closely as one likes, a resistor, a coil, a capacitor and many pairs of
/// resistor and capacitor with fixed time constants (B. A. Boukamp, J. Electrochem. Soc. 142
/// (1995) 1885). What those cannot follow is drift, a current that was too large, or noise.
public struct KramersKronig: Sendable {
  /// What the residuals say.
  public enum Verdict: Hashable, Sendable {
    case consistent
    /// Neighbouring residuals lean to one side, so many times further than chance would have it.
    case systematic(strength: Double, from: Hertz, to: Hertz)
    /// The scatter hides whatever else there may be.
    case noisy
    /// So few points that nobody knows whether what pairs leave is scatter.
    case tooFew
  }

  /// How many pairs of resistor and capacitor describe it.
  public let pairs: Int
  /// One minus the sum of negative resistances over that of positive ones, as Schönleber,
  /// Klotz and Ivers-Tiffée define it (Electrochim. Acta 131 (2014) 20): near zero, noise is
  /// being described. Informative only: `KramersSearch` says why it does not choose the pairs.
  public let mu: Double
  /// Described minus measured, as shares of |Z|, in the order of the spectrum.
  public let residuals: [Complex]
  /// The scatter of one residual, as a share of |Z|.
  public let scatter: Double
  public let verdict: Verdict

  /// The largest residual of a real or imaginary part, as a share of |Z|.
  public var largest: Double {
    residuals.map { max($0.real.magnitude, $0.imaginary.magnitude) }.max() ?? 0
  }

  /// Residuals below this share are those of the pairs, not of the cell.
  private static let floor = 1e-4
  /// Above this scatter a spectrum says little.
  private static let loud = 0.02
  /// Of fewer points it cannot be told whether they scatter or too few pairs describe them.
  private static let fewest = 10

  /// Tests a spectrum of at least `Spectrum.fewest` points.
  public init(_ spectrum: Spectrum) {
    let found = KramersSearch(spectrum).best
    pairs = found.pairs
    mu = found.mu
    residuals = found.residuals
    let freedom = max(1, 2 * found.residuals.count - found.pairs - 3)
    scatter = (found.sum / Double(freedom)).squareRoot()
    let lean = Lean(residuals)
    let points = spectrum.points
    if scatter > Self.floor, lean.isThere {
      verdict = .systematic(
        strength: lean.strength, from: points[lean.first].frequency,
        to: points[lean.last].frequency)
    } else {
      let isLoud = scatter > Self.loud
      verdict = !isLoud ? .consistent : points.count < Self.fewest ? .tooFew : .noisy
    }
  }
}
