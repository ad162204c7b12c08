import Analysis
import Documents
import Glibc
import Quantities
import Record

/// A spectrum as Nyquist and Bode draw it, with the fit as a line.
struct ImpedancePicture {
  private let report: ImpedanceReport
  private let measured: [(frequency: Double, impedance: Complex)]
  /// Ten values a decade, so that arcs are round between the points.
  private let fitted: [(frequency: Double, impedance: Complex)]

  init(_ report: ImpedanceReport) {
    self.report = report
    measured = report.spectrum.points.map { ($0.frequency.value, $0.impedance) }
    fitted = report.fit.map { Self.sampled($0, report.spectrum) } ?? []
  }

  private static func sampled(
    _ fit: CircuitFit, _ spectrum: Spectrum
  ) -> [(frequency: Double, impedance: Complex)] {
    let high = spectrum.highest.value
    let low = spectrum.lowest.value
    let steps = max(50, Int(log10(high / low) * 30))
    return (0...steps).map { step in
      let frequency = high * pow(low / high, Double(step) / Double(steps))
      return (frequency, fit.circuit.impedance(angular: 2 * Double.pi * frequency, fit.values))
    }
  }

  var text: String {
    let charts = [nyquist] + bode
    let (width, height) = Chart.size
    let parts = charts.enumerated().map { place, chart in
      chart.svg(atX: 10 + Double(place % 2) * (width + 20), y: 50 + Double(place / 2) * height)
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(fixed(2 * width + 40, 0)) \
      \(fixed(2 * height + 60, 0))" role="img">
      <title>\(SVG.escaped(report.path))</title>
      <style>
      svg { \(ChartStyle.light) }
      @media (prefers-color-scheme: dark) { svg { \(ChartStyle.dark) } }
      \(ChartStyle.css)
      .sheet { fill: var(--paper); } svg .title { fill: var(--ink); font-size: 16px; }
      </style>
      <rect class="sheet" width="100%" height="100%"/>
      \(SVG.label(title, 20, 28, .start, "title"))\(parts.joined())</svg>

      """
  }

  private var title: String {
    let words = report.path.split(separator: "/").last.map(String.init) ?? report.path
    return report.fit.map { "\(words), fitted with \($0.circuit.text)" } ?? words
  }

  private var nyquist: Chart {
    chart("Nyquist", "Re Z, ohm", "-Im Z, ohm", (.even, .even), isRound: true) {
      ($1.real, -$1.imaginary)
    }
  }

  private var bode: [Chart] {
    [
      chart("Bode", "frequency, Hz", "|Z|, ohm", (.decades, .decades)) { ($0, $1.magnitude) },
      chart("Bode, phase", "frequency, Hz", "-phase, degrees", (.decades, .even)) {
        ($0, -$1.phase * 180 / Double.pi)
      },
    ]
  }

  private func chart(
    _ title: String, _ across: String, _ up: String,
    _ scales: (across: AxisScale, up: AxisScale), isRound: Bool = false,
    _ place: (Double, Complex) -> (Double, Double)
  ) -> Chart {
    func curve(
      _ name: String, _ kind: String, _ look: Curve.Look,
      _ points: [(frequency: Double, impedance: Complex)]
    ) -> Curve {
      let places = points.map { place($0.frequency, $0.impedance) }
      return Curve(name, kind, look, x: places.map(\.0), y: places.map(\.1))
    }
    let fit = fitted.isEmpty ? [] : [curve("fit", "b", .line, fitted)]
    return Chart(
      title: title, across: across, up: up,
      curves: fit + [curve("measured", "a", .points, measured)], scales: scales, isRound: isRound)
  }
}
