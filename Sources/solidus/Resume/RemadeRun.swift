import Instrument
import Quantities
import Record
import Rig
import Simulator

/// A simulated run that was cut off, made again until its last record: so its cells and its film are
/// found as they were left.
struct RemadeRun {
  /// What lay on its stage; nil where none is claimed, and where nothing grows.
  let films: [GrownFilm]?
  let cells: [(channel: String, state: CellState)]
  let at: Instant
  /// Whether its recipe had failed: of that no record is kept before the run is over.
  let hasFailed: Bool

  init(_ cutOff: CutOffRun) throws(Refusal) {
    let replay = try Replay(cutOff.folder)
    let silent: Arguments
    do throws(Arguments.Wrong) { silent = try Arguments([], for: []) } catch {
      throw CutOffRun.refusal(error.what, .usage)
    }
    let again = try replay.arguments(silent)
    let (execution, works, desk): (SimulatedRun, [CellWork], RunDesk)
    if again.operands.isEmpty {
      let run = try MethodRun(again, nil, repeating: replay)
      (execution, works, desk) = (run.execution, run.works, run.desk)
    } else {
      let run = try RecipeRun(again, repeating: replay)
      (execution, works, desk) = (run.execution, run.works, run.desk)
    }
    guard
      Self.repeats(
        execution, desk, cutOff.kept.look.count, until: cutOff.kept.look.last + Seconds(60),
        counting: { replay.alike })
    else {
      guard !Interruption.isAsked else {
        throw CutOffRun.refusal("stopped as asked, before anything went on", .aborted)
      }
      let version = cutOff.kept.start.version
      throw CutOffRun.refusal(
        "made again, \(cutOff.folder) is another run, so that nobody knows what its cells became;"
          + " it was made by Solidus \(version)", .refused)
    }
    at = execution.now
    let isClaimed = PulseReport(execution.instrument).claimsFilm
    films = isClaimed ? execution.films?.layers.map { GrownFilm($0) } : nil
    hasFailed = execution.instrument.aborted != nil
    cells = works.compactMap { work in
      execution.world.parts.card(work.channel).map {
        (work.channel, $0.holder.trueState(at: execution.now))
      }
    }
  }

  /// - Returns: whether so many records came as they had come before.
  private static func repeats(
    _ execution: SimulatedRun, _ desk: RunDesk, _ count: Int, until last: Instant,
    counting alike: () -> Int?
  ) -> Bool {
    while let done = alike(), done < count {
      guard execution.now < last, !Interruption.isAsked else { return false }
      execution.stepOnce()
      desk.attend(execution, after: execution.stepCount)
    }
    return alike() != nil
  }
}

/// A run that is made again for whoever asks first: that takes as long as the run had taken.
final class RemadeOnce {
  private var run: RemadeRun?

  func made(of cutOff: CutOffRun) throws(Refusal) -> RemadeRun {
    if let run { return run }
    let made = try RemadeRun(cutOff)
    run = made
    return made
  }
}
