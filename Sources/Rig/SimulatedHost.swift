import Instrument
import Quantities

/// The machine that the program runs on, as far as it can fail: it dies, or loses time.
final class SimulatedHost {
  /// When the program stopped for good; the world goes on without it.
  private(set) var died: Instant?
  /// The program that runs on it, whose memory a fault may reach.
  unowned var program: Instrument?
  private var pause = Seconds.zero
  private var diskWait = Seconds.zero

  func die(at now: Instant) { died = died ?? now }

  /// The next step comes so much later.
  func stall(for span: Seconds) { pause = span }

  /// Whoever next writes to the disk waits so long.
  func stallDisk(for span: Seconds) { diskWait = span }

  func takeDiskWait() -> Seconds {
    defer { diskWait = .zero }
    return diskWait
  }

  /// How late the step that is due now comes.
  func takePause() -> Seconds {
    defer { pause = .zero }
    return pause
  }
}
