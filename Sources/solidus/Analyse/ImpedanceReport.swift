import Analysis
import Documents
import Quantities

/// `analyse eis`: a spectrum, whether it can be trusted, and what a circuit makes of it.
struct ImpedanceReport {
  let path: String
  let understood: String
  let spectrum: Spectrum
  /// Which of how many in the file, from one.
  let number: Int
  let count: Int
  let test: KramersKronig
  let fit: CircuitFit?

  init(
    _ path: String, _ file: SpectrumFile, _ which: String?, _ circuit: Circuit?
  ) throws(Refusal) {
    self.path = path
    understood = file.understood
    count = file.spectra.count
    number = try Self.number(which, of: count)
    spectrum = file.spectra[number - 1]
    if spectrum.looksInverted, spectrum.resistor == nil, circuit?.hasCapacitance ?? true {
      throw Refusal(
        """
        \(path): error: the imaginary part is positive nearly everywhere, as only a coil has it; \
        if the column holds minus the imaginary part, call it '-Im(Z)/ohm'
        """, .findings)
    }
    test = KramersKronig(spectrum)
    guard let circuit else {
      fit = nil
      return
    }
    fit = try Self.fit(circuit, spectrum)
  }

  private static func number(_ text: String?, of count: Int) throws(Refusal) -> Int {
    guard let text else { return 1 }
    guard let number = Int(text), number >= 1, number <= count else {
      throw Refusal(
        "solidus analyse eis: --spectrum is a number from 1 to \(count)", .usage)
    }
    return number
  }

  private static func fit(_ circuit: Circuit, _ spectrum: Spectrum) throws(Refusal) -> CircuitFit {
    do throws(CircuitFit.Failure) { return try CircuitFit(circuit, to: spectrum) } catch {
      switch error {
      case .tooFewPoints(let points, let parameters):
        throw Refusal(
          """
          solidus analyse eis: \(points) points cannot settle \(parameters) parameters; \
          write a smaller circuit
          """, .findings)
      case .diverged where spectrum.resistor != nil:
        throw Refusal(
          """
          solidus analyse eis: there is no arc in this band, so nothing settles a capacitor; \
          write --circuit R0, or measure at other frequencies
          """, .findings)
      case .diverged:
        throw Refusal(
          """
          solidus analyse eis: from no starting values did the search stay among finite \
          numbers; write another circuit
          """, .findings)
      }
    }
  }

  /// Whether nothing speaks against the spectrum or the circuit.
  var isSound: Bool {
    guard test.verdict == .consistent else { return false }
    guard let fit else { return true }
    return fit.end == .converged && describes
  }

  /// Whether what the circuit leaves is scatter, and of one cell.
  var describes: Bool {
    if case .systematic = test.verdict { return false }
    return !leavesMore
  }

  /// Whether the circuit leaves more than the scatter of the spectrum.
  var leavesMore: Bool {
    guard let fit else { return false }
    return fit.scatter > 1.5 * max(test.scatter, 1e-4) || fit.isSystematic
  }
}
