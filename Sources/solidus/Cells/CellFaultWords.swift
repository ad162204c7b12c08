import Documents
import Instrument
import Quantities

/// Why a cell was opened, and what to do about it.
enum CellFaultWords {
  static func text(_ fault: CellFault) -> String {
    switch fault {
    case .potentialBeyondLimit(let potential):
      "\(fixed(potential.value, 4)) V is beyond its limits; look at the cell, or widen them"
    case .currentBeyondLimit(let current):
      "\(fixed(current.value * 1000, 4)) mA is beyond its limit; look at the cell, or widen it"
    case .tooHot(let temperature): "the cell is at \(fixed(temperature.value, 1)) C; let it cool"
    case .comparator:
      "the card's comparator cut it: more than 21 mA or 5.25 V; look for a short or an open R lead"
    case .leadOpen: "no current flows at full drive; look at the leads W and C"
    case .notClosed: "its relay does not close; look at the relay and its feed"
    case .notOpen: "its relay does not open; take the cell out, and the card out of service"
    case .coilOff: "nothing feeds the relays; look at the dead-man"
    case .cardLost: "its card does not answer; look at its supply and its branch of the bus"
    case .beyondRange: "both readings are beyond what the converters show"
    case .chargesDisagree(let ours, let counter):
      "\(fixed(ours.value, 4)) C flowed by the converters and \(fixed(counter.value, 4)) C by the"
        + " counter; calibrate the card"
    case .lapsed(let span): "nobody came for \(fixed(span.value, 2)) s"
    case .stopped: "the emergency stop is pressed"
    case .wrongFixture(let found):
      "it is in holder \(found.map { "\($0)" } ?? "none"); put it where it was declared"
    case .currentNotObeyed(let current):
      "the test current came to \(fixed(current.value * 1e6, 2)) uA; look at the leads"
    case .reversed: "the potential moves against the current; exchange W and C"
    case .contact(let resistance):
      "its leads and electrolyte come to \(fixed(resistance.value, 0)) ohm; press the contacts"
    case .restPotential(let potential):
      "it rests at \(fixed(potential.value, 4)) V, where its kind cannot be"
    }
  }
}
