public import Analysis
import Glibc
import Quantities

/// A spectrum as Nyquist and Bode draw it, with a fit as a line.
public struct SpectrumCharts {
  private typealias Place = (frequency: Double, impedance: Complex)

  private let measured: [Place]
  /// Thirty values a decade, so that arcs are round between the points.
  private let fitted: [Place]
  private let name: String

  /// - Parameter name: what the titles say beside the kind of the picture.
  public init(_ spectrum: Spectrum, _ fit: CircuitFit?, name: String = "") {
    measured = spectrum.points.map { ($0.frequency.value, $0.impedance) }
    fitted = fit.map { Self.sampled($0, spectrum) } ?? []
    self.name = name.isEmpty ? "" : ", \(name)"
  }

  private static func sampled(_ fit: CircuitFit, _ spectrum: Spectrum) -> [Place] {
    let high = spectrum.highest.value
    let low = spectrum.lowest.value
    let steps = max(50, Int(log10(high / low) * 30))
    return (0...steps).map { step in
      let frequency = high * pow(low / high, Double(step) / Double(steps))
      return (frequency, fit.circuit.impedance(angular: 2 * Double.pi * frequency, fit.values))
    }
  }

  /// Nyquist, magnitude and phase.
  public var all: [Chart] { [nyquist] + bode }

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
      _ name: String, _ kind: String, _ look: Curve.Look, _ points: [Place]
    ) -> Curve {
      let places = points.map { place($0.frequency, $0.impedance) }
      return Curve(name, kind, look, x: places.map(\.0), y: places.map(\.1))
    }
    let fit = fitted.isEmpty ? [] : [curve("fit", "b", .line, fitted)]
    return Chart(
      title: title + name, across: across, up: up,
      curves: fit + [curve("measured", "a", .points, measured)], scales: scales, isRound: isRound)
  }
}
