import Analysis
import Documents
import Record

/// A spectrum as Nyquist and Bode draw it, with the fit as a line.
struct ImpedancePicture {
  private let report: ImpedanceReport

  init(_ report: ImpedanceReport) { self.report = report }

  var text: String {
    let charts = SpectrumCharts(report.spectrum, report.fit).all
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
}
