public import Quantities

/// What an impedance analyser has between its excitation and its input.
public protocol ImpedanceNet: AnyObject {
  /// The impedance in ohms at a frequency in Hz; a capacitor's imaginary part is negative.
  func impedance(at hertz: Double, _ now: Instant) -> (real: Double, imaginary: Double)
}
