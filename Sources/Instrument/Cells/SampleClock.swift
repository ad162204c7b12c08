import Quantities

/// When the converters of a card begin, and when what they made is read.
struct SampleClock {
  /// Between two looks at the other pair of pins: each follows a look at the cell.
  private var asideEvery: Seconds
  private var next: Instant?
  private var aside = Instant.zero
  private var owesAside = false
  private var running: (pair: PotentiostatCard.Pair, ready: Instant)?
  /// When the last conversion of a step begins that ends by its own clock: its result is there as
  /// the step ends.
  private var final: Instant?
  /// When the monitor is looked at, shortly before what is converted of the cell is there.
  private var peek: Instant?

  /// By how much the last result of a step is there before its end: a reactor's scan, or another
  /// cell, may be in the way for so long.
  private static let margin = Seconds.milliseconds(15)
  /// Before the end of a conversion, and less than a pass of the monitor (4.2 ms) before it.
  private static let peeking = Seconds.milliseconds(49)

  init(asideEvery: Seconds) { self.asideEvery = asideEvery }

  /// The next instant at which there is something to do.
  var wanted: Instant? {
    if let running { return peek ?? running.ready }
    if owesAside { return .zero }
    guard let next = upcoming else { return nil }
    return hasRoom(at: aside, before: next) ? min(next, aside) : next
  }

  /// When the cell is looked at next: one that would be in the way of the last waits for it.
  private var upcoming: Instant? {
    guard let next, let final else { return next }
    return next + PotentiostatCard.converting > final ? final : next
  }

  /// Whether a look aside would be in the way of the last at the cell.
  private func aboutToEnd(at now: Instant) -> Bool {
    final.map { now + PotentiostatCard.converting > $0 } ?? false
  }

  /// Tells when the present step ends by its own clock; nil if it does not.
  mutating func expect(end: Instant?, at now: Instant) {
    let begin = end.map { $0 - PotentiostatCard.converting - Self.margin }
    final = begin.flatMap { $0 >= now ? $0 : nil }
  }

  /// Whether the other pair can be looked at before the cell is due again.
  private func hasRoom(at now: Instant, before next: Instant) -> Bool {
    asideEvery > .zero && now + PotentiostatCard.converting <= next
  }

  /// What is on the other pair of pins comes near to a limit, or goes away from it.
  mutating func lookAside(every period: Seconds, at now: Instant) {
    guard asideEvery > .zero else { return }
    asideEvery = period
    aside = min(aside, now + period)
  }

  /// Asks for the cell again at once.
  mutating func again(at now: Instant) { next = now }

  /// The drive has changed: what is on its way is of nothing, and the next begins at once.
  mutating func restart(at now: Instant) {
    running = nil
    peek = nil
    owesAside = false
    final = nil
    next = now
  }

  /// What is to be begun now, if anything.
  mutating func begin(at now: Instant, every period: Seconds) -> PotentiostatCard.Pair? {
    guard running == nil else { return nil }
    if owesAside, aboutToEnd(at: now) { owesAside = false }
    if owesAside {
      owesAside = false
      aside = now + asideEvery
      running = (.aside, now + PotentiostatCard.converting)
      return .aside
    }
    guard let due = upcoming else { return nil }
    guard now >= due else {
      guard now >= aside, hasRoom(at: now, before: due) else { return nil }
      aside = now + asideEvery
      running = (.aside, now + PotentiostatCard.converting)
      return .aside
    }
    // After a gap the past is not made up for.
    next = due + period > now ? due + period : now + period
    owesAside = now >= aside
    running = (.cell, now + PotentiostatCard.converting)
    peek = now + Self.peeking
    return .cell
  }

  /// Whether the monitor is to be looked at now.
  mutating func takesPeek(at now: Instant) -> Bool {
    guard let due = peek, now >= due else { return false }
    peek = nil
    return true
  }

  /// What has been converted by now, if anything.
  mutating func take(at now: Instant) -> PotentiostatCard.Pair? {
    guard let running, now >= running.ready else { return nil }
    self.running = nil
    peek = nil
    return running.pair
  }
}
