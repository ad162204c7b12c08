import Documents
import Instrument
import LinuxHAL
import Quantities
import Rig

/// Looks after the machine that a live run is on: one that is too hot, or has too low a supply, is
/// slow, and then its jitter would be nobody's.
///
/// The program holds at the next step that may be held, and stays so until somebody lets it go on;
/// the journal says why.
struct HostWatch {
  private let health: HostHealth
  private var due = Instant.zero
  private var present: HostHealth.Trouble?
  /// What was seen, and when.
  private(set) var seen: [String] = []

  /// Row HO-17 gives five seconds.
  private static let pace = Seconds(2)

  init(_ health: HostHealth = HostHealth()) { self.health = health }

  /// What speaks against beginning anything.
  var trouble: String? { health.trouble().map(Self.words) }

  /// Looks, if it is time to; returns whether the run was held.
  mutating func attend(_ run: LiveRun, _ record: RunRecord?) -> Bool {
    guard let words = look(at: run.now, elapsed: run.elapsed) else { return false }
    record?.note(words, at: run.now)
    // Nobody of the machine's users asked: the number is that of no user.
    return present != nil
      && run.instrument.take(.pause, of: .max, after: run.stepCount, at: run.now) == nil
  }

  /// What has changed since the last look, in words.
  mutating func look(at now: Instant, elapsed: Seconds) -> String? {
    guard now >= due else { return nil }
    due = now + Self.pace
    let found = health.trouble()
    // Each degree more is no news.
    guard (found == nil) != (present == nil) else { return nil }
    present = found
    let words = found.map(Self.words) ?? "the machine is well again"
    seen.append("\(clock(elapsed)): \(words)")
    return words
  }

  private static func words(_ trouble: HostHealth.Trouble) -> String {
    switch trouble {
    case .hot(let celsius):
      "the machine is at \(fixed(celsius.value, 1)) C, and slows down beyond \(fixed(HostHealth.bound.value, 0)) C; cool it"
    case .undervoltage: "the supply of the machine is too low; give it a stronger one"
    }
  }
}
