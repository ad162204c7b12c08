import LinuxHAL
import Quantities

/// Everybody's clock: the guest runs as fast as the host lets it, and is late as hosts are.
final class WallClock: BoardClock {
  let waitsForCalls = false
  let events = EventQueue()
  private let clock = LinuxClock()
  private var start = Instant.zero

  init() { start = clock.now() }

  /// Another guest begins.
  func restart() {
    start = clock.now()
    events.removeAll()
  }

  var now: Int64 { (clock.now() - start).nanoseconds }
  func shorten() {}
  func listen(until link: Link) {}
}
