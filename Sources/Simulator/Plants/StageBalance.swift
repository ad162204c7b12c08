import Quantities

/// Where the heat of a stage goes.
///
/// ```
///   C_e dT_e/dt = P - Q_eh - G_ew (T_e - T_w)
///   C_h dT_h/dt = Q + Q_eh - G_hf (T_h - T_f) - G_hw (T_h - T_w) - radiation to the wall
///   C_w dT_w/dt = G_ew (T_e - T_w) + G_hw (T_h - T_w) + radiation - G_wa (T_w - T_a)
///   dH_f/dt     = G_hf (T_h - T_f),   T_f(H) solid, mushy over a little, liquid
/// ```
///
/// It is asked five times in each segment: what it divides by is prepared.
struct StageBalance {
  let foil: FoilCurve
  private let p: StageParameters
  private let perElement, perWall, perHolder: Double
  private let radiating, toFoil: Double

  init(_ parameters: StageParameters) {
    p = parameters
    foil = FoilCurve(p.foil)
    perElement = 1 / p.element.value
    perWall = 1 / p.wall.value
    perHolder = 1 / p.holder.value
    radiating = 5.670374419e-8 * p.emissivity * p.area
    toFoil = p.holderToFoil.value * p.foil.contact
  }

  /// What stays the same during one segment.
  struct Flow {
    let power: Double
    let extra: Double
    let elementToHolder: Double
  }

  @inline(__always)
  func slope(_ x: SIMD4<Double>, _ flow: Flow) -> SIMD4<Double> {
    let (element, wall, holder) = (x[0], x[1], x[2])
    let (te, tw, th) = (fourth(element), fourth(wall), fourth(holder))
    let toHolder = flow.elementToHolder * (element - holder) + radiating * (te - th)
    let holderLoss = radiating * (th - tw) + p.holderToWall.value * (holder - wall)
    let toWall = p.elementToWall.value * (element - wall)
    let toFoil = toFoil * (holder - foil.temperature(holding: x[3]))
    let toAmbient = p.wallToAmbient.value * (wall - p.ambient.value)
    return SIMD4(
      (flow.power - toHolder - toWall) * perElement,
      (toWall + holderLoss - toAmbient) * perWall,
      (flow.extra + toHolder - toFoil - holderLoss) * perHolder,
      toFoil)
  }

  @inline(__always)
  private func fourth(_ celsius: Double) -> Double {
    let t = celsius + 273.15
    let square = t * t
    return square * square
  }
}
