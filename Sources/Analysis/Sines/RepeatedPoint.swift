/// One frequency of a spectrum, and the same again when all of it was measured: whether the cell
/// stayed as it was meanwhile.
///
/// The test of Kramers and Kronig looks for drift in the shape of a spectrum, where noise hides it;
/// this looks for it where it is.
public struct RepeatedPoint: Sendable {
  public let first, second: MeasuredImpedance

  public init(_ first: MeasuredImpedance, then second: MeasuredImpedance) {
    self.first = first
    self.second = second
  }

  /// How far the second is off the first, as a share of it.
  public var change: Double {
    (second.impedance - first.impedance).magnitude / first.impedance.magnitude
  }

  /// The scatter of real and imaginary part of the difference, as a share.
  public var scatter: Double {
    (first.scatter * first.scatter + second.scatter * second.scatter).squareRoot()
      / first.impedance.magnitude
  }

  /// Chance goes five times its scatter once in some hundred thousand spectra; less than a
  /// hundredth is nobody's concern.
  public var hasChanged: Bool { change > 0.01 && change > 5 * scatter }
}
