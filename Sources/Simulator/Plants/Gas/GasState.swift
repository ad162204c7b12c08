import Quantities

/// One gas in the chamber: what of it is where, and how fast it goes.
struct GasState {
  let species: GasSpecies
  /// In Pa.
  var pressure = 0.0
  /// What the wall holds, as the pressure that it would make.
  var wall = 0.0
  /// From flow controllers and the leak, in Pa/s.
  var inflow = 0.0
  /// Through open pulse valves and the vent: what they bring at no pressure, in Pa/s.
  var supply = 0.0
  /// The conductances of those over the volume, in 1/s.
  var opening = 0.0
  /// The integral of the pressure over the last step, in Pa s.
  var exposure = 0.0
  /// The integral of the pressure since the bottles were last told, in Pa s.
  var drawn = 0.0
  /// What the flow of the last step gave to the surface, in Pa.
  var owed = 0.0
  /// What has come in and what has been pumped, as pressures.
  var delivered = 0.0
  var pumped = 0.0
  /// What the surface took, as shares of its sites.
  var reacted = 0.0
  /// Reactions a site and second at one pascal.
  var rate = 0.0
  /// How fast gas and wall come to terms, in 1/s, and the wall's share then.
  private(set) var exchange = 0.0
  private(set) var wallShare = 0.0
  private var fine = 1.0
  private var medium = 1.0
  private var coarse = 1.0
  private var idle = 1.0

  /// The rate at 300 K.
  private let cold: Double

  init(_ species: GasSpecies, sites: Double) {
    self.species = species
    let flux = 2 * Double.pi * species.molecule * Gases.boltzmann * 300
    cold = species.sticking / Arithmetic.squareRoot(flux) / sites
  }

  /// Below this, in Pa, the gas is gone: what it still did would be a millionth of a cycle.
  static let nothing = 1e-9

  var isThere: Bool { pressure > 0 || wall > 0 || inflow > 0 || supply > 0 }

  /// Everything that depends on the temperature of the surface.
  ///
  /// - Parameter slower: the root of 300 K over that temperature: hotter gas of a pressure is fewer
  ///   molecules, which are faster.
  mutating func warm(to surface: Celsius, slower: Double) {
    rate = cold * slower
    guard let wall = species.wall else { return }
    let change = wall.energy == 0 ? 0 : GrowthLaw.inverse(surface, less: wall.reference)
    let ease = change == 0 ? 1 : Arithmetic.exp(-wall.energy / Gases.molar * change)
    let giving = ease / wall.desorption.value
    let taking = 1 / wall.uptake.value
    exchange = giving + taking
    wallShare = taking / exchange
    fine = 1 - Relaxation.gone(exchange * GasModel.fine / 2)
    medium = 1 - Relaxation.gone(exchange * GasModel.medium / 2)
    coarse = 1 - Relaxation.gone(exchange * GasModel.coarse / 2)
    idle = 1 - Relaxation.gone(exchange * GasModel.idle / 2)
  }

  /// Half a step of gas and wall alone, whose sum stays.
  mutating func exchangeWithWall(_ h: Double) {
    guard exchange > 0 else { return }
    let left = left(h)
    let all = pressure + wall
    let goal = wallShare * all
    wall = goal + (wall - goal) * left
    pressure = all - wall
  }

  /// What is left after half a step of what gas and wall are apart.
  @inline(__always)
  private func left(_ h: Double) -> Double {
    if h == GasModel.fine { return fine }
    if h == GasModel.medium { return medium }
    if h == GasModel.coarse { return coarse }
    return h == GasModel.idle ? idle : Arithmetic.exp(-exchange * h / 2)
  }

  /// A step of flows and sinks; `sink` is what goes to pump and surface in 1/s, `pump` the former.
  mutating func flow(_ h: Double, sink: Double, pump: Double, making: Double) {
    let source = inflow + supply + making
    let rate = sink + opening
    let (first, second) = Relaxation.phi(rate * h)
    let net = source - rate * pressure
    exposure = h * (pressure + net * h * second)
    pressure += net * h * first
    delivered += source * h - opening * exposure
    drawn += exposure
    pumped += pump * exposure
  }

  /// Below any use it is taken for gone, so that nobody computes it any more.
  mutating func vanish() {
    guard pressure < Self.nothing, wall < Self.nothing, inflow + supply == 0 else { return }
    pumped += pressure + wall
    (pressure, wall, exposure) = (0, 0, 0)
  }
}
