import Quantities

/// A positive electrode against a metal, which is one half of a `MetalCell`.
///
/// ```
///   W - R = U(f) + a j Rs + j Rw + v + (2RT/F) asinh(j / (2 i0)),  dv/dt = (j Rd - v)/t
///   df/dq = -1/C(Q),  C = C0 (1 - k Q)
/// ```
/// A current that oxidises the working electrode empties it: the cell is charged.
public final class FullCell: CellModel {
  private let host: HostParameters
  private let metal: MetalCell
  private let area: Double
  private let bulk: Double

  public init(_ host: HostParameters, against metal: MetalCellParameters) {
    precondition(host.points.count > 1, "a host has a curve of at least two points")
    self.host = host
    self.metal = MetalCell(metal)
    area = metal.area
    bulk = 1e-3 * metal.bulk * metal.referenceShare
  }

  public var fresh: CellState {
    var state = metal.fresh
    state.filled = host.filled
    return state
  }

  public func state(after span: Double, at current: Double, from state: CellState) -> CellState {
    var next = metal.state(after: span, at: current, from: state)
    next.workingMetal = state.workingMetal
    next.workingContact = state.workingContact
    let j = 1e3 * current / area
    next.filled = state.filled - filling(j * span / 3600, from: state.passed)
    let goal = 1e-3 * j * host.diffusion
    if goal != state.relaxing {
      let decay = Arithmetic.exp(-span / host.relaxation)
      next.relaxing = goal + (state.relaxing - goal) * decay
    }
    return next
  }

  /// How much fuller a charge makes it while its capacity shrinks; exact.
  private func filling(_ charge: Double, from passed: Double) -> Double {
    guard host.fade > 0 else { return charge / host.capacity }
    let before = max(0.05, 1 - host.fade * passed)
    let after = max(0.05, 1 - host.fade * (passed + charge.magnitude))
    guard before > after, after > 0.05 else { return charge / (host.capacity * before) }
    let size = Arithmetic.log(before / after) / (host.fade * host.capacity)
    return charge < 0 ? -size : size
  }

  public func quiet(at current: Double, in state: CellState) -> Double {
    // What the working electrode strips does not run out here: the curve ends steeply.
    var whole = state
    whole.workingMetal = .infinity
    return metal.quiet(at: current, in: whole)
  }

  public func leak(in state: CellState) -> Double { metal.leak(in: state) }

  public func potentials(at current: Double, in state: CellState) -> CellPotentials {
    let j = 1e3 * current / area
    let counter = metal.potentials(at: current, in: state).counter
    var working = potential(state.filled) + state.relaxing + j * (bulk + 1e-3 * host.resistance)
    if let exchange = host.exchange {
      let volts = 8.314462618 * (state.temperature + 273.15) / 96485.33212
      working += 2 * volts * Arithmetic.asinh(j / (2 * exchange))
    }
    return CellPotentials(working: working, counter: counter)
  }

  public func impedance(
    at frequency: Double, around current: Double, in state: CellState
  ) -> CellImpedance {
    let perAmpere = 1e3 / area
    let angular = 2 * Double.pi * frequency
    var slope = bulk + 1e-3 * host.resistance
    if let exchange = host.exchange {
      let volts = 8.314462618 * (state.temperature + 273.15) / 96485.33212
      let share = perAmpere * current / (2 * exchange)
      slope += volts / exchange / (1 + share * share).squareRoot()
    }
    // What it takes up moves where it rests: a capacity.
    let size = host.capacity * max(0.05, 1 - host.fade * state.passed)
    let near = 1e-6
    let fall = (potential(state.filled - near) - potential(state.filled + near)) / (2 * near)
    let stored = CellImpedance(0, -fall / (3600 * size * angular))
    let working =
      (CellImpedance(slope) + .arc(1e-3 * host.diffusion, angular * host.relaxation) + stored)
      * perAmpere
    let counter = metal.impedances(at: frequency, around: current, in: state).counter
    return (working + counter).beside(leak(in: state))
  }

  /// Where the electrode rests; beyond the ends of the curve it is a steep line.
  func potential(_ filled: Double) -> Double {
    let points = host.points
    let last = points[points.count - 1]
    if filled <= points[0].filled { return points[0].volts + 50 * (points[0].filled - filled) }
    if filled >= last.filled { return last.volts - 50 * (filled - last.filled) }
    var (low, high) = (0, points.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].filled <= filled { low = middle } else { high = middle }
    }
    let (a, b) = (points[low], points[high])
    return a.volts + (b.volts - a.volts) * (filled - a.filled) / (b.filled - a.filled)
  }
}
