import Documents
public import Instrument
import Quantities
import Safety

/// Says what is proved of a rig, and what somebody has to do for it.
public struct ProofWords {
  private let instrument: Instrument

  public init(_ instrument: Instrument) { self.instrument = instrument }

  /// What is shown, or asked of whoever is there.
  public func text(_ proof: Proof) -> String {
    switch proof {
    case .byHand(let index, false):
      "open '\(interlock(index))' now, within \(QuantityPrinter.text(InterlockProof.patience))"
    case .byHand(let index, true): "'\(interlock(index))' is open; close it again"
    case .alert(let index):
      "'\(instrument.proof(index).name)' pulls its alert line above a limit, and only then"
    case .sensors(let zone): "the sensors of zone '\(name(zone))' agree"
    case .heater(let zone): "neither contactor nor switch of zone '\(name(zone))' conducts alone"
    case .deadMan: "the dead-man lets the contactor fall when no step is completed"
    case .pulse(let zone): "the heater of zone '\(name(zone))' warms its own sensors, and upwards"
    }
  }

  /// What is proved once that has passed; nil where it goes on.
  public func passed(_ proof: Proof) -> String? {
    switch proof {
    case .byHand(_, false): nil
    case .byHand(let index, true): "interlock '\(interlock(index))' opens and closes by hand"
    case .alert, .sensors, .heater, .deadMan, .pulse: text(proof)
    }
  }

  private func name(_ zone: Int) -> String { instrument.zone(zone).name }
  private func interlock(_ index: Int) -> String { instrument.interlock(index).name }
}

/// Says what was seen of a dead-man, and what to look at.
struct DeadManWords {
  private let failure: DeadManProof.Failure

  init(_ failure: DeadManProof.Failure) { self.failure = failure }

  var refusal: RigError {
    switch failure {
    case .closedAtRest:
      RigError(
        "the contactor's auxiliary contact says closed although everything is off",
        remedy: "replace the contactor, which is welded, or mend the wire of its contact")
    case .neverCloses:
      RigError(
        "the contactor's auxiliary contact does not say closed when the contactor is told to",
        remedy: "look at the contactor's coil, the dead-man before it, and the wire of the contact")
    case .holds(let span):
      RigError(
        "the dead-man holds the contactor \(Int(span.value * 1000)) ms after the last edge",
        remedy: "replace the dead-man or take the bridge off; nothing else ends what a dead program"
          + " left on")
    }
  }
}

/// Says which sensor answered to a heater, and what to look at.
struct PulseWords {
  private let instrument: Instrument
  private let zone: Zone
  private let failure: PulseProof.Failure

  init(_ zone: Zone, of instrument: Instrument, _ failure: PulseProof.Failure) {
    self.zone = zone
    self.instrument = instrument
    self.failure = failure
  }

  var words: (what: String, remedy: String) {
    switch failure {
    case .backwards(let place):
      (
        "'\(name(place))' fell while the zone's heater heated",
        "its couple is the wrong way round: exchange its two wires"
      )
    case .silent(let place):
      (
        "'\(name(place))' shows nothing of a pulse of the zone's heater",
        "look whether the sensor is on its place, and the heater connected"
      )
    case .elsewhere(let place):
      (
        "its heater warms '\(name(place))', which is another zone's",
        "exchange the sensors of the two zones, or their heaters, and see what else is swapped"
      )
    case .exchanged(let place):
      (
        "'\(name(place))' runs ahead of the element's sensor while the heater heats",
        "exchange the sensors of element and sample: they are swapped"
      )
    case .forbidden:
      (
        "it is too near to its limit for the pulse that shows whether its sensors are its own",
        "let it cool, then begin again"
      )
    case .cut(let cause):
      (
        "a pulse of its heater ended in a trip: \(TripWords(zone, of: instrument).text(.cause(cause)))",
        "see to that, then acknowledge it"
      )
    }
  }

  private func name(_ place: Int) -> String { instrument.thermometer(place).name }
}

extension Unproved {
  /// What a run says of it.
  public func words(of instrument: Instrument) -> String {
    switch self {
    case .deadManUnseen:
      "the dead-man: the board names no auxiliary contact of a contactor that it feeds"
    case .moving(let zone):
      "the sensors of zone '\(instrument.zone(zone).name)' by a pulse: it was not at rest"
    case .sampleAlone(let zone):
      "the sample's sensor of zone '\(instrument.zone(zone).name)': the board names no 'diverse:'"
        + " sensor beside it, so only the heat balance sees one that drifts or sticks"
    case .currentUnseen(let zone):
      "the heater of zone '\(instrument.zone(zone).name)': the board names no 'current:' sensor,"
        + " so a switch that sticks or another heater is seen by its heat alone"
    }
  }
}
