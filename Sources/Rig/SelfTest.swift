public import Documents
public import Instrument
import Procedures
import Quantities
public import Safety

/// Proves a rig that has just been powered up as a run does, says of each thing how it went, and
/// switches everything off again.
///
/// It does all that goes before a run, by the same code, and nothing else: what passes here is
/// proved once more when a run begins.
public struct SelfTest {
  /// What came of it.
  public enum Outcome {
    case proved
    /// With why the rig may not be armed.
    case refused(RigError)
    /// Somebody asked for the end.
    case stopped
  }

  /// What makes every zone of a board one that a run would heat, so that each heater is proved.
  /// Nothing of it is done: a self-test arms nothing.
  public static func program(for board: BoardDocument) -> Program {
    Program(
      ReactorChannels(board).zones.indices.map {
        .heat(zone: UInt8($0), to: Celsius(30), rate: KelvinsPerSecond(0.1))
      })
  }

  private let run: any RigRun
  private let files: BoardFiles
  private let metal: Metal
  private let latches: any LatchStore

  /// - Parameter metal: what lies on the stages, for whoever has to acknowledge a trip.
  public init(
    _ run: any RigRun, on files: BoardFiles, under metal: Metal, _ latches: any LatchStore
  ) {
    self.run = run
    self.files = files
    self.metal = metal
    self.latches = latches
  }

  /// All off; where nothing was begun a step sees it all the same.
  private func leave() {
    run.leave()
    let end = run.now + Seconds(1)
    while run.instrument.state == .disarming, run.now < end { run.stepOnce() }
  }

  /// - Parameters:
  ///   - byHand: the interlocks that somebody is there to open and close again.
  ///   - each: told what is shown next.
  ///   - isStopped: asked in each step; all is switched off if it says so.
  public func prove(
    byHand: [Int] = [], each: (Proof) -> Void, unless isStopped: () -> Bool
  ) throws(RigError) -> Outcome {
    let instrument = run.instrument
    for index in 0..<instrument.zoneCount where !instrument.zone(index).latch.isTripped {
      try latches.keep(LatchRecord(metal: metal), of: instrument.zone(index).name)
    }
    if !byHand.isEmpty { instrument.askForHands(at: byHand) }
    var shown: Proof?
    var wasStopped = false
    var outcome = Outcome.proved
    do throws(RigError) {
      try Boot.prove(instrument, of: files.board, latches: latches) {
        let now = instrument.proving
        if let now, now != shown { each(now) }
        shown = now ?? shown
        run.stepOnce()
        guard isStopped(), instrument.state == .proving else { return }
        wasStopped = true
        instrument.disarm(at: run.now)
      }
    } catch { outcome = .refused(error) }
    leave()
    // What was not seen to be off on the way out outweighs what was proved on the way in.
    if case .tripped(let zone, _) = instrument.state, case .proved = outcome {
      outcome = .refused(
        ArmWords(instrument, files.board, latches).refusal(.latch(zone: zone, .tripped)))
    }
    return wasStopped ? .stopped : outcome
  }
}
