import Quantities

/// The heat that flows in a stage during one segment, and what stays the same in it.
struct HeatFlow {
  private let p: StageParameters
  private let power, extra: Double
  private let elementToHolder: Double

  init(
    _ p: StageParameters, _ x: SIMD4<Double>, power: Double, extra: Double, _ coupling: Double
  ) {
    self.p = p
    self.power = power
    self.extra = extra
    elementToHolder = (p.contact.value + Self.gas(p, (x[0] + x[2]) / 2 + 273.15)) * coupling
  }

  /// What the gas conducts across the gap, in W/K.
  private static func gas(_ p: StageParameters, _ mean: Double) -> Double {
    guard p.area > 0 else { return 0 }
    // Argon conducts 0.0179 W/(m K) at 300 K, rising as T^0.7; its mean free path is 68 nm at
    // 300 K and one atmosphere, and a jump of 2.4 of them at each wall widens the gap.
    let conductivity = 0.0179 * Arithmetic.exp(0.7 * Arithmetic.log(mean / 300))
    let free = 68e-9 * (101_325 / p.pressure.value) * (mean / 300)
    return conductivity * p.area / (p.gap + 2 * 2.4 * free)
  }

  func derivative(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let (element, wall, holder) = (x[0], x[1], x[2])
    let foil = p.foil.temperature(at: x[3])
    let sigma = 5.670374419e-8 * p.emissivity * p.area
    let (te, tw, th) = (fourth(element), fourth(wall), fourth(holder))
    let toHolder = elementToHolder * (element - holder) + sigma * (te - th)
    let holderLoss = sigma * (th - tw) + p.holderToWall.value * (holder - wall)
    let toWall = p.elementToWall.value * (element - wall)
    let toFoil = p.holderToFoil.value * (holder - foil)
    let toAmbient = p.wallToAmbient.value * (wall - p.ambient.value)
    let wallGain = p.heldWall == nil ? toWall + holderLoss - toAmbient : 0
    return SIMD4(
      (power - toHolder - toWall) / p.element.value,
      wallGain / p.wall.value,
      (toHolder + extra - toFoil - holderLoss) / p.holder.value,
      toFoil)
  }

  private func fourth(_ celsius: Double) -> Double {
    let t = celsius + 273.15
    return t * t * t * t
  }
}
