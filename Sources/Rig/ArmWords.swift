import Documents
import HAL
import Instrument
import Quantities
import Safety

/// Says why a rig cannot be armed, and what to do about it.
struct ArmWords {
  private let instrument: Instrument
  private let board: BoardDocument
  private let latches: (any LatchStore)?

  init(_ instrument: Instrument, _ board: BoardDocument, _ latches: (any LatchStore)?) {
    self.instrument = instrument
    self.board = board
    self.latches = latches
  }

  func refusal(_ refusal: ArmRefusal) -> RigError {
    switch refusal {
    case .alert(let index): return self.refusal(instrument.proof(index), board)
    case .interlock(let index):
      let name = instrument.interlock(index).name
      return RigError("interlock '\(name)' is open", remedy: "close it; nothing heats before")
    case .byHand(let index, let failure):
      let name = instrument.interlock(index).name
      let patience = QuantityPrinter.text(InterlockProof.patience)
      switch failure {
      case .neverOpened:
        return RigError(
          "interlock '\(name)' was not seen to open within \(patience)",
          remedy: "open it when you are asked to; if you did, its wire is bridged or on another"
            + " line")
      case .neverClosed:
        return RigError(
          "interlock '\(name)' did not close again within \(patience)",
          remedy: "let go of it; nothing heats before")
      case .another(let other):
        return RigError(
          "interlock '\(name)' was to be opened, and '\(instrument.interlock(other).name)' is open",
          remedy: "close that one first; if you opened '\(name)', the two wires are exchanged")
      }
    case .unread(let zone):
      return of(zone, "its sensors have not all spoken", "check them with 'solidus board probe'")
    case .apart(let zone, let a, let b):
      return of(
        zone,
        "the two sensors of its sample say \(text(a)) and \(text(b)), more than 3 K apart",
        "look for a sensor off its place or of the wrong type, then let all come to rest")
    case .parted(let zone, let by):
      let parted = Kelvins(Arithmetic.rounded(by.value * 100) / 100)
      return of(
        zone,
        "the two sensors of its sample have parted by \(QuantityPrinter.text(parted)) since"
          + " they were certified, more than 0.3 K",
        "calibrate anew, or run without --date and with the ordinary margin")
    case .contactorConducts(let zone, let current):
      return of(
        zone, "\(text(current)) flow with the contactor open",
        "replace the contactor: it is welded or bridged")
    case .switchConducts(let zone, let current):
      return of(
        zone, "\(text(current)) flow with the heater's switch off",
        "replace the switch: it conducts by itself")
    case .noCurrentReading(let zone):
      return of(zone, "its current sensor says nothing", "check the converter that reads it")
    case .latch(let zone, .tripped):
      let name = instrument.zone(zone).name
      return LatchWords(
        name, latches?.record(of: name), in: latches?.place, isReal: latches?.isReal ?? false
      ).refusal
    case .latch(let zone, let refusal):
      return of(zone, LatchWords.why(refusal), "\(refusal.remedy)")
    case .token(let zone, let error):
      let place = latches?.place ?? "the state folder"
      return of(zone, "\(place): \(error.wrong)", error.remedy)
    case .deadMan(let failure): return DeadManWords(failure).refusal
    case .pulse(let zone, let failure):
      let (what, remedy) = PulseWords(instrument.zone(zone), of: instrument, failure).words
      return of(zone, what, remedy)
    case .flowAtRest(let index, let seen):
      let name = instrument.panel.flow(index).name
      return RigError(
        "flow controller '\(name)' shows \(text(seen)) at rest: more than 1 % of its range",
        remedy: "let it warm up, then set its zero with its shut-off valve closed")
    case .spent: return RigError("this run is over", remedy: "begin another")
    }
  }

  private func of(_ zone: Int, _ what: String, _ remedy: String) -> RigError {
    RigError("zone '\(instrument.zone(zone).name)' cannot be armed: \(what)", remedy: remedy)
  }

  private func text(_ value: Celsius) -> String {
    QuantityPrinter.text(Celsius(Arithmetic.rounded(value.value * 10) / 10))
  }

  private func text(_ value: SCCM) -> String {
    QuantityPrinter.text(SCCM(Arithmetic.rounded(value.value * 10) / 10))
  }

  private func text(_ value: Amperes) -> String {
    QuantityPrinter.text(Amperes(Arithmetic.rounded(value.value * 100) / 100))
  }

  private func refusal(_ proof: AlertProof, _ board: BoardDocument) -> RigError {
    let chip = board.chips[proof.name]
    let line = chip?.settings.alert?.value ?? ""
    let whole =
      chip.map { "chip '\(proof.name)' (\($0.part.number) at \(hex($0.address.value)))" }
      ?? "chip '\(proof.name)'"
    let (found, remedy) = words(proof.failure, line)
    return RigError("\(whole): its alert is not proved: \(found)", remedy: remedy)
  }

  /// What was seen on the line, and what to look at.
  private func words(
    _ failure: AlertProof.Failure?, _ line: String
  ) -> (found: String, remedy: String) {
    switch failure {
    case .opposite:
      (
        "line '\(line)' is high with the limit below the present temperature and low with it above",
        "look for an inverting driver or a chip that takes bit 3 of its alert the other way"
      )
    case .neverPulled:
      (
        "line '\(line)' stays high with the limit below the present temperature",
        "check the wire from ALERT1 to '\(line)', and whether it is swapped with another"
      )
    case .alwaysPulled:
      (
        "line '\(line)' stays low with the limit above the present temperature",
        "check whether '\(line)' is cut, shorted to ground, or wired to ALERT1 at all"
      )
    case .unread(let distrust):
      (
        "it gave no temperature\(distrust.map { " (\($0))" } ?? "") while '\(line)' was watched",
        "check the thermocouple and its plug"
      )
    case .chip(let failure):
      ("\(failure)", "check its wiring and supply with 'solidus board probe'")
    case .line(let failure):
      ("line '\(line)': \(failure.kind)", "see whether its GPIO chip is there")
    case nil: ("nothing was found", "try again")
    }
  }
}
