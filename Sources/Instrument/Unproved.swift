/// What could not be proved of a rig, though nothing speaks against it.
public enum Unproved: Hashable, Sendable {
  /// Nothing shows whether the contactor has fallen.
  case deadManUnseen
  /// A zone was not at rest, so that a pulse would have told nothing.
  case moving(zone: Int)
  /// The foil's temperature has no second sensor of another kind beside it.
  case sampleAlone(zone: Int)
  /// Nothing shows what the heater under the foil draws.
  case currentUnseen(zone: Int)
}
