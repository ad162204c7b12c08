public import Quantities

/// Why a cell was opened, or is not begun with.
public enum CellFault: Error, Hashable, Sendable {
  case potentialBeyondLimit(Volts)
  case currentBeyondLimit(Amperes)
  case tooHot(Celsius)
  case tooCold(Celsius)
  /// The thermostat was told a temperature, and nothing comes of it.
  case temperatureStill(Celsius, to: Celsius)
  /// It was where the thermostat was told to bring it, and is not any more.
  case temperatureAstray(Celsius, from: Celsius)
  /// The comparator of the card cut it.
  case comparator
  /// The loop is driven as hard as it can, and no current flows: a lead is off.
  case leadOpen
  /// The relay was told to close, and its contact is open.
  case notClosed
  /// The relay was told to open, and its contact is closed.
  case notOpen
  /// A relay between the analyser and the cells is closed although all were told to open.
  case stillJoined
  /// Nothing feeds the relays: the dead-man has dropped.
  case coilOff
  /// A chip of the card cannot be spoken to.
  case cardLost
  /// What flows, or where the cell is, is beyond what the converters show.
  case beyondRange
  /// The potential is gone while the same current goes on: something has grown through.
  case shorted(Volts)
  /// The other chip that sees the potential, or the current, says otherwise.
  case potentialsDisagree(Volts, monitor: Volts)
  case currentsDisagree(Amperes, monitor: Amperes)
  /// The coulomb counter, which needs nobody, says otherwise.
  case chargesDisagree(Coulombs, counter: Coulombs)
  /// Nobody came for so long: what flowed meanwhile is not known.
  case lapsed(Seconds)
  /// The emergency stop is pressed.
  case stopped
  /// The cell holder has another number than the cell was declared in; nil if there is none.
  case wrongFixture(UInt8?)
  /// A small current was asked for, and another flowed.
  case currentNotObeyed(Amperes)
  /// The potential moved against the current: leads are exchanged.
  case reversed
  /// More than the declared resistance at the leads.
  case contact(Ohms)
  /// At rest the cell is not where its kind can be.
  case restPotential(Volts)

  /// As journals and campaigns name it.
  public var word: String {
    switch self {
    case .potentialBeyondLimit: "potential_beyond_limit"
    case .currentBeyondLimit: "current_beyond_limit"
    case .tooHot: "cell_too_hot"
    case .tooCold: "cell_too_cold"
    case .temperatureStill: "temperature_still"
    case .temperatureAstray: "temperature_astray"
    case .comparator: "comparator"
    case .leadOpen: "lead_open"
    case .notClosed: "not_closed"
    case .notOpen: "not_open"
    case .stillJoined: "still_joined"
    case .coilOff: "coil_off"
    case .cardLost: "card_lost"
    case .beyondRange: "beyond_range"
    case .shorted: "shorted"
    case .potentialsDisagree: "potentials_disagree"
    case .currentsDisagree: "currents_disagree"
    case .chargesDisagree: "charges_disagree"
    case .lapsed: "lapsed"
    case .stopped: "stopped"
    case .wrongFixture: "wrong_fixture"
    case .currentNotObeyed: "current_not_obeyed"
    case .reversed: "reversed"
    case .contact: "contact"
    case .restPotential: "rest_potential"
    }
  }
}
