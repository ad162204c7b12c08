import Quantities

/// What leads heat from the element to the holder: where they touch, and the gas in between.
///
/// Argon conducts 0.0179 W/(m K) at 300 K, rising as T^0.7; its mean free path is 68 nm at 300 K and one
/// atmosphere, and a jump of 2.4 of them at each wall widens the gap.
struct StageGap {
  private let contact, area, width: Double
  /// Where the power was taken last, as a share of 300 K, and what came of it.
  private var known = (ratio: 1.0, conductivity: 0.0179)

  init(_ parameters: StageParameters) {
    contact = parameters.contact.value
    area = parameters.area
    width = parameters.gap
  }

  /// In W/K, at the mean of both temperatures in °C and a pressure in Pa.
  mutating func conductance(at mean: Double, under pressure: Double) -> Double {
    let ratio = (mean + 273.15) * (1.0 / 300)
    let jump = 2 * 2.4 * 68e-9 * 101_325 * ratio
    return contact + conductivity(ratio) * area * pressure / (width * pressure + jump)
  }

  /// A temperature goes slowly: from where the power was taken last the first terms of its series lead
  /// on to within a billionth.
  private mutating func conductivity(_ ratio: Double) -> Double {
    let d = ratio / known.ratio - 1
    guard d.magnitude < 0x1p-7 else {
      known = (ratio, 0.0179 * Arithmetic.exp(0.7 * Arithmetic.log(ratio)))
      return known.conductivity
    }
    return known.conductivity * (1 + d * (0.7 + d * (-0.105 + d * 0.0455)))
  }
}
