import Quantities
public import Simulator

/// The truth behind one seed: no rig is as drawn, and no sensor is right.
///
/// Each number comes from a stream of its own, named after it, so that one more number leaves all
/// others as they were. The campaign knows the truth; the instrument has to find it out.
public struct Scatter: Sendable {
  private let noise: Noise
  /// How far each number of a plant may be from its drawing, as a share of it.
  public static let width = 0.2

  public init(seed: UInt64) { noise = Noise(seed: seed).stream("scatter") }

  /// Even between -1 and 1, always the same for the same seed and name.
  func share(_ name: String) -> Double { 2 * noise.stream(name).uniform(0) - 1 }

  /// Even within a fifth of the nominal number.
  func near(_ nominal: Double, _ name: String) -> Double {
    nominal * (1 + Self.width * share(name))
  }

  /// Noise of its own for a part.
  func stream(_ name: String) -> Noise { noise.stream(name) }

  /// A stage as it truly is. The room, the gas and the melting point are what they are.
  public func stage(_ drawn: StageParameters, of name: String) -> StageParameters {
    var p = drawn
    func near(_ nominal: Double, _ key: String) -> Double { self.near(nominal, "\(name).\(key)") }
    p.element = JoulesPerKelvin(near(p.element.value, "element"))
    p.wall = JoulesPerKelvin(near(p.wall.value, "wall"))
    p.holder = JoulesPerKelvin(near(p.holder.value, "holder"))
    p.contact = WattsPerKelvin(near(p.contact.value, "contact"))
    p.elementToWall = WattsPerKelvin(near(p.elementToWall.value, "element_to_wall"))
    p.holderToWall = WattsPerKelvin(near(p.holderToWall.value, "holder_to_wall"))
    p.wallToAmbient = WattsPerKelvin(near(p.wallToAmbient.value, "wall_to_ambient"))
    p.holderToFoil = WattsPerKelvin(near(p.holderToFoil.value, "holder_to_foil"))
    p.area = near(p.area, "area")
    p.gap = near(p.gap, "gap")
    p.emissivity = near(p.emissivity, "emissivity")
    p.foil.mass = near(p.foil.mass, "foil")
    return p
  }

  /// The element's resistance that gives a power within a fifth of the drawing's.
  func resistance(_ drawn: Ohms, of name: String) -> Ohms {
    Ohms(drawn.value / (1 + Self.width * share("\(name).power")))
  }

  /// The time constant of a sensor.
  func lag(_ drawn: Seconds, of name: String) -> Seconds {
    Seconds(near(drawn.value, "\(name).lag"))
  }

  /// A limiter that was dialled in on the rig as it is, and is off by what its tolerance allows.
  ///
  /// It opens where the stage, long steady, would be as hot as on the drawn rig.
  func limiter(
    _ drawn: Limiter, of name: String, on drawing: StageParameters, truly: StageParameters
  ) -> Limiter {
    let wall = drawing.heldWall ?? drawing.ambient
    let stage = (drawn.setPoint - wall) * (1 / (1 + Self.lead(drawing)))
    var limiter = drawn
    limiter.setPoint = wall + stage * (1 + Self.lead(truly))
    limiter.error = drawn.tolerance * share("\(name).limiter")
    limiter.lag = lag(drawn.lag, of: "\(name).limiter")
    return limiter
  }

  /// How far the element stands above the holder in a long soak, as a share of the holder's own.
  private static func lead(_ p: StageParameters) -> Double {
    p.holderToWall.value / p.contact.value
  }
}
