import Instrument
import Quantities
import Simulator

/// Puts what an instrument records into the trace, and into a journal if there is one.
final class RunSink: RecordSink {
  private let world: SimulatedWorld
  /// The world's own.
  private let trace: Trace
  private let host: SimulatedHost
  private let journal: (any RecordSink)?

  init(_ world: SimulatedWorld, _ host: SimulatedHost, _ journal: (any RecordSink)?) {
    self.world = world
    trace = world.trace
    self.host = host
    self.journal = journal
  }

  func add(_ record: Span<UInt8>, at now: Instant) {
    // A disk that makes its writer wait does so in the middle of a step.
    let wait = host.takeDiskWait()
    if wait > .zero { world.wait(until: world.now + wait) }
    trace.record(record, at: now)
    journal?.add(record, at: now)
  }
}
