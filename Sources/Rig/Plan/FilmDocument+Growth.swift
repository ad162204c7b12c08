import Documents
import Quantities

extension FilmDocument {
  /// What a whole cycle grows at a temperature: straight lines between points, the ends hold.
  func growth(at temperature: Celsius) -> Nanometres {
    switch growth {
    case .energy(let law):
      let gas = 8.314462618
      let change = 1 / temperature.absolute - 1 / law.at.absolute
      return law.growth * Arithmetic.exp(law.energy / gas * change)
    case .table(let points): return Self.line(points, at: temperature)
    }
  }

  private static func line(_ points: [GrowthPoint], at temperature: Celsius) -> Nanometres {
    guard var below = points.first else { return .zero }
    for above in points {
      if temperature <= above.at {
        let span = (above.at - below.at).value
        guard span > 0 else { return above.growth }
        let share = (temperature - below.at).value / span
        return below.growth + (above.growth - below.growth) * share
      }
      below = above
    }
    return below.growth
  }
}
