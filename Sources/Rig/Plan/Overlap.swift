import Documents
import Quantities
import Simulator

/// What grows out of turn: of a pulse that saturates many times over, the hundredth that a purge may
/// leave is still enough for part of another cycle.
///
/// While its partner is let in, whatever is left of a gas finds the surface ready for it, and each
/// molecule that lands is a site more. So what is left is counted in molecules, beside the sites of
/// the reactor.
struct Overlap {
  /// More of a cycle than this is no rounding: the film is thicker than its cycles.
  static let enough = 0.05

  let name: String
  let span: Seconds
  /// How long it has had to leave.
  var cleared = Seconds.zero
  /// What its pulse comes to, in Pa; nil for a precursor of which no vapour pressure is known.
  private let peak: Double?
  private let reactor: StirredReactor

  /// - Parameter pressure: in its bottle, in Pa; nil where nobody knows it.
  init(
    _ dose: Dose, into reactor: StirredReactor, through conductance: Double, from pressure: Double?,
    in moment: Moment
  ) {
    (name, span) = (dose.name, dose.span)
    self.reactor = reactor
    let stay = reactor.residence(in: moment).value
    let filled = stay * (1 - Arithmetic.exp(-dose.span.value / stay))
    peak = pressure.map { $0 * conductance * filled / reactor.volume }
  }

  /// In cycles, while its partner comes in for so long.
  func cycles(of precursor: PrecursorDocument, during dose: Seconds, in moment: Moment) -> Double {
    guard let peak else { return 0 }
    let stay = reactor.residence(in: moment).value
    var left = Arithmetic.exp(-cleared.value / stay)
    if let wall = precursor.wall {
      let giving = wall.desorption(at: moment.sample.coldest).value
      let loaded = 1 - Arithmetic.exp(-span.value / giving)
      let tail = stay / wall.uptake.value * loaded * Arithmetic.exp(-cleared.value / giving)
      // The wall goes on giving for as long as the partner is there.
      left += tail * (stay + dose.value) / stay
    }
    let thermal = Gases.boltzmann * reactor.gas.absolute
    let molecules = peak * left * reactor.volume / thermal
    return molecules / (reactor.sites * reactor.area)
  }
}
