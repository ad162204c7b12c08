import Documents
import Quantities

/// Where a cell can be while nothing flows, W less R, by what it is made of.
struct RestRange {
  let from, to: Volts

  private init(_ from: Volts, _ to: Volts) {
    self.from = from
    self.to = to
  }

  /// - Parameter host: what is known of the positive electrode, in a full cell.
  init(of document: CellDocument, host: HostDocument?) {
    switch document.build {
    case .symmetric, .dummy: self.init(-Self.alike, Self.alike)
    case .asymmetric(let working, let counter):
      if working.metal == "Cu" {
        self.init(-Self.alike, Self.copper)
      } else {
        let apart = Self.standard(working.metal) - Self.standard(counter.metal)
        let slack = apart == .zero ? Self.alike : Self.solvent
        self.init(apart - slack, apart + slack)
      }
    case .full:
      let points = host?.points ?? []
      self.init(
        Volts(points.last?[1] ?? -5) - Self.table, Volts(points.first?[1] ?? 5) + Self.table)
    }
  }

  /// Two electrodes of the same metal differ by what is on them, not by more.
  private static let alike = Volts(0.05)
  /// Copper and its oxide against lithium, before anything was plated.
  private static let copper = Volts(3.5)
  /// What the electrolyte may move standard potentials by.
  private static let solvent = Volts(0.3)
  /// What an open-circuit table of another make may be off.
  private static let table = Volts(0.15)

  /// Against hydrogen in water: CRC Handbook of Chemistry and Physics, electrochemical series.
  private static func standard(_ metal: String) -> Volts {
    switch metal {
    case "Li": Volts(-3.0401)
    case "Na": Volts(-2.71)
    case "K": Volts(-2.931)
    default: Volts(0.3419)
    }
  }
}
