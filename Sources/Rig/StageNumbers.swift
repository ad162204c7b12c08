import Documents
import Quantities
import Safety
import Simulator

/// The numbers of a heated stage as its document has them; the rest are the reference plant's.
struct StageNumbers {
  private(set) var parameters = StageParameters()
  private(set) var resistance: Ohms
  let supply: Volts
  private(set) var limiter: Limiter?

  /// A plant of this name as drawn, or as it truly is.
  init(_ document: PlantParameters, metal: Metal, scatter: Scatter?, of name: String) {
    parameters.foil = .of(metal)
    supply = Volts(document["supply"]?.counted ?? 24)
    resistance = Ohms(document["resistance"]?.counted ?? 2.4)
    read { document[$0]?.counted }
    limiter = Self.limiter(metal) { document[$0]?.counted }
    if let scatter { blur(scatter, name) }
  }

  private mutating func read(_ number: (String) -> Double?) {
    if let c = number("element_capacity") { parameters.element = JoulesPerKelvin(c) }
    if let c = number("wall_capacity") { parameters.wall = JoulesPerKelvin(c) }
    if let c = number("holder_capacity") { parameters.holder = JoulesPerKelvin(c) }
    if let g = number("contact") { parameters.contact = WattsPerKelvin(g) }
    if let g = number("element_to_wall") { parameters.elementToWall = WattsPerKelvin(g) }
    if let g = number("holder_to_wall") { parameters.holderToWall = WattsPerKelvin(g) }
    if let g = number("wall_to_ambient") { parameters.wallToAmbient = WattsPerKelvin(g) }
    if let g = number("holder_to_foil") { parameters.holderToFoil = WattsPerKelvin(g) }
    if let a = number("area") { parameters.area = a }
    // Lengths are counted in nanometres.
    if let d = number("gap") { parameters.gap = d * 1e-9 }
    if let e = number("emissivity") { parameters.emissivity = e }
    if let p = number("pressure") { parameters.pressure = Pascals(p) }
    if let t = number("ambient") { parameters.ambient = Celsius(t) }
    if let t = number("wall_held") { parameters.heldWall = Celsius(t) }
  }

  /// The limiter as somebody set it for this metal; none if the document has none.
  private static func limiter(_ metal: Metal, _ number: (String) -> Double?) -> Limiter? {
    let own: Double? =
      switch metal {
      case .lithium: number("limiter_lithium")
      case .sodium: number("limiter_sodium")
      case .potassium: number("limiter_potassium")
      case .none: nil
      }
    guard let setPoint = own ?? number("limiter") else { return nil }
    return Limiter(
      setPoint: Celsius(setPoint), lag: Seconds(number("limiter_lag") ?? 3),
      tolerance: Kelvins(number("limiter_tolerance") ?? 2.5))
  }

  private mutating func blur(_ scatter: Scatter, _ name: String) {
    let drawing = parameters
    let truth = scatter.stage(drawing, of: name)
    parameters = truth
    resistance = scatter.resistance(resistance, of: name)
    limiter = limiter.map { scatter.limiter($0, of: name, on: drawing, truly: truth) }
  }
}

extension StageParameters.Foil {
  /// The foil that goes with a declared metal.
  static func of(_ metal: Metal) -> Self {
    switch metal {
    case .lithium, .none: .lithium
    case .sodium: .sodium
    case .potassium: .potassium
    }
  }
}
