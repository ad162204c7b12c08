import Quantities

/// Two metal electrodes, bare or coated: symmetric, or one of them a substrate.
///
/// With j in mA/cm2, the interface Z = Rc + Rp + Rq shared by both, and contact s at each:
/// ```
///   W - R =   a j Rs     + j Z / (2 s) + (2RT/F) asinh(j / (2 s i0)) + what it rests at
///   C - R = -(1-a) j Rs  - the same of the counter electrode
/// ```
/// docs/models/cells.md has the terms and where they are from.
public final class MetalCell: CellModel {
  public let parameters: MetalCellParameters
  private let perAmpere: Double

  public init(_ parameters: MetalCellParameters) {
    self.parameters = parameters
    perAmpere = 1e3 / parameters.area
  }

  public var fresh: CellState {
    var state = CellState()
    state.workingMetal = parameters.working.metal
    state.counterMetal = parameters.counter.metal
    let still = stationary(at: 0, in: state)
    (state.workingLayer, state.counterLayer) = (still.working, still.counter)
    return state
  }

  // MARK: What becomes of it

  public func state(after span: Double, at current: Double, from state: CellState) -> CellState {
    let p = parameters
    var next = state
    let hours = span / 3600
    let density = current.magnitude * perAmpere
    let passed = density * hours
    next.charge += current * span
    next.passed += passed
    next.grown += p.resting * p.resting * hours
    if let rate = filamentRate(density) { next.filament += rate * hours }
    if current > 0 {
      strip(passed, &next.workingMetal, &next.workingContact)
      plate(passed, &next.counterMetal, &next.counterContact)
    } else if current < 0 {
      strip(passed, &next.counterMetal, &next.counterContact)
      plate(passed, &next.workingMetal, &next.workingContact)
    }
    relax(&next, at: current, for: span)
    return next
  }

  private func strip(_ charge: Double, _ metal: inout Double, _ contact: inout Double) {
    metal = max(0, metal - charge)
    // Metal leaves where it touches: the less there is, the less of it a charge can cost.
    contact = max(
      parameters.leastContact, contact * Arithmetic.exp(-parameters.voids.stripped * charge))
  }

  private func plate(_ charge: Double, _ metal: inout Double, _ contact: inout Double) {
    metal += parameters.efficiency * charge
    contact = min(1, contact + parameters.voids.plated * charge)
  }

  /// How far a filament comes in an hour.
  private func filamentRate(_ density: Double) -> Double? {
    guard let short = parameters.short, density > 0 else { return nil }
    guard density != short.at else { return 1 / short.after }
    return Arithmetic.exp(short.order * Arithmetic.log(density / short.at)) / short.after
  }

  public func quiet(at current: Double, in state: CellState) -> Double {
    guard current != 0 else { return .infinity }
    let density = current.magnitude * perAmpere
    var hours = Double.infinity
    if let rate = filamentRate(density) {
      if state.filament < 1 {
        hours = (1 - state.filament) / rate
      } else if state.filament < 1.02 {
        hours = (1.02 - state.filament) / rate
      }
    }
    // What is stripped may run out, at its edge and at its end.
    let (metal, edge) =
      current > 0
      ? (state.workingMetal, parameters.working.edge)
      : (state.counterMetal, parameters.counter.edge)
    if metal > edge {
      hours = min(hours, (metal - edge) / density)
    } else if metal > 0 {
      hours = min(hours, metal / density)
    }
    return hours * 3600
  }

  public func leak(in state: CellState) -> Double {
    guard let short = parameters.short, state.filament >= 1 else { return 0 }
    return parameters.area / (state.filament < 1.02 ? short.soft : short.hard)
  }

  /// Of the electrolyte between both electrodes, in ohm.
  func bulk(in state: CellState) -> Double {
    1e-3 * Warmth(state.temperature, parameters.energy).bulk * parameters.bulk * perAmpere
  }

  // MARK: Where its electrodes are

  public func potentials(at current: Double, in state: CellState) -> CellPotentials {
    layered(at: current, in: state) ?? stationary(at: current, in: state)
  }

