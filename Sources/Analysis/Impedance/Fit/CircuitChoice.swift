/// The simplest of some usual circuits that a spectrum cannot be told from.
public struct CircuitChoice: Sendable {
  public let fit: CircuitFit

  /// From a bare resistor on; what a spectrum shows is rarely more than two arcs and a tail.
  public static let usual = [
    "R0", "R0-p(R1,C1)", "R0-p(R1,CPE1)", "R0-p(R1,C1)-W1", "R0-p(R1,CPE1)-p(R2,CPE2)",
  ]

  /// Nil if none could be fitted. A larger one is taken if it leaves so much less that chance does not
  /// do that, and if the spectrum settles each of its parameters.
  public init?(for spectrum: Spectrum) {
    var best: CircuitFit?
    for text in Self.usual {
      guard let fit = Self.fit(text, spectrum) else { continue }
      if best.map({ Self.isBetter(fit, than: $0) }) ?? true { best = fit }
    }
    guard let best else { return nil }
    fit = best
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

  /// What a circuit leaves below a thousandth of |Z| is of converters, not of cells.
  private static let floor = 1e-6
  /// How much each parameter must bring, against what it has to by the Bayesian criterion (G. Schwarz,
  /// Ann. Stat. 6 (1978) 461): that is for scatter which is alike in all bands, and it never is.
  private static let severity = 2.0

  private static func isBetter(_ larger: CircuitFit, than smaller: CircuitFit) -> Bool {
    guard !larger.parameters.contains(where: { $0.certainty == .undetermined }) else {
      return false
    }
    let numbers = larger.independentResiduals
    let gain = numbers * Numerics.log(mean(smaller) / mean(larger))
    let more = Double(larger.parameters.count - smaller.parameters.count)
    return gain > severity * more * Numerics.log(numbers)
  }

  private static func mean(_ fit: CircuitFit) -> Double {
    fit.chiSquared / Double(2 * fit.residuals.count) + floor
  }
}

extension CircuitFit {
  /// How many residuals are worth a number of their own: where neighbours are alike a circuit misses
  /// the same thing again and again, and that counts once.
  fileprivate var independentResiduals: Double {
    var (alike, all) = (0.0, 0.0)
    for (one, next) in zip(residuals, residuals.dropFirst()) {
      alike += one.real * next.real + one.imaginary * next.imaginary
    }
    for one in residuals { all += one.real * one.real + one.imaginary * one.imaginary }
    let share = all > 0 ? min(0.99, max(0, alike / all)) : 0
    return max(4, Double(2 * residuals.count) * (1 - share) / (1 + share))
  }
}
