public import Documents
import HAL
public import Instrument

/// What happens between the claiming of a rig and the moment from which it may be armed.
public enum Boot {
  /// Steps until every alert is proved; throws, with everything still off, when one is not.
  ///
  /// - Parameter step: one step of the instrument and the wait for the next, in either world.
  public static func prove(
    _ instrument: Instrument, of board: BoardDocument, step: () -> Void
  ) throws(RigError) {
    while instrument.state == .proving { step() }
    guard case .refused(let index) = instrument.state else { return }
    throw refusal(instrument.proof(index), board)
  }

  private static func refusal(_ proof: AlertProof, _ board: BoardDocument) -> RigError {
    let chip = board.chips[proof.name]
    let line = chip?.settings.alert?.value ?? ""
    let whole =
      chip.map { "chip '\(proof.name)' (\($0.part.number) at \(hex($0.address.value)))" }
      ?? "chip '\(proof.name)'"
    let (found, remedy) = words(proof.failure, line)
    return RigError("\(whole): its alert is not proved: \(found)", remedy: remedy)
  }

  /// What was seen on the line, and what to look at.
  private static func words(
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
