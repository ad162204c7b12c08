import Quantities

/// When the converters of a card begin, and when what they made is read.
struct SampleClock {
  /// Between two looks at the other pair of pins: each follows a look at the cell.
  private let asideEvery: Seconds
  private var next: Instant?
  private var aside = Instant.zero
  private var owesAside = false
  private var running: (pair: PotentiostatCard.Pair, ready: Instant)?

  init(asideEvery: Seconds) { self.asideEvery = asideEvery }

  /// The next instant at which there is something to do.
  var wanted: Instant? { running?.ready ?? (owesAside ? .zero : next) }

  /// The drive has changed: what is on its way is of nothing, and the next begins at once.
  mutating func restart(at now: Instant) {
    running = nil
    owesAside = false
    next = now
  }

  /// What is to be begun now, if anything.
  mutating func begin(at now: Instant, every period: Seconds) -> PotentiostatCard.Pair? {
    guard running == nil else { return nil }
    if owesAside {
      owesAside = false
      aside = now + asideEvery
      running = (.aside, now + PotentiostatCard.converting)
      return .aside
    }
    guard let due = next, now >= due else { return nil }
    // After a gap the past is not made up for.
    next = due + period > now ? due + period : now + period
    owesAside = now >= aside
    running = (.cell, now + PotentiostatCard.converting)
    return .cell
  }

  /// What has been converted by now, if anything.
  mutating func take(at now: Instant) -> PotentiostatCard.Pair? {
    guard let running, now >= running.ready else { return nil }
    self.running = nil
    return running.pair
  }
}
