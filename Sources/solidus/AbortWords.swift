import Documents
import Instrument
import Quantities
import Rig

/// Says why a program ended before its end, in the names of board and recipe.
struct AbortWords {
  private let instrument: Instrument
  private let compiled: CompiledRecipe
  /// Why it was asked to end, if not by somebody.
  private let asked: String?

  init(_ instrument: Instrument, _ compiled: CompiledRecipe, asked: String? = nil) {
    self.asked = asked
    self.instrument = instrument
    self.compiled = compiled
  }

  func text(_ why: Abort, at instant: Instant) -> String {
    let after = fixed((instant - .zero).value, 1)
    switch why {
    case .unmet(let index):
      return "after \(after) s: what \(compiled.place(of: index)) waits for did not come"
    case .gas(let stop): return "after \(after) s: \(text(stop))"
    case .asked: return "after \(after) s" + (asked.map { ": \($0)" } ?? ", as asked")
    }
  }

  private func text(_ pressure: Pascals?) -> String {
    pressure.map { "\(fixed($0.value, 2)) Pa" } ?? "nothing"
  }

  private func text(_ stop: GasStop) -> String {
    let panel = instrument.panel
    switch stop {
    case .together(let one, let other):
      return "valve '\(panel.valve(Int(other)).name)' was to open while"
        + " '\(panel.valve(Int(one)).name)' could still pass"
    case .valveLost(let index):
      return "the line of valve '\(panel.valve(Int(index)).name)' cannot be driven"
    case .pulseMissing(let index):
      return "two pulses in a row of valve '\(panel.valve(Int(index)).name)' brought nothing:"
        + " see its bottle, its hand valve, its pilot air; no film is claimed"
    case .overgrown(let index, let grown, let usual):
      return "after valve '\(panel.valve(Int(index)).name)' the film monitor saw"
        + " \(fixed(grown, 2)) nm grow where \(fixed(usual, 2)) nm are usual, three times in a row:"
        + " the seat of a partner leaks (shut the hand valves, do leak-check), or purges are too"
        + " short; no film is claimed"
    case .barred(let valve, let index):
      let item = panel.panelSwitch(Int(index))
      return "valve '\(panel.valve(Int(valve)).name)' was open, or to open, while '\(item.name)' is"
        + " \(item.isOn ? "on" : "off")"
    case .gaugeStill(let index):
      return "gauge '\(panel.gauge(Int(index)).name)' shows exactly the same through pulses and"
        + " purges: see the gauge and its cable; what came in meanwhile nobody saw, so no film is"
        + " claimed"
    case .valveStuck(let index):
      return "valve '\(panel.valve(Int(index)).name)' is not where it was told to be,"
        + " says the switch at its seat"
    case .unpurged(let index):
      return "the pressure does not go back after valve '\(panel.valve(Int(index)).name)':"
        + " it is stuck open (shut the hand valve of its bottle), nothing pumps, or more flows than"
        + " was told; no film is claimed"
    case .gaugesApart(let one, let other):
      let (fine, coarse) = (panel.gauge(Int(one)), panel.gauge(Int(other)))
      return "gauges '\(fine.name)' and '\(coarse.name)' do not agree: they show"
        + " \(text(fine.reading)) and \(text(coarse.reading))"
    case .flowAstray(let index, let told):
      let flow = panel.flow(Int(index))
      let seen = flow.reading.map { "\(fixed($0.value, 1)) sccm" } ?? "nothing"
      return "flow controller '\(flow.name)' lets through \(seen)"
        + " and was told \(fixed(told.value, 1)) sccm"
    case .mismatched: return "too much of the generator's power comes back"
    case .unlit: return "the plasma does not burn: all of the generator's power comes back"
    case .generatorWeak: return "the generator gives less than it was asked for"
    case .generatorStuck: return "the generator gives power although it was told to be off"
    case .tooWarm(let index, let peak):
      let zone = instrument.zone(Int(index))
      return "what the generator gives warms '\(zone.name)': with all cut the sample could still"
        + " come up to \(fixed(peak.value, 1)) C of \(fixed(zone.limit.value, 1)) C, so it was put"
        + " out before the guard had to trip"
    case .rule(let index): return instrument.rule(Int(index)).message
    case .interlock(let index):
      return "interlock '\(instrument.interlock(Int(index)).name)' is open"
    }
  }
}
