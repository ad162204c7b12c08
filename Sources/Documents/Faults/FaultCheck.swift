/// Looks for what means nothing in a document of faults: a fault that never comes shows nothing.
extension FaultDocument {
  /// The phases that a fault can wait for.
  public static let phases = [
    "ramp", "heat", "soak", "hold", "cool", "pulse", "plasma", "dose", "cell",
  ]
  private static let states = ["proving", "armed", "disarming", "tripped"]

  /// Targets, kinds, parameters and moments that there are not, each where it stands.
  public var findings: Diagnostics {
    var report = Report()
    for fault in faults { Self.look(at: fault, &report) }
    return report.diagnostics
  }

  private static func look(at fault: FaultEntry, _ report: inout Report) {
    look(at: fault.when, of: fault, &report)
    let target = fault.target.value
    guard let kinds = FaultVocabulary.kinds(of: target) else {
      return report.error(
        at: fault.target.place, "there is nothing called '\(target)' that could fail",
        remedy: FaultVocabulary.remedy(for: target))
    }
    guard let kind = kinds.first(where: { $0.kind == fault.kind.value }) else {
      return report.error(
        at: fault.kind.place, "'\(target)' has no fault of the kind '\(fault.kind.value)'",
        remedy: Suggestion.remedy(for: fault.kind.value, among: kinds.map(\.kind)))
    }
    look(at: fault, kind.parameters, &report)
  }

  private static func look(
    at fault: FaultEntry, _ known: [FaultParameter], _ report: inout Report
  ) {
    let target = fault.target.value
    for given in fault.parameters.entries {
      guard let parameter = known.first(where: { $0.name == given.name }) else {
        let remedy =
          known.isEmpty
          ? "leave it out: this fault has none"
          : Suggestion.remedy(for: given.name, among: known.map(\.name))
        report.error(
          at: given.place, "'\(fault.kind.value)' of '\(target)' has no '\(given.name)'",
          remedy: remedy)
        continue
      }
      if let problem = parameter.problem(with: given.value) {
        report.error(at: given.place, problem.message, remedy: problem.remedy)
      }
    }
    for missing in known where missing.isRequired && fault.parameters[missing.name] == nil {
      report.error(
        at: fault.kind.place,
        "'\(fault.kind.value)' of '\(target)' changes nothing without '\(missing.name)'",
        remedy: "write params: { \(missing.name): ... }")
    }
  }

  private static func look(
    at moment: FaultMoment?, of fault: FaultEntry, _ report: inout Report
  ) {
    let place = moment?.place ?? fault.target.place
    if let phase = moment?.phase, !phases.contains(phase) {
      report.error(
        at: place, "there is no phase '\(phase)'",
        remedy: Suggestion.remedy(for: phase, among: phases))
    }
    if let state = moment?.state, !states.contains(state) {
      report.error(
        at: place, "there is no state '\(state)'",
        remedy: Suggestion.remedy(for: state, among: states))
    }
  }
}
