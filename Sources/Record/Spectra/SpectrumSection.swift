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
    let missing = measured.missing > 0 ? ", \(measured.missing) missing\(cut)" : ""
    return [
      "\(measured.number)", fixed(measured.began.value / 3600, 4), "\(measured.cycle)",
      fixed(measured.points.first?.potential ?? 0, 4),
      "\(fixed(spectrum.highest.value, 3)) to \(fixed(spectrum.lowest.value, 4)) Hz\(together)\(missing)",
      verdict, again, fit?.circuit.text ?? "", values,
    ]
  }

  /// Which were cut off before they were whole.
  private var cut: String {
    guard !measured.cut.isEmpty else { return "" }
    let frequencies = measured.cut.map { fixed($0.value, 4) }.joined(separator: ", ")
    return " (cut off: \(frequencies) Hz)"
  }

  /// Where the answer was not in proportion, if anywhere.
  private var bent: String {
    let there = measured.points.filter { $0.second?.isThere == true }
    guard let most = there.max(by: { ($0.second?.share ?? 0) < ($1.second?.share ?? 0) }),
      let share = most.second?.share
    else { return "" }
    let (frequency, part) = (fixed(most.impedance.frequency.value, 4), fixed(share * 100, 1))
    return "; at \(frequency) Hz \(part) % come back at twice the frequency: halve the amplitude"
  }

  private var verdict: String { test.words + bent }

  private var again: String {
    guard let repeated = measured.repeated else { return "" }
    let change = "\(fixed(repeated.change * 100, 2)) %"
    return repeated.hasChanged ? "changed by \(change)" : "the same within \(change)"
  }

  private var values: String { fit?.words ?? "" }
}

extension KramersKronig {
  fileprivate var words: String {
    switch verdict {
    case .consistent: "consistent, scatter \(fixed(scatter * 100, 2)) %"
    case .systematic(_, let high, let low):
      "not consistent from \(fixed(high.value, 3)) to \(fixed(low.value, 4)) Hz"
    case .noisy: "noisy, \(fixed(scatter * 100, 1)) %"
    case .tooFew: "too few points to tell"
    }
  }
}

extension MeasuredSpectrum {
  /// Whether there are points enough for a circuit to be found.
  var canBeDrawn: Bool { points.count >= Spectrum.fewest }
}

extension CircuitFit {
  /// Its parameters, each with its value and half of the interval that holds it with 95 %.
  var words: String { parameters.map(Self.words).joined(separator: ", ") }

  private static func words(of parameter: FittedParameter) -> String {
    let found = "\(parameter.name) \(short(parameter.value))"
    switch parameter.certainty {
    case .between(let low, let high): return "\(found) ± \(short((high - low) / 2))"
    case .atBound: return "\(found) at its limit"
    case .undetermined: return "\(parameter.name) not determined"
    }
  }

  private static func short(_ value: Double) -> String {
    guard value.magnitude < 0.01 || value.magnitude >= 1e5 else { return fixed(value, 3) }
    var (size, power) = (value, 0)
    while size != 0, size.magnitude < 1 { (size, power) = (size * 10, power - 1) }
    while size.magnitude >= 10 { (size, power) = (size / 10, power + 1) }
    return "\(fixed(size, 3))e\(power)"
  }
}
