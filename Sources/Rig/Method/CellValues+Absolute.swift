import Documents
import Quantities

extension CellValues {
  /// The same with the capacity that a method counts its rates by, if it says one.
  func with(nominal: Coulombs?) -> CellValues {
    CellValues(
      area: area, mass: mass, nominal: nominal ?? self.nominal, declaration: declaration)
  }

  /// Per area, mass or capacity becomes of this cell; nil if the report now says what is missing.
  func absolute(
    _ asked: AnyQuantity, at place: Place, instead: String, _ report: inout Report
  ) -> Double? {
    let (what, share): (String, Double?) =
      switch asked.kind {
      case .currentDensity, .arealCapacity: ("area", area?.value)
      case .specificCapacity: ("mass", mass?.value)
      case .rate: ("capacity", nominal.map { $0.value / 3600 })
      default: ("", 1)
      }
    if let share { return asked.counted * share }
    report.error(
      at: place, "the cell does not say its \(what)",
      remedy: "write '\(what):' into its document, or \(instead)")
    return nil
  }

  /// A current, its density or a rate, in amperes.
  func current(_ asked: AnyQuantity, at place: Place, _ report: inout Report) -> Amperes? {
    absolute(asked, at: place, instead: "give the current in amperes", &report)
      .map { Amperes($0) }
  }
}
