public import Instrument
public import Quantities

/// What a method must know of a cell to become a program for it.
public struct CellValues: Sendable {
  /// Across which current flows; nil where densities have no meaning.
  public let area: SquareMetres?
  /// The active mass; nil where it is not known.
  public let mass: Kilograms?
  /// What a rate of 1C takes an hour for; nil where it is not known.
  public let nominal: Coulombs?
  public let declaration: CellDeclaration

  public init(
    area: SquareMetres?, mass: Kilograms?, nominal: Coulombs?, declaration: CellDeclaration
  ) {
    self.area = area
    self.mass = mass
    self.nominal = nominal
    self.declaration = declaration
  }
}
