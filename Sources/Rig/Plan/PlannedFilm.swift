public import Quantities

/// What one material is predicted to come to.
public struct PlannedFilm: Sendable {
  public let material: String
  public internal(set) var cycles = 0
  /// By the chemistry alone.
  public internal(set) var thickness = Nanometres.zero
  /// With what the recipe says was seen to grow; nil where it says nothing.
  public internal(set) var observed: Nanometres?
  /// What should be known about it, each once.
  public internal(set) var flags: [String] = []
}

/// A stretch of the film, from the metal up, that is of one material.
public struct PlannedLayer: Sendable {
  public let material: String
  public internal(set) var cycles: Int
  public internal(set) var thickness: Nanometres
}

/// What a recipe takes from one bottle.
public struct PlannedUse: Sendable {
  public let precursor: String
  public internal(set) var pulses = 0
  public internal(set) var open = Seconds.zero
  /// An estimate, from the vapour pressure and the valve.
  public internal(set) var mass = Kilograms.zero
}
