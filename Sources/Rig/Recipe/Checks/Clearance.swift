import Documents
import Quantities

/// How long a gas takes to leave the chamber: what the sweep carries away, and what the wall
/// gives back.
///
/// After a pulse of length t the pressure falls as exp(-s/τ), and the wall's tail stands at
/// (τ/uptake)(1 - exp(-t/d)) exp(-s/d) of it. Both must be below a hundredth before a partner
/// comes in; the purges that the papers print pass, a tenth of them does not.
enum Clearance {
  /// What may be left of a gas when its partner comes.
  static let left = 0.01

  /// How long a precursor needs after a dose, at the temperature of the coldest wall that matters.
  static func time(
    after dose: Seconds, of precursor: PrecursorDocument, in moment: Moment,
    from reactor: StirredReactor
  ) -> Seconds {
    let stay = reactor.residence(in: moment).value
    let swept = stay * Arithmetic.log(1 / left)
    guard let wall = precursor.wall else { return Seconds(swept) }
    let giving = wall.desorption(at: moment.sample.coldest).value
    let loaded = 1 - Arithmetic.exp(-dose.value / giving)
    let tail = stay / wall.uptake.value * loaded / left
    return Seconds(max(swept, tail > 1 ? giving * Arithmetic.log(tail) : 0))
  }
}
