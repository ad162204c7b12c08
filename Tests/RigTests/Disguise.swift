import HAL
import Quantities
import Rig

/// A world that says of itself that it is real.
final class Disguise: World {
  let isSimulated = false
  private let inner: SimulatedWorld
  init(_ inner: SimulatedWorld) { self.inner = inner }
  func bus(_ name: String) throws(RigError) -> any I2CBus { try inner.bus(name) }
  func output(_ name: String) throws(RigError) -> OutputLine { try inner.output(name) }
  func input(_ name: String) throws(RigError) -> InputLine { try inner.input(name) }
  func inspect(_ name: String) throws(RigError) { try inner.inspect(name) }
  func port(_ name: String) throws(RigError) -> any MessagePort { try inner.port(name) }
  var latches: any LatchStore { inner.latches }
  var now: Instant { inner.now }
  func wait(until instant: Instant) { inner.wait(until: instant) }
}
