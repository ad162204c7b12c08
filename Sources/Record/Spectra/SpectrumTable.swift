import Analysis
import Instrument
import Quantities

/// Spectra of one cell as a table: the columns of impedance of the Battery Data Format, and which
/// spectrum each row is of.
///
/// The imaginary part is that of the impedance: negative for a capacitor.
public struct SpectrumTable {
  private let spectra: [MeasuredSpectrum]

  public init(_ spectra: [MeasuredSpectrum]) { self.spectra = spectra }

  private static let head = [
    "Test Time / s", "Voltage / V", "Current / A", "Frequency / Hz", "Real Impedance / ohm",
    "Imaginary Impedance / ohm", "Absolute Impedance / ohm", "Phase / deg",
    "Ambient Temperature / degC", "Spectrum", "Scatter / ohm",
    "Band", "Second Harmonic",
  ]

  public var bytes: [UInt8] {
    var text = DecimalText()
    text.put(Self.head.joined(separator: ",") + "\n")
    for spectrum in spectra {
      for point in spectrum.points {
        let found = point.impedance
        text.put(point.time.value, decimals: 3)
        text.next(point.potential, decimals: 7)
        text.next(point.current, decimals: 10)
        text.next(found.frequency.value, decimals: 8)
        text.next(found.impedance.real, decimals: 6)
        text.next(found.impedance.imaginary, decimals: 6)
        text.next(found.impedance.magnitude, decimals: 6)
        text.next(found.impedance.phase * 180 / Double.pi, decimals: 4)
        text.next(point.temperature, decimals: 2)
        text.put(",\(spectrum.number)")
        text.next(found.scatter, decimals: 6)
        text.put(",\(point.band.rawValue)")
        text.next(point.second?.share ?? .nan, decimals: 5)
        text.put("\n")
      }
    }
    return text.bytes
  }
}
