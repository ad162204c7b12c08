/// A rule of chemistry that a recipe may break with a reason, by the name that `accept` uses.
enum ChemistryRule: String, CaseIterable {
  /// Water within 15 K of the melting point of the metal.
  case waterNearMelting = "water-near-melting"
  /// An oxygen plasma within 15 K of the melting point of the metal.
  case oxygenPlasmaNearMelting = "oxygen-plasma-near-melting"
  /// Nitrogen over lithium that is hot enough to make a nitride.
  case nitrogenOnLithium = "nitrogen-on-lithium"
  /// Less purge between partners than the first needs to leave.
  case shortPurge = "short-purge"
  /// A temperature at which the film is not known to grow as it should.
  case outsideWindow = "outside-window"
  /// Pulses that fade away, as when a line is pumped empty.
  case missingPulse = "missing-pulse"
}
