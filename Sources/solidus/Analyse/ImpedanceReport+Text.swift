import Analysis
import Quantities

extension ImpedanceReport {
  /// What the command prints for people.
  var text: String {
    let points = "\(spectrum.points.count) points, \(hertz(spectrum.highest))"
    let which = count > 1 ? ", spectrum \(number) of \(count)" : ""
    return """
      \(path): \(points) to \(hertz(spectrum.lowest))\(which)
        \(understood)
      \(flatness)Kramers-Kronig: \(verdict)
        largest residual \(percent(test.largest)), scatter \(percent(test.scatter)) of |Z|; \
      \(test.pairs) pairs of R and C, mu \(significant(test.mu, 2))
      \(fit.map(text) ?? "")
      """
  }

  /// What no circuit with a capacitor could be told from.
  private var flatness: String {
    guard let ohms = spectrum.resistor else { return "" }
    return """
      no arc in this band: a resistor of \(significant(ohms.value, 4)) ohm, within \
      \(percent(Spectrum.flat)) at every frequency
        what has an arc has it above \(hertz(spectrum.highest)) or below \(hertz(spectrum.lowest)): \
      measure there, or fit R0 alone

      """
  }

  private var verdict: String {
    switch test.verdict {
    case .consistent: return "consistent with one cell that stayed as it was"
    case .noisy: return "scatter hides whatever else there may be; measure longer"
    case .tooFew:
      return """
        too few points to tell: \(spectrum.points.count) of a spectrum that spans \
        \(significant(spectrum.decades, 2)) decades; measure ten a decade
        """
    case .systematic(let strength, let from, let to):
      return """
        NOT consistent: from \(hertz(from)) to \(hertz(to)) the residuals lean to one side \
        \(significant(strength, 2)) times their scatter
          \(spectrum.resistor == nil ? Self.drift : Self.lean)
        """
    }
  }

  private static let drift =
    "the cell drifted while it was measured, or the amplitude was too large for it"
  private static let lean =
    "of a spectrum without an arc that is a slope of its resistance, less than the line above allows"

  private func text(of fit: CircuitFit) -> String {
    let rows = fit.parameters.map { parameter in
      [
        parameter.name, significant(parameter.value, 5), parameter.kind.unit,
        words(for: parameter.certainty),
      ]
    }
    let table = Table(["parameter", "value", "unit", "95 % interval"], rows).text
    return """
      \(fit.circuit.text): \(ending(fit))
      \(table)  chi squared \(significant(fit.chiSquared, 3)), scatter \(percent(fit.scatter)) \
      of |Z|
        \(judgement)

      """
  }

  private func ending(_ fit: CircuitFit) -> String {
    let effort = "\(fit.starts) start\(fit.starts == 1 ? "" : "s"), \(fit.evaluations) evaluations"
    switch fit.end {
    case .converged: return "fitted, \(effort)"
    case .exhausted(let most):
      return "NOT converged after \(most) evaluations; these are the best values of \(effort)"
    case .diverged: return "NOT converged: the numbers left the range of what can be computed"
    }
  }

  private var judgement: String {
    if case .systematic = test.verdict {
      return """
        no circuit describes a cell that did not stay as it was: these are the numbers of no cell
        """
    }
    guard leavesMore else {
      let fits = "what is left is scatter: the circuit describes the spectrum"
      return isTooLarge ? fits + ", and a smaller one would too" : fits
    }
    return """
      the circuit leaves more than scatter: it does NOT describe the spectrum, and its intervals \
      are too narrow
      """
  }

  /// Whether the spectrum settles some numbers not at all.
  private var isTooLarge: Bool {
    fit?.parameters.contains { $0.certainty == .undetermined } ?? false
  }

  private func words(for certainty: FittedParameter.Certainty) -> String {
    switch certainty {
    case .between(let low, let high): "\(significant(low, 5)) to \(significant(high, 5))"
    case .atBound: "at its physical limit"
    case .undetermined: "not determined by this spectrum"
    }
  }

  private func percent(_ share: Double) -> String { significant(share * 100, 2) + " %" }

  private func hertz(_ frequency: Hertz) -> String {
    let value = frequency.value
    for (factor, unit) in [(1e6, "MHz"), (1e3, "kHz"), (1, "Hz")] where value >= factor * 0.9995 {
      return "\(trimmed(value / factor)) \(unit)"
    }
    return "\(trimmed(value * 1e3)) mHz"
  }

  /// Four digits without zeros at the end.
  private func trimmed(_ value: Double) -> String {
    let text = significant(value, 4)
    guard text.contains("."), !text.contains("e") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(kept.reversed())
  }
}
