public import Quantities

/// Why a zone was cut.
public enum TripCause: Hashable, Sendable, BitwiseCopyable {
  /// The readings say that the heat already stored would carry the sample this far.
  case measured(peak: Celsius)
  /// The element itself is hotter than the board bears.
  case elementTooHot(Celsius)
  /// No reading came in time to rule this temperature out.
  case unobserved(worst: Celsius, last: Celsius)
  /// There has not been a trustworthy reading for too long.
  case blind(since: Instant)
  /// Two sensors of one place say different things.
  case disagreement(Celsius, Celsius)
  /// Heat comes or goes that no model explains: a sensor off its place, a coupling lost, a
  /// source that nobody declared.
  case unexplained(Watts, in: Part)
  /// Current flows although the switch is off.
  case currentWhileOff(Amperes)
  /// No current flows although the switch is on.
  case noCurrent(Amperes)
  /// More current flows than the heater that was declared can draw.
  case tooMuchCurrent(Amperes)
  /// A chip that the zone relies on is no longer set up as it was, by its number.
  case settingsLost(UInt8)
  /// A line that the zone needs cannot be driven or read any more.
  case lineLost
  /// The armed limits are not what they were.
  case limitsChanged
  /// A switch of the room or the rig opened, by its number among the interlocks.
  case interlock(UInt8)
  /// A rule of the board was broken, by its number.
  case rule(UInt8)
  /// Too much time passed between two steps.
  case stalled(Seconds)

  /// Which of the two masses.
  public enum Part: UInt8, Hashable, Sendable, BitwiseCopyable { case element, sample }

  /// Whether a reading said so, or the want of one.
  public var isMeasured: Bool {
    switch self {
    case .measured, .elementTooHot, .disagreement, .unexplained, .currentWhileOff, .noCurrent,
      .tooMuchCurrent, .interlock, .rule:
      true
    case .unobserved, .blind, .settingsLost, .lineLost, .limitsChanged, .stalled: false
    }
  }

  /// The cause in one word, as the fault matrix writes it.
  public var word: StaticString {
    switch self {
    case .measured: "measured"
    case .elementTooHot: "element_too_hot"
    case .unobserved: "unobserved"
    case .blind: "blind"
    case .disagreement: "disagreement"
    case .unexplained: "unexplained"
    case .currentWhileOff: "current_while_off"
    case .noCurrent: "no_current"
    case .tooMuchCurrent: "too_much_current"
    case .settingsLost: "settings_lost"
    case .lineLost: "line_lost"
    case .limitsChanged: "limits_changed"
    case .interlock: "interlock"
    case .rule: "rule"
    case .stalled: "stalled"
    }
  }
}
