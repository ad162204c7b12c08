public import Quantities

/// A disc of electrolyte between two electrodes.
public struct Pellet: Sendable {
  /// In metres.
  public let thickness: Double
  public let area: SquareMetres

  /// Both above zero.
  public init(thickness: Double, area: SquareMetres) {
    precondition(thickness > 0 && area > .zero, "a pellet has a thickness and an area")
    self.thickness = thickness
    self.area = area
  }

  /// What its resistance says of its substance, in siemens a metre.
  public func conductivity(of resistance: Ohms) -> Double {
    thickness / (resistance.value * area.value)
  }
}
