import Control
import Quantities
import Simulator

/// The throttle of a chamber without an instrument, moved by the instrument's own loop.
///
/// Only a dose of some length moves it, and then it comes back; at all other times it stands.
struct ThrottleOnPaper {
  private let chamber: GasChamber
  private let parameters: ChamberParameters
  private let net: Net
  private var loop = ThrottleLoop(from: 1)
  /// Until when a dose may move it.
  private var unrestUntil = Instant.zero
  private var goal: Pascals?

  /// As often as an instrument looks at it.
  private static let period = Seconds(0.1)
  /// A shorter dose is over before it has moved.
  private static let brief = Seconds(0.25)
  /// After this long it is where it was before a dose.
  private static let settling = Seconds(15)

  /// Takes hold of a chamber's throttle, which is open then; without one the pump does as it can.
  init(of chamber: GasChamber, _ parameters: ChamberParameters) {
    self.chamber = chamber
    self.parameters = parameters
    net = Net("throttle", held: parameters.throttle?.span.value ?? 0)
    chamber.throttled(by: net)
  }

  /// Holds a pressure while so much flows: at once where that needs it.
  mutating func hold(_ pressure: Pascals, in flow: SCCM) {
    loop = ThrottleLoop(from: opening(holding: pressure, in: flow))
    goal = pressure
    stay()
  }

  /// Goes on holding what it held.
  mutating func stay() { move(to: loop.opening) }

  /// Stands at a share of its way, 0 to 1, whatever the pressure is.
  mutating func stand(at opening: Double) {
    goal = nil
    move(to: opening)
  }

  private func move(to opening: Double) {
    if let law = parameters.throttle { net.hold(opening * law.span.value) }
  }

  /// How far it is open, 0 to 1, where it holds a pressure while so much flows.
  private func opening(holding pressure: Pascals, in flow: SCCM) -> Double {
    guard let law = parameters.throttle else { return 1 }
    let warm = parameters.gas.absolute / 273.15
    let speed = flow.pascalCubicMetresPerSecond * warm / pressure.value
    guard speed > 0, speed < parameters.pump else { return speed > 0 ? 1 : 0 }
    let conductance = 1 / (1 / speed - 1 / parameters.pump)
    let share = Arithmetic.log(conductance / law.closed) / Arithmetic.log(law.open / law.closed)
    return min(max(share, 0), 1)
  }

  /// A dose begins that may move it.
  mutating func feels(_ dose: Seconds, at now: Instant) {
    if dose > Self.brief { unrestUntil = now + dose + Self.settling }
  }

  /// From one time to another nothing moves but this.
  mutating func rest(from start: Instant, to end: Instant) {
    var now = start
    while let goal, now < min(end, unrestUntil) {
      now = min(end, now + Self.period)
      let seen = Pascals(chamber.output(GasChamber.Output.pressure.rawValue, at: now))
      loop.step(seen, towards: goal, period: Self.period)
      chamber.pinChanges(at: now)
      stay()
    }
    chamber.settle(to: end)
  }
}
