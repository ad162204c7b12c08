public import Documents
public import Instrument
import Safety

/// What happens between the claiming of a rig and the moment from which it may be armed.
public enum Boot {
  /// Steps until everything is proved; throws, with everything still off, when something is not.
  ///
  /// - Parameters:
  ///   - latches: what says how a latched zone was left.
  ///   - step: one step of the instrument and the wait for the next, in either world.
  public static func prove(
    _ instrument: Instrument, of board: BoardDocument, latches: (any LatchStore)? = nil,
    step: () -> Void
  ) throws(RigError) {
    // Each proof has a patience of its own; only a program that died comes here. The longest are slow
    // sensors of several zones, each tried by itself, and people at every interlock.
    var left = 50_000
    while instrument.state == .proving {
      step()
      left -= 1
      guard left > 0 else {
        throw RigError("the proofs did not end", remedy: "see whether the program still runs")
      }
    }
    let words = ArmWords(instrument, board, latches)
    switch instrument.state {
    case .refused(let refusal): throw words.refusal(refusal)
    case .tripped(let zone, _): throw words.refusal(.latch(zone: zone, .tripped))
    case .proving, .disarmed, .armed, .disarming, .ended, .acknowledged: return
    }
  }
}
