import Documents
import Quantities
import Simulator

/// The numbers of a heated stage as its document has them; the rest are the reference plant's.
struct StageNumbers {
  private(set) var parameters = StageParameters()

  init(_ document: PlantParameters, foil: StageParameters.Foil) {
    func number(_ key: String) -> Double? { document[key]?.counted }
    parameters.foil = foil
    if let c = number("element_capacity") { parameters.element = JoulesPerKelvin(c) }
    if let c = number("wall_capacity") { parameters.wall = JoulesPerKelvin(c) }
    if let c = number("holder_capacity") { parameters.holder = JoulesPerKelvin(c) }
    if let g = number("contact") { parameters.contact = WattsPerKelvin(g) }
    if let g = number("element_to_wall") { parameters.elementToWall = WattsPerKelvin(g) }
    if let g = number("wall_to_ambient") { parameters.wallToAmbient = WattsPerKelvin(g) }
    if let g = number("holder_to_foil") { parameters.holderToFoil = WattsPerKelvin(g) }
    if let g = number("holder_to_wall") { parameters.holderToWall = WattsPerKelvin(g) }
    if let t = number("element_fuse") { parameters.elementFuse = Celsius(t) }
    parameters.limiter = Self.limiter(foil, document)
    if let a = number("area") { parameters.area = a }
    // Lengths are counted in nanometres.
    if let d = number("gap") { parameters.gap = d * 1e-9 }
    if let e = number("emissivity") { parameters.emissivity = e }
    if let p = number("pressure") { parameters.pressure = Pascals(p) }
    if let t = number("ambient") { parameters.ambient = Celsius(t) }
  }

  /// The limiter as somebody set it for this metal; none if the document has none, or with a cell
  /// of a calibrant, for which it is turned out of the way: nothing that must stay solid is there.
  private static func limiter(
    _ foil: StageParameters.Foil, _ document: PlantParameters
  ) -> Limiter? {
    let known: [(String, StageParameters.Foil)] = [
      ("limiter_lithium", .lithium), ("limiter_sodium", .sodium), ("limiter_potassium", .potassium),
    ]
    guard let key = known.first(where: { $0.1 == foil })?.0,
      let setPoint = document[key]?.counted
    else { return nil }
    return Limiter(
      setPoint: Celsius(setPoint), lag: Seconds(document["limiter_lag"]?.counted ?? 1),
      error: Kelvins(document["limiter_error"]?.counted ?? 0))
  }
}
