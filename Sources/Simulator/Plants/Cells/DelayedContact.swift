import Quantities

/// A relay: it closes 3 ms after its coil is told to and opens 1 ms after it is not.
struct DelayedContact {
  private(set) var isClosed = false
  private var isWanted = false
  /// When it moves next; `.never` while it stands.
  private(set) var moves = Instant.never

  mutating func tell(_ wanted: Bool, at now: Instant) {
    guard wanted != isWanted else { return }
    isWanted = wanted
    moves = wanted == isClosed ? .never : now + .milliseconds(wanted ? 3 : 1)
  }

  mutating func settle(to now: Instant) {
    guard moves <= now else { return }
    isClosed = isWanted
    moves = .never
  }
}
