import Analysis
import Documents
import Glibc
import Quantities

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
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1100 600" font-family="sans-serif" \
    font-size="12" role="img">
    <title>\(escaped(report.path))</title>
    <style>
    .paper { fill: #ffffff; } text { fill: #1d1d1f; } .faint { stroke: #d8d8dc; }
    .dot { fill: none; stroke: #0f5fa8; } .fit { fill: none; stroke: #c2410c; stroke-width: 2; }
    @media (prefers-color-scheme: dark) {
    .paper { fill: #16181c; } text { fill: #e8e8ea; } .faint { stroke: #33363d; }
    .dot { stroke: #6cb2f2; } .fit { stroke: #fb923c; } }
    </style>
    <rect class="paper" width="100%" height="100%"/>
    <text x="90" y="26" font-size="16">\(escaped(title))</text>
    \(nyquist)\(bode)</svg>

    """
  }

  private var title: String {
    let words = report.path.split(separator: "/").last.map(String.init) ?? report.path
    return report.fit.map { "\(words), fitted with \($0.circuit.text)" } ?? words
  }

  /// Both axes have one scale, so that a circle is round.
  private var nyquist: String {
    let all = (measured + fitted).map(\.impedance)
    let reals = all.map(\.real)
    let imaginaries = all.map { -$0.imaginary }
    let span =
      1.1 * max(reach(reals), reach(imaginaries), (reals.max() ?? 1).magnitude * 1e-3, 1e-12)
    let frame = ChartFrame(
      left: 90, top: 50, width: 440, height: 440,
      x: .init("Re Z, ohm", from: start(reals, span), to: start(reals, span) + span, false),
      y: .init(
        "-Im Z, ohm", from: start(imaginaries, span), to: start(imaginaries, span) + span, false))
    return frame.frame + frame.curve(fitted.map { ($0.impedance.real, -$0.impedance.imaginary) })
      + frame.dots(measured.map { ($0.impedance.real, -$0.impedance.imaginary) })
  }

  private func reach(_ values: [Double]) -> Double { (values.max() ?? 1) - (values.min() ?? 0) }

  private func start(_ values: [Double], _ span: Double) -> Double {
    (values.min() ?? 0) - span * 0.045
  }

  private var bode: String {
    bode("|Z|, ohm", top: 50, isLogarithmic: true) { $0.magnitude }
      + bode("-phase, degrees", top: 310, isLogarithmic: false) { -$0.phase * 180 / Double.pi }
  }

  private func bode(
    _ title: String, top: Double, isLogarithmic: Bool, _ value: (Complex) -> Double
  ) -> String {
    let all = measured + fitted
    let frame = ChartFrame(
      left: 640, top: top, width: 420, height: 190,
      x: .init("frequency, Hz", around: all.map(\.frequency), isLogarithmic: true),
      y: .init(title, around: all.map { value($0.impedance) }, isLogarithmic: isLogarithmic))
    return frame.frame + frame.curve(fitted.map { ($0.frequency, value($0.impedance)) })
      + frame.dots(measured.map { ($0.frequency, value($0.impedance)) })
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
