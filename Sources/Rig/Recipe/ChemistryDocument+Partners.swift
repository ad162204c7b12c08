import Documents
import Quantities

extension ChemistryDocument {
  /// The film that two precursors grow, whichever comes first.
  func film(between a: String, and b: String) -> FilmDocument? {
    film(of: a, and: b) ?? film(of: b, and: a)
  }

  /// What a plasma makes of a gas.
  func radicals(of gas: String) -> String? {
    precursors.entries.first { entry in
      if case .plasma(let plasma) = entry.value.pressure { plasma.of == gas } else { false }
    }?.name
  }
}

extension WallDocument {
  /// How long what a wall took stays there, at a temperature.
  func desorption(at temperature: Celsius) -> Seconds {
    let gas = 8.314462618
    let change = 1 / temperature.absolute - 1 / at.absolute
    return Seconds(desorption.value * Arithmetic.exp(energy / gas * change))
  }
}
