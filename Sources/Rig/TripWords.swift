import Documents
public import Instrument
import Quantities
public import Safety

/// Says why a zone was cut, to the person in front of it.
public struct TripWords {
  private let zone: Zone
  private let instrument: Instrument

  public init(_ zone: Zone, of instrument: Instrument) {
    self.zone = zone
    self.instrument = instrument
  }

  static let died = "the program or its power died while the zone was energised"

  /// What a latch found, and how it was known.
  public func text(_ finding: TripFinding) -> String {
    switch finding {
    case .cause(let cause): "\(cause.isMeasured ? "measured" : "unobserved"), \(text(cause))"
    case .died: Self.died
    case .notSeenOff: "it was switched off, and nothing shows that it is"
    case .unrecorded: "the state folder did not take what had to be written into it"
    }
  }

  func text(_ cause: TripCause) -> String {
    switch cause {
    case .measured(let peak):
      "the stored heat would carry the sample to \(celsius(peak)), limit \(celsius(zone.limit))"
    case .elementTooHot(let value): "the element is at \(celsius(value))"
    case .unobserved(let worst, let last):
      "it may be at \(celsius(worst)), last seen at \(celsius(last))"
    case .blind(let since): "no trusted reading since \(fixed((since - .zero).value, 1)) s"
    case .disagreement(let a, let b):
      "two sensors of the sample disagree: \(celsius(a)) and \(celsius(b))"
    case .unexplained(let heat, let part):
      "\(fixed(heat.value, 1)) W in the \(part) that the model cannot explain"
    case .currentWhileOff(let current): "\(amperes(current)) flow while the switch is off"
    case .noCurrent(let current): "only \(amperes(current)) flow while the switch is on"
    case .tooMuchCurrent(let current): "\(amperes(current)) flow, more than the heater can draw"
    case .settingsLost(let index):
      "'\(instrument.thermometer(Int(index)).name)' is no longer set up as it was"
    case .lineLost: "a line that the zone needs is lost"
    case .limitsChanged: "the limits are not those that were armed"
    case .interlock(let index): "interlock '\(instrument.interlock(Int(index)).name)' opened"
    case .rule(let index): instrument.rule(Int(index)).message
    case .stalled(let gap): "no step for \(fixed(gap.value, 2)) s"
    }
  }

  private func celsius(_ value: Celsius) -> String { "\(fixed(value.value, 1)) C" }
  private func amperes(_ value: Amperes) -> String { "\(fixed(value.value, 2)) A" }
}
