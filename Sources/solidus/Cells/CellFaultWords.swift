import Documents
import Instrument
import Procedures
import Quantities
import Rig

/// Why a cell was opened, and what to do about it.
enum CellFaultWords {
  /// - Parameter bounds: what the cell must not leave, and who says so.
  static func text(_ fault: CellFault, within bounds: MethodLimits) -> String {
    let limits = bounds.limits
    switch fault {
    case .potentialBeyondLimit(let potential):
      let isLow = potential < limits.lowest
      let (limit, author) =
        isLow ? (limits.lowest, bounds.lowest) : (limits.highest, bounds.highest)
      return "\(fixed(potential.value, 4)) V is \(isLow ? "below" : "above") the"
        + " \(QuantityPrinter.text(limit)) of the \(author.rawValue); look at the cell, or widen it"
    case .currentBeyondLimit(let current):
      return "\(fixed(current.value * 1000, 4)) mA is more than the"
        + " \(QuantityPrinter.text(limits.most)) of the \(bounds.most.rawValue); look at the cell, or"
        + " widen it"
    case .tooHot(let temperature):
      return "the cell is at \(fixed(temperature.value, 1)) C, above the"
        + " \(QuantityPrinter.text(limits.hottest)) of the \(bounds.hottest.rawValue); let it cool"
    case .tooCold(let temperature):
      return "the cell is at \(fixed(temperature.value, 1)) C, below the"
        + " \(QuantityPrinter.text(limits.coldest)) of the \(bounds.coldest.rawValue); let it warm up"
    case .comparator, .leadOpen, .notClosed, .notOpen, .stillJoined, .coilOff, .cardLost,
      .beyondRange, .shorted,
      .potentialsDisagree, .currentsDisagree, .chargesDisagree, .lapsed, .stopped, .wrongFixture,
      .currentNotObeyed, .reversed, .contact, .restPotential, .temperatureStill,
      .temperatureAstray:
      return text(fault)
    }
  }

  /// What did not come true in time: all that a method waits for is a temperature.
  static func text(unmet index: Int, of program: Program, _ cell: Cell) -> String {
    let goals = program.instructions.prefix(index).compactMap { instruction in
      if case .cell(.warm(let goal)) = instruction { goal } else { nil }
    }
    guard case .wait(_, let longest) = program.instructions[index], let goal = goals.last else {
      return "something that its method waited for did not happen"
    }
    let shown = cell.temperature.map { "\(fixed($0.value, 1)) C" } ?? "nothing"
    return "the thermostat did not bring it to \(QuantityPrinter.text(goal)) within"
      + " \(QuantityPrinter.text(longest)): its thermometer shows \(shown); look at the"
      + " circulator, or allow it more time"
  }

  /// The same without a limit that could be blamed.
  static func text(_ fault: CellFault) -> String {
    switch fault {
    case .potentialBeyondLimit, .currentBeyondLimit, .tooHot, .tooCold: fault.word
    case .comparator:
      "the card's comparator cut it: more than 21 mA or 5.25 V; look for a short or an open R lead"
    case .leadOpen: "no current flows at full drive; look at the leads W and C"
    case .notClosed: "its relay does not close; look at the relay and its feed"
    case .notOpen: "its relay does not open; take the cell out, and the card out of service"
    case .stillJoined:
      "a relay of the analyser is closed that was told to open, and may join any cell to it; look"
        + " at those relays, and take the analyser's plug out until then"
    case .coilOff: "nothing feeds the relays; look at the dead-man"
    case .cardLost: "its card does not answer; look at its supply and its branch of the bus"
    case .beyondRange: "a reading is beyond what the converters show; look at the card"
    case .shorted(let potential):
      "\(fixed(potential.value * 1000, 2)) mV are left at the same current: it is shorted"
    case .potentialsDisagree(let ours, let monitor):
      "the converter shows \(fixed(ours.value, 3)) V and the monitor \(fixed(monitor.value, 3)) V;"
        + " calibrate the card, or take it out of service"
    case .currentsDisagree(let ours, let monitor):
      "the converter shows \(fixed(ours.value * 1000, 4)) mA and the monitor"
        + " \(fixed(monitor.value * 1000, 4)) mA; calibrate the card, or take it out of service"
    case .chargesDisagree(let ours, let counter):
      "\(fixed(ours.value, 4)) C flowed by the converters and \(fixed(counter.value, 4)) C by the"
        + " counter; calibrate the card"
    case .temperatureStill(let shown, let goal):
      "its thermostat was told \(fixed(goal.value, 1)) C, and its thermometer stays at"
        + " \(fixed(shown.value, 1)) C; look at the circulator, then at the thermometer"
    case .temperatureAstray(let shown, let goal):
      "its thermostat holds \(fixed(goal.value, 1)) C no more: its thermometer shows"
        + " \(fixed(shown.value, 1)) C; look at the circulator, then at the thermometer"
    case .lapsed(let span): "nobody came for \(fixed(span.value, 2)) s"
    case .stopped: "the emergency stop is pressed"
    case .wrongFixture(let found):
      "it is in holder \(found.map { "\($0)" } ?? "none"); put it where it was declared"
    case .currentNotObeyed(let current):
      "the test current came to \(fixed(current.value * 1e6, 2)) uA; look at the leads"
    case .reversed: "the potential moves against the current; exchange W and C"
    case .contact(let resistance):
      "its leads, electrolyte and surfaces together come to \(fixed(resistance.value, 0)) ohm; press"
        + " the contacts, or say what is its own as 'resistance' among its limits"
    case .restPotential(let potential):
      "it rests at \(fixed(potential.value, 4)) V, where its kind cannot be"
    }
  }
}
