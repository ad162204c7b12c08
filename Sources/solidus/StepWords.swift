import Documents
import Instrument
import Procedures
import Quantities
import Rig

/// What a program does at the moment, as one would say it at the bench.
struct StepWords {
  private let compiled: CompiledRecipe?
  private let instrument: Instrument

  init(_ compiled: CompiledRecipe?, _ instrument: Instrument) {
    self.compiled = compiled
    self.instrument = instrument
  }

  func text(_ instruction: Instruction, at index: Int) -> String {
    let turns = compiled?.path(of: index).map { "\($0.number)/\($0.of) " }.joined()
    return (turns ?? "") + text(instruction)
  }

  /// The same without the repetitions around it.
  func text(_ instruction: Instruction) -> String {
    switch instruction {
    case .heat(_, let goal, _), .ramp(_, let goal, _): "heating to \(fixed(goal.value, 1)) C"
    case .hold(let span): "holding for \(clock(span))"
    case .burst(_, let until, _): "a burst to \(fixed(until.value, 1)) C"
    case .creep(_, let until, _, _): "creeping to \(fixed(until.value, 1)) C"
    case .cool(_, let below): "cooling below \(fixed(below.value, 1)) C"
    case .pulse(let valve, _): "a pulse of \(instrument.panel.valve(Int(valve)).name)"
    case .flow(let controller, _): "setting \(instrument.panel.flow(Int(controller)).name)"
    case .throttle: "setting the throttle"
    case .turn(let index, _): "switching \(instrument.panel.panelSwitch(Int(index)).name)"
    case .strike(let power, _): "lighting \(fixed(power.value, 0)) W"
    case .extinguish: "switching the generator off"
    case .wait, .expect, .stay: "waiting"
    case .branch: "going on elsewhere"
    case .cell: "at a cell"
    case .checkpoint(let number): "at \(compiled?.checkpoints[Int(number)] ?? "a checkpoint")"
    }
  }
}
