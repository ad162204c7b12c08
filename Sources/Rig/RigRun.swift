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
  /// Switches everything off and steps until that was seen.
  func leave()
}

extension SimulatedRun: RigRun {}
