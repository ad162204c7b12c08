import Instrument
import Quantities
import Rig
import Simulator

extension MethodRun {
  /// How a run left its cells, and when.
  typealias Left = (cells: [(channel: String, state: CellState)], at: Instant)

  /// Makes the run again, on a simulated rig, until so many records came as they had come before.
  ///
  /// - Returns: how its cells are then, and when that is; nil if a record was another.
  func again(until count: Int, counting alike: () -> Int?) -> Left? {
    while let done = alike(), done < count {
      guard !execution.instrument.cellsAreOver, !Interruption.isAsked else { return nil }
      execution.stepOnce()
      desk.attend(execution, after: execution.stepCount)
    }
    guard alike() != nil else { return nil }
    let now = execution.now
    let cells = works.compactMap { work in
      execution.world.parts.card(work.channel).map {
        (work.channel, $0.holder.trueState(at: now))
      }
    }
    return (cells, now)
  }
}