  /// Where they are once all has settled that a current changes.
  func stationary(at current: Double, in state: CellState) -> CellPotentials {
    let p = parameters
    let j = current * perAmpere
    let heat = Warmth(state.temperature, p.energy)
    let interface = 0.5e-3 * heat.interface * resistance(in: state)
    let bulk = 1e-3 * heat.bulk * p.bulk
    let left = (
      working: j > 0 ? Self.cover(state.workingMetal, p.working.edge) : 1,
      counter: j < 0 ? Self.cover(state.counterMetal, p.counter.edge) : 1
    )
    let working = j / (touching(state.workingContact, plated: j < 0) * left.working)
    let counter = j / (touching(state.counterContact, plated: j > 0) * left.counter)
    var w = p.referenceShare * j * bulk + working * interface + Self.end(j, left.working)
    var c = (1 - p.referenceShare) * j * bulk + counter * interface + Self.end(j, left.counter)
    let thermal = 2 * heat.volts
    if let exchange = p.exchange {
      let one = kinetics(working, exchange * heat.exchange)
      w += thermal * one
      c += thermal * (working == counter ? one : kinetics(counter, exchange * heat.exchange))
    }
    if let limiting = p.limiting {
      // What is plated comes through the electrolyte.
      let brought = heat.volts * Self.shortage(j / (limiting / heat.bulk))
      if j > 0 { c += brought } else { w += brought }
    }
    return CellPotentials(
      working: w + rest(p.working, state.workingMetal, plated: -j),
      counter: rest(p.counter, state.counterMetal, plated: j) - c)
  }

  /// Of both interfaces together, in ohm cm2 at 25 °C.
  private func resistance(in state: CellState) -> Double {
    let p = parameters
    var sum = p.coating.active
    if p.coating.new != p.coating.active {
      let left = Arithmetic.exp(-state.passed / p.activation)
      sum += (p.coating.new - p.coating.active) * left
    }
    if p.resting > 0 { sum += state.grown.squareRoot() }
    let q = state.passed
    return sum + max(0, q * (p.cycling.linear + p.cycling.square * q))
  }

  /// The share of an electrode that takes part: what is plated begins to fill voids from their
  /// rims at once, and what is stripped has only what touches.
  private func touching(_ contact: Double, plated: Bool) -> Double {
    plated ? contact + parameters.voids.regained * (1 - contact) : contact
  }

  /// The share of an electrode that still has metal to give.
  private static func cover(_ metal: Double, _ edge: Double) -> Double {
    metal < edge ? max(1e-9, metal / edge) : 1
  }

  /// 0.01 ohm cm2 through what is left: nothing, until there is nothing.
  private static func end(_ j: Double, _ left: Double) -> Double {
    left < 1 ? 1e-5 * j * (1 / left - 1) : 0
  }

  /// asinh(j / (2 i0)), with an exchange current that may rise with the current.
  private func kinetics(_ j: Double, _ exchange: Double) -> Double {
    let order = parameters.exchangeOrder
    guard order != 0 else { return Arithmetic.asinh(j / (2 * exchange)) }
    let density = max(1e-6, j.magnitude)
    return Arithmetic.asinh(
      j / (2 * exchange * Arithmetic.exp(order * Arithmetic.log(density))))
  }

  /// -ln(1 - share) with the share's sign; from a millionth before the limit on, a steep line.
  private static func shortage(_ share: Double) -> Double {
    let size = share.magnitude
    let most = 1 - 1e-6
    let value =
      size < most
      ? -Arithmetic.log(1 - size) : 13.815510557964274 + (size - most) * 1e6
    return share < 0 ? -value : value
  }

  /// Where an electrode stands without a current, and what beginning to plate on it costs.
  private func rest(
    _ electrode: MetalCellParameters.Electrode, _ metal: Double, plated j: Double
  ) -> Double {
    guard let substrate = electrode.substrate else { return 0 }
    let bare = substrate.potential * max(0, 1 - metal / substrate.skin)
    guard j > 0 else { return bare }
    let (volts, charge) = substrate.nucleation
    return bare - volts * Arithmetic.exp(-metal / charge) * j / (j + 0.05)
  }
}

/// What the temperature does to resistances and currents, beside 25 °C.
private struct Warmth {
  var bulk = 1.0
  var interface = 1.0
  var exchange = 1.0
  /// RT/F.
  let volts: Double

  init(_ celsius: Double, _ energy: MetalCellParameters.Energy) {
    let kelvin = celsius + 273.15
    volts = 8.314462618 * kelvin / 96485.33212
    guard celsius != 25 else { return }
    let colder = (1 / kelvin - 1 / 298.15) / 8.314462618
    bulk = Arithmetic.exp(energy.bulk.value * colder)
    interface = Arithmetic.exp(energy.interface.value * colder)
    exchange = Arithmetic.exp(-energy.exchange.value * colder)
  }
}
