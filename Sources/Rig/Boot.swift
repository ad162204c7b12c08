public import Documents
public import Instrument

/// What happens between the claiming of a rig and the moment from which it may be armed.
public enum Boot {
  /// Steps until everything is proved; throws, with everything still off, when something is not.
  ///
  /// - Parameter step: one step of the instrument and the wait for the next, in either world.
  public static func prove(
    _ instrument: Instrument, of board: BoardDocument, step: () -> Void
  ) throws(RigError) {
    var left = 1000
    while instrument.state == .proving {
      step()
      left -= 1
      guard left > 0 else {
        throw RigError("the proofs did not end", remedy: "see whether the program still runs")
      }
    }
    guard case .refused(let refusal) = instrument.state else { return }
    throw ArmWords(instrument, board).refusal(refusal)
  }
}
