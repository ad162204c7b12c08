public import Quantities

/// How much one completed cycle grows at a temperature, in nm.
public enum GrowthLaw: Equatable, Sendable {
  /// Straight lines between points; beyond them the first and the last hold.
  case table([Point])
  /// `growth` at one temperature, and from there by an energy in J/mol: positive grows more when
  /// it is colder.
  case energy(growth: Double, at: Celsius, energy: Double)

  public struct Point: Equatable, Sendable {
    public let temperature: Celsius
    /// In nm a cycle.
    public let growth: Double

    public init(_ temperature: Celsius, _ growth: Double) {
      self.temperature = temperature
      self.growth = growth
    }
  }

  /// The growth of one cycle in nm.
  public func growth(at temperature: Celsius) -> Double {
    switch self {
    case .table(let points): Self.line(points, at: temperature)
    case .energy(let growth, let reference, let energy):
      growth * Arithmetic.exp(energy / Gases.molar * Self.inverse(temperature, less: reference))
    }
  }

  /// 1/T - 1/T0 in 1/K.
  static func inverse(_ temperature: Celsius, less reference: Celsius) -> Double {
    1 / (temperature.value + 273.15) - 1 / (reference.value + 273.15)
  }

  private static func line(_ points: [Point], at temperature: Celsius) -> Double {
    guard var below = points.first else { return 0 }
    for above in points {
      if temperature <= above.temperature {
        let span = (above.temperature - below.temperature).value
        guard span > 0 else { return above.growth }
        let share = (temperature - below.temperature).value / span
        return below.growth + share * (above.growth - below.growth)
      }
      below = above
    }
    return below.growth
  }
}
