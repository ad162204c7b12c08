import Documents
import Quantities
import Simulator

/// The numbers of cells as documents have them, made into those of the simulator: A/m2 into
/// mA/cm2, C/m2 into mAh/cm2.
enum CellNumbers {
  /// Of a parameter set.
  static func metal(_ set: CellSetDocument, area: SquareMetres) -> MetalCellParameters {
    var p = MetalCellParameters()
    p.area = area.value * 1e4
    p.bulk = set.bulk
    p.exchange = set.interface.exchange.map { $0 / 10 }
    p.layer = set.interface.capacitance
    p.exchangeOrder = set.interface.exchangeOrder
    p.limiting = set.interface.limiting.map { $0 / 10 }
    p.coating = (set.interface.coating[0], set.interface.coating[1])
    p.activation = set.interface.activation / 36_000
    p.resting = set.wear.resting
    p.cycling = (set.wear.cycling[0], set.wear.cycling[1])
    p.voids = (set.wear.voids[0], set.wear.voids[1], set.wear.voids[2])
    p.efficiency = set.wear.efficiency
    if let edge = set.wear.edge {
      p.working.edge = edge / 36_000
      p.counter.edge = edge / 36_000
    }
    p.short = set.wear.short.map(short)
    return p
  }

  private static func short(_ document: ShortDocument) -> MetalCellParameters.Short {
    var short = MetalCellParameters.Short(after: document.after, at: document.at / 10)
    short.order = document.order
    short.soft = document.soft
    short.hard = document.hard
    return short
  }

  static func substrate(_ set: CellSetDocument) -> MetalCellParameters.Substrate {
    var substrate = MetalCellParameters.Substrate()
    if let start = set.interface.nucleation {
      substrate.nucleation = (start.volts, start.charge / 36_000)
    }
    return substrate
  }

  static func host(
    _ document: HostDocument, active: Kilograms, filled: Double, area: SquareMetres
  ) -> HostParameters {
    var host = HostParameters()
    host.capacity = document.capacity * active.value / area.value / 36_000
    host.filled = filled
    host.points = document.points.map { HostParameters.Point($0[0], $0[1]) }
    host.exchange = document.exchange.map { $0 / 10 }
    host.resistance = document.resistance
    host.diffusion = document.diffusion
    host.relaxation = document.relaxation
    return host
  }

  /// The metal in a foil of so many nm, in mAh/cm2.
  static func content(of metal: String, _ thickness: Nanometres) -> Double {
    // Molar volumes at room temperature in cm3/mol: M/density of the CRC Handbook.
    let molar: Double =
      switch metal {
      case "Na": 23.78
      case "K": 45.6
      default: 12.99
      }
    return thickness.value * 1e-7 / molar * 96485.33212 / 3.6
  }

  /// A film and what is known of its material.
  typealias Coat = (film: CoatedFilm, known: CoatingDocument)

  /// Lays films on one or both electrodes, half of the cell each: thin ones leave some of it bare,
  /// thick ones resist.
  static func coat(_ p: inout MetalCellParameters, with coats: [Coat]) {
    let bare = p
    var bareShare = 1.0
    for (film, known) in coats {
      let covered = 0.5 * (1 - Arithmetic.exp(-film.thickness.value / known.covers))
      let thick = 0.5 * film.thickness.value / known.thickness
      bareShare -= covered
      p.coating.new += thick * known.new
      p.coating.active += thick * known.active
      p.activation = known.activation / 36_000
      p.cycling.linear += covered * (known.cycling[0] - bare.cycling.linear)
      p.cycling.square += covered * (known.cycling[1] - bare.cycling.square)
      p.resting -= covered * bare.resting
      if let exchange = known.exchange, let first = bare.exchange {
        p.exchange = (p.exchange ?? first) + covered * (exchange / 10 - first)
      }
    }
    if bareShare < 0.05 { p.short = nil } else { p.short?.after /= bareShare }
  }
}
