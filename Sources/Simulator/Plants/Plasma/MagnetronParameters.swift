public import Quantities

/// The numbers of a magnetron, its target and what watches the film.
public struct MagnetronParameters: Equatable, Sendable {
  public let material: String
  /// In g/cm3.
  public var density = 3.0
  /// In nm/s for each W that burns, at the reference pressure.
  public var rate: Double
  public var reference = Pascals(0.5)
  /// From target to sample, in m.
  public var distance = 0.08
  /// The distance at 1 Pa over which sputtered atoms lose their way and energy, in m.
  public var scatter = 0.2
  /// What of the power that burns becomes heat of the holder while the shutter is open.
  public var heat = 0.0
  /// What the monitor shows over what lies on the sample.
  public var tooling = 1.0
  /// The standard deviation of what the monitor shows, in nm.
  public var noise = 0.0

  /// - Parameter rate: in nm/s for each W.
  public init(_ material: String, rate: Double) {
    self.material = material
    self.rate = rate
  }

  /// The share of atoms that arrive; Keller and Simmons, IBM J. Res. Dev. 23 (1979) 24.
  func arriving(at pressure: Double) -> Double {
    let way = max(0, pressure) * distance / scatter
    return Relaxation.phi(way).first
  }

  /// In nm/s.
  func rate(of power: Double, at pressure: Double) -> Double {
    rate * power * arriving(at: pressure) / arriving(at: reference.value)
  }
}
