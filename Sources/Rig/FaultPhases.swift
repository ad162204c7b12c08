public import Documents
public import Instrument
import Procedures
import Quantities

extension FaultDocument {
  /// What is wrong with these faults in themselves, or can never come in this run.
  ///
  /// - Parameter cells: whether a method runs on a cell meanwhile.
  public func findings(in program: Program, cells: Bool) -> Diagnostics {
    let reached = (cells ? ["cell"] : []) + Self.phases.filter(program.reaches)
    let listed = reached.isEmpty ? "it has none" : "it has \(reached.joined(separator: ", "))"
    var all = findings.all
    for fault in faults {
      guard let phase = fault.when?.phase, let place = fault.when?.place,
        Self.phases.contains(phase), !reached.contains(phase)
      else { continue }
      all.append(
        Diagnostic(
          at: place, .error, "this run never comes to the phase '\(phase)'",
          remedy: "name a phase of the run (\(listed)), or leave it out"))
    }
    return Diagnostics(all)
  }
}

extension Program {
  /// Whether any instruction is of a phase, by either of its names.
  fileprivate func reaches(_ phase: String) -> Bool {
    instructions.contains { $0.isOf(phase: phase) }
  }
}

extension Instruction {
  /// Whether a program that is at this instruction is in a phase.
  func isOf(phase: String) -> Bool {
    switch self {
    case .heat, .ramp: phase == "ramp" || phase == "heat"
    case .hold: phase == "soak" || phase == "hold"
    case .creep(_, _, let rate, _): phase == (rate > .zero ? "ramp" : "cool")
    case .burst: phase == "pulse"
    case .pulse: phase == "pulse" || phase == "dose"
    case .strike: phase == "plasma"
    case .cool: phase == "cool"
    case .extinguish, .flow, .throttle, .turn, .wait, .expect, .checkpoint, .stay, .branch, .cell:
      false
    }
  }
}
