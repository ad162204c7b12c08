import Analysis
import Quantities

/// A spectrum as the numbers of a paper ask of it.
struct PaperSpectrum {
  /// When it began.
  let hour: Double
  /// In which cycle; 0 before the first.
  let cycle: Int
  /// What the card's thermometer said meanwhile; not a number where it said nothing.
  let celsius: Double
  /// The real part at its lowest frequency: all that a slow current has to get through.
  let ohms: Double

  init(hour: Double, cycle: Int, celsius: Double, ohms: Double) {
    self.hour = hour
    self.cycle = cycle
    self.celsius = celsius
    self.ohms = ohms
  }

  /// Nil for one without a point.
  init?(_ measured: MeasuredSpectrum) {
    let lowest = measured.points.min { $0.impedance.frequency < $1.impedance.frequency }
    guard let lowest else { return nil }
    let warmths = measured.points.map(\.temperature).filter(\.isFinite)
    self.init(
      hour: measured.began.value / 3600, cycle: measured.cycle,
      celsius: warmths.reduce(0, +) / Double(warmths.count),
      ohms: lowest.impedance.impedance.real)
  }
}
