import Safety

/// What lies on the stage.
enum Load: Hashable, Sendable {
  /// A foil of a metal that must stay solid; the only load that a recipe can declare.
  case metal(Metal)
  /// A sealed cell that is there to melt, and no foil in the chamber.
  case calibrant(Calibrant)
}

extension Calibrant {
  /// The metal by whose limit a trip is acknowledged: the limit says when all has cooled enough.
  var acknowledgedAs: Metal {
    switch self {
    case .lithium: .lithium
    case .indium, .sodium: .sodium
    case .ice: .potassium
    }
  }
}
