/// One layer of the true film, from below upwards: known to a campaign, never to the instrument.
public struct FilmLayer: Equatable, Sendable {
  public let material: String
  public internal(set) var nanometres: Double
  /// Completed cycles.
  public internal(set) var cycles: Double
  /// What of it grew while both gases were there, in nm: no layer by layer growth.
  public internal(set) var parasitic: Double
  /// The share of it, from below, that heat made into `product`.
  public internal(set) var converted = 0.0
  public internal(set) var product: String?
}
