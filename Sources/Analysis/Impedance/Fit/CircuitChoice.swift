/// The simplest of some usual circuits that a spectrum cannot be told from.
public struct CircuitChoice: Sendable {
  public let fit: CircuitFit

  /// From a bare resistor on; what a spectrum shows is rarely more than two arcs and a tail.
  public static let usual = [
    "R0", "R0-p(R1,C1)", "R0-p(R1,CPE1)", "R0-p(R1,C1)-W1", "R0-p(R1,CPE1)-p(R2,CPE2)",
  ]

  /// The one of the least Bayesian information criterion; nil if none could be fitted.
  ///
  /// Residuals below a thousandth of |Z| are not told apart: what a circuit leaves of them is of
  /// converters, not of cells.
  public init?(for spectrum: Spectrum) {
    var best: (fit: CircuitFit, price: Double)?
    for text in Self.usual {
      guard let fit = Self.fit(text, spectrum) else { continue }
      let price = Self.price(of: fit, spectrum)
      if price < best?.price ?? .infinity { best = (fit, price) }
    }
    guard let best else { return nil }
    fit = best.fit
  }

  private static func fit(_ text: String, _ spectrum: Spectrum) -> CircuitFit? {
    do throws(CircuitProblem) {
      let circuit = try CircuitText.parse(text)
      // With as many parameters as numbers everything fits.
      guard 2 * spectrum.points.count > circuit.kinds.count + 2 else { return nil }
      do throws(CircuitFit.Failure) { return try CircuitFit(circuit, to: spectrum) } catch {
        return nil
      }
    } catch { return nil }
  }

  private static func price(of fit: CircuitFit, _ spectrum: Spectrum) -> Double {
    let count = Double(2 * spectrum.points.count)
    let mean = fit.chiSquared / count + 1e-6
    return count * Numerics.log(mean) + Double(fit.parameters.count) * Numerics.log(count)
  }
}
