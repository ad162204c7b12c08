import Instrument
import Quantities

extension CellValues {
  /// A cell of which nothing is said: the card's own limits, and no area.
  public static let undeclared = CellValues(
    area: nil, mass: nil, nominal: nil,
    declaration: CellDeclaration(
      limits: .card, restsFrom: Volts(-5), restsTo: Volts(5), mostResistance: Ohms(1e6),
      hasReference: false, fixture: nil))
}
