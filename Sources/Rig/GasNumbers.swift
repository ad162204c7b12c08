import Documents
import Quantities
import Simulator

/// The numbers of gas plants as documents have them, made into those of the simulator.
enum GasNumbers {
  static func chamber(_ document: PlantParameters) -> ChamberParameters {
    func number(_ key: String) -> Double? { document[key]?.counted }
    var p = ChamberParameters()
    if let v = number("volume") { p.volume = v }
    if let t = number("gas") { p.gas = Celsius(t) }
    if let s = number("pump") { p.pump = s }
    if let b = number("base") { p.base = Pascals(b) }
    if let closed = number("throttle_closed"), let open = number("throttle_open") {
      p.throttle = ChamberParameters.Throttle(
        closed: closed, open: open, span: Volts(number("throttle_span") ?? 5))
    }
    if let q = number("leak") { p.leak = SCCM(q) }
    if let s = number("vent") { p.vent = s }
    if let f = number("filled") { p.filled = Pascals(f) }
    if let a = number("area") { p.area = a }
    if let f = number("slow_sites") { p.slowSites = f }
    if let n = number("nucleation") { p.nucleation = n }
    if let v = number("full_power") { p.fullPower = Volts(v) }
    return p
  }

  static func controller(_ document: PlantParameters) -> FlowController.Parameters {
    func number(_ key: String) -> Double? { document[key]?.counted }
    var p = FlowController.Parameters(fullScale: SCCM(number("full_scale") ?? 0))
    if let v = number("span") { p.span = Volts(v) }
    if let t = number("lag") { p.lag = Seconds(t) }
    if let g = number("gain") { p.gain = g }
    if let z = number("zero") { p.zero = z }
    if let d = number("drift") { p.drift = d }
    return p
  }

  /// - Parameter names: the gases of the chamber in their order, for what a plasma is made from.
  static func species(
    _ name: String, _ document: PrecursorDocument, among names: [String]
  ) -> GasSpecies {
    var gas = GasSpecies(name, molarMass: document.molarMass, sticking: document.sticking)
    gas.slowness = document.slowness
    gas.corrodesHotMetal = document.classes.contains(.corrodesHotMetal)
    gas.wall = document.wall.map {
      GasSpecies.Wall(
        uptake: $0.uptake, desorption: $0.desorption, at: $0.at, energy: $0.energy)
    }
    if case .plasma(let plasma) = document.pressure, let feed = names.firstIndex(of: plasma.of) {
      gas.plasma = GasSpecies.Plasma(
        feed: feed, yield: plasma.yield.value, lifetime: plasma.lifetime)
    }
    return gas
  }

  /// The film, if both of its precursors are among the gases.
  static func film(_ document: FilmDocument, among names: [String]) -> FilmReaction? {
    guard let metal = names.firstIndex(of: document.metal),
      let coreactant = names.firstIndex(of: document.coreactant)
    else { return nil }
    var film = FilmReaction(
      document.material, metal: metal, coreactant: coreactant, growth: law(document.growth),
      density: document.density)
    film.parasitic = document.parasitic
    film.conversions = document.conversions.map {
      FilmReaction.Conversion(
        of: $0.metal, into: $0.product, speed: $0.depth.value / $0.span.value, at: $0.at,
        energy: $0.energy)
    }
    return film
  }

  private static func law(_ growth: FilmDocument.Growth) -> GrowthLaw {
    switch growth {
    case .table(let points):
      .table(
        points.map { GrowthLaw.Point($0.at, $0.growth.value) }
          .sorted { $0.temperature < $1.temperature })
    case .energy(let point):
      .energy(growth: point.growth.value, at: point.at, energy: point.energy)
    }
  }
}
