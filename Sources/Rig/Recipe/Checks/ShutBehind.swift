import Documents
import Quantities

/// A flow that is asked for behind a valve that is shut: the controller opens wide, and nothing comes.
enum ShutBehind: RecipeRule {
  static func look(at course: RecipeCourse, _ findings: inout RecipeFindings) {
    // A switch that is misspelt is found elsewhere: with it right this may be right too.
    guard course.flat.steps.allSatisfy({ $0.action.turnsOne(of: course.channels) }) else { return }
    var told: Set<String> = []
    for (index, step) in course.flat.steps.enumerated() where step.action.wantsGas {
      let moment = course.moments[index]
      for (number, flow) in course.channels.flows.enumerated() where moment.flows[number] > .zero {
        guard let valve = flow.channel.behind?.value,
          let place = course.channels.switches.firstIndex(where: { $0.name == valve }),
          !moment.switches[place], told.insert(flow.name).inserted
        else { continue }
        findings.error(
          at: step.place, "'\(flow.name)' is asked to flow, and '\(valve)' behind it is shut here",
          remedy: "write open: [\(valve)] before it, or flow: { \(flow.name): 0 sccm }")
      }
    }
  }
}

extension FlatAction {
  /// Whether it turns a switch that there is, or none.
  fileprivate func turnsOne(of channels: ReactorChannels) -> Bool {
    guard case .turn(let name, _) = self else { return true }
    return channels.switches.contains { $0.name == name.value }
  }

  /// Whether time passes in it in which what is asked to flow must flow.
  fileprivate var wantsGas: Bool {
    switch self {
    case .heat, .anneal, .cool, .hold, .purge, .expose, .soak, .plasma, .sputter, .sputterUntil,
      .wait, .pulse:
      true
    case .ramp, .vacuum, .flow, .pressure, .turn, .expect, .checkpoint: false
    }
  }
}
