import Analysis
import Documents
import Quantities

/// What a report shows of the spectra of one cell.
struct SpectrumSection {
  private let spectra: [MeasuredSpectrum]

  init(_ spectra: [MeasuredSpectrum]) {
    self.spectra = spectra.filter(\.canBeDrawn)
  }

  /// So many are drawn; all are in the table.
  private static let drawn = 3

  var html: String {
    guard !spectra.isEmpty else { return "" }
    let found = spectra.map { Found($0) }
    // The first, the last, and one between.
    let places =
      found.count <= Self.drawn
      ? Array(found.indices) : [0, found.count / 2, found.count - 1]
    let charts = places.flatMap { found[$0].charts }
    return HTML.charts(charts) + HTML.table(Self.head, found.map(\.row), words: true)
  }

  private static let head = [
    "spectrum", "began, h", "cycle", "E, V", "frequencies", "Kramers-Kronig",
    "repeated", "circuit", "values",
  ]
}

/// A spectrum with what was found of it.
private struct Found {
  let measured: MeasuredSpectrum
  let test: KramersKronig
  let fit: CircuitFit?

  init(_ measured: MeasuredSpectrum) {
    self.measured = measured
    test = KramersKronig(measured.spectrum)
    fit = CircuitChoice(for: measured.spectrum)?.fit
  }

  var charts: [Chart] {
    SpectrumCharts(measured.spectrum, fit, name: "spectrum \(measured.number)").all
  }

  var row: [String] {
    let spectrum = measured.spectrum
    let together = measured.together > 0 ? ", \(measured.together) at once" : ""
    let missing = measured.missing > 0 ? ", \(measured.missing) missing" : ""
    return [
      "\(measured.number)", fixed(measured.began.value / 3600, 4), "\(measured.cycle)",
      fixed(measured.points.first?.potential ?? 0, 4),
      "\(fixed(spectrum.highest.value, 3)) to \(fixed(spectrum.lowest.value, 4)) Hz\(together)\(missing)",
      verdict, again, fit?.circuit.text ?? "", values,
    ]
  }

  private var verdict: String {
    switch test.verdict {
    case .consistent: "consistent, scatter \(fixed(test.scatter * 100, 2)) %"
    case .systematic(_, let high, let low):
      "not consistent from \(fixed(high.value, 3)) to \(fixed(low.value, 4)) Hz"
    case .noisy: "noisy, \(fixed(test.scatter * 100, 1)) %"
    }
  }

  private var again: String {
    guard let repeated = measured.repeated else { return "" }
    let change = "\(fixed(repeated.change * 100, 2)) %"
    return repeated.hasChanged ? "changed by \(change)" : "the same within \(change)"
  }

  private var values: String { fit?.words ?? "" }
}

extension MeasuredSpectrum {
  /// Whether there are points enough for a circuit to be found.
  var canBeDrawn: Bool { points.count >= Spectrum.fewest }
}

extension CircuitFit {
  /// Its parameters, each with its value.
  var words: String {
    parameters.map { "\($0.name) \(Self.short($0.value))" }.joined(separator: ", ")
  }

  private static func short(_ value: Double) -> String {
    guard value.magnitude < 0.01 || value.magnitude >= 1e5 else { return fixed(value, 3) }
    var (size, power) = (value, 0)
    while size != 0, size.magnitude < 1 { (size, power) = (size * 10, power - 1) }
    while size.magnitude >= 10 { (size, power) = (size / 10, power + 1) }
    return "\(fixed(size, 3))e\(power)"
  }
}
