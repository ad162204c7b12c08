import Analysis
import Documents
public import Quantities

/// What a spectrum shows before anybody fits a circuit to it: what a cell resists at the highest
/// frequency, and what is added until the lowest.
public struct SpectrumSketch: Hashable, Sendable {
  /// As its method counts.
  public let number, cycle: Int
  public let highest, lowest: Hertz
  /// The real part at the highest, and what that at the lowest is more.
  public let resistance, arc: Ohms

  /// Nil for fewer than two frequencies.
  init?(_ spectrum: MeasuredSpectrum) {
    let points = spectrum.points.map(\.impedance).sorted { $0.frequency > $1.frequency }
    guard let first = points.first, let last = points.last, points.count > 1 else { return nil }
    (number, cycle) = (spectrum.number, spectrum.cycle)
    (highest, lowest) = (first.frequency, last.frequency)
    resistance = Ohms(first.impedance.real)
    arc = Ohms(last.impedance.real - first.impedance.real)
  }

  /// Whether both are of the same frequencies: else their numbers cannot be compared.
  func isAlike(_ other: Self) -> Bool { highest == other.highest && lowest == other.lowest }

  var text: String {
    "spectrum \(number) in cycle \(cycle): \(fixed(resistance.value, 1)) ohm at"
      + " \(fixed(highest.value, 3)) Hz, \(fixed(arc.value, 1)) ohm more at"
      + " \(fixed(lowest.value, 4)) Hz"
  }
}
