import Glibc
import Quantities

@testable import Analysis

/// Spectra whose truth is known.
enum Spectra {
  /// 1 MHz to 10 mHz, ten points a decade.
  static let frequencies = (0...80).map { pow(10, 6 - Double($0) / 10) }

  /// A circuit at such values, with so much scatter on either part, as a share of |Z|.
  static func of(
    _ text: String, _ values: [Double], scatter: Double = 0, seed: UInt64 = 1
  ) throws -> Spectrum {
    let circuit = try CircuitText.parse(text)
    var noise = Scatter(seed: seed)
    return Spectrum(
      frequencies.map { frequency in
        let impedance = circuit.impedance(angular: 2 * Double.pi * frequency, values)
        let size = impedance.magnitude * scatter
        let shift = scatter > 0 ? Complex(size * noise.next(), size * noise.next()) : .zero
        return Spectrum.Point(at: Hertz(frequency), impedance + shift)
      })
  }

  /// The same cell with all but its first resistance growing by a share while it is measured; a
  /// point takes as long as its period.
  static func drifting(_ spectrum: Spectrum, by share: Double) -> Spectrum {
    let whole = spectrum.points.reduce(0) { $0 + 1 / $1.frequency.value }
    let first = Complex(spectrum.points.first?.impedance.real ?? 0)
    var time = 0.0
    return Spectrum(
      spectrum.points.map { point in
        time += 1 / point.frequency.value
        let grown = (point.impedance - first) * (share * time / whole)
        return Spectrum.Point(at: point.frequency, point.impedance + grown)
      })
  }
}

/// Normal scatter of one, the same for a seed on every machine.
struct Scatter {
  private var state: UInt64

  /// Mixed first, or each seed would go through the numbers of the one before it.
  init(seed: UInt64) { state = Self.mixed(seed) }

  private mutating func uniform() -> Double {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    return (Double(Self.mixed(state) >> 11) + 0.5) / 9_007_199_254_740_992
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
  }
}
