public import Instrument
public import Quantities

/// A rig that is being stepped, in either world: what shows or acknowledges needs no more.
public protocol RigRun: AnyObject {
  var instrument: Instrument { get }
  /// The present instant of its world.
  var now: Instant { get }
  /// Since it was powered.
  var elapsed: Seconds { get }
  /// One step, and the wait for the next.
  func stepOnce()
  /// What is to be done with it between two steps.
  var late: LateCells { get }
  /// Claims the card of a cell while others run; only as one of the things to be done so.
  func claim(_ task: CellTask, into sink: (any RecordSink)?) throws(RigError) -> Newcomer
  /// Begins with it; only so, too.
  ///
  /// - Parameter own: what its clock shows now.
  func join(_ newcomer: Newcomer, showing own: Instant)
  /// Switches everything off and steps until that was seen.
  func leave()
}

extension SimulatedRun: RigRun {}
