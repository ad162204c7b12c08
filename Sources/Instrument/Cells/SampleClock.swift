import Quantities

/// When the converters of a card begin, and when what they made is read: in its cell's windows.
struct SampleClock {
  /// Between two looks at the other pair of pins: each follows a look at the cell.
  private var asideEvery: Seconds
  private let windows: CellWindows
  /// When the cell is to be looked at next, and by the rule of its step alone.
  private var next: Instant?
  private var wished = Instant.zero
  private var aside = Instant.zero
  private var owesAside = false
  private var running: (pair: PotentiostatCard.Pair, ready: Instant)?
  /// When the last conversion of a step begins that ends by its own clock: its result is there as
  /// the step ends.
  private var final: Instant?
  /// When the monitor is looked at, before what is converted of the cell is there.
  private var peek: Instant?

  /// Two windows after the start, one before the result.
  private static let peeking = Seconds.milliseconds(39)
  /// More than lies between two conversions that follow each other as closely as they can.
  private static let nearby = Seconds.milliseconds(200)

  init(asideEvery: Seconds, in windows: CellWindows) {
    self.asideEvery = asideEvery
    self.windows = windows
  }

  /// The next instant at which there is something to do.
  var wanted: Instant? {
    if let running { return peek ?? running.ready }
    if owesAside { return .zero }
    guard let next = upcoming else { return nil }
    return aside < next && hasRoom(at: aside, before: next) ? aside : next
  }

  /// When the cell is looked at next: one that would be in the way of the last waits for it.
  private var upcoming: Instant? {
    guard let next, let final, final - next < Self.nearby else { return next }
    return free(after: next) > final ? final : next
  }

  /// When the next conversion can begin after one: what is read in a window begins nothing in it.
  private func free(after start: Instant) -> Instant {
    windows.next(after: windows.next(from: start + PotentiostatCard.converting))
  }

  /// Tells when the present step ends by its own clock; nil if it does not.
  mutating func expect(end: Instant?, at now: Instant) {
    let begin = end.map { windows.last(by: windows.next(from: $0) - PotentiostatCard.converting) }
    final = begin.flatMap { $0 >= now ? $0 : nil }
  }

  /// Whether the other pair can be looked at before the cell is due again.
  private func hasRoom(at now: Instant, before next: Instant) -> Bool {
    asideEvery > .zero && free(after: windows.next(from: now)) <= next
  }

  /// What is on the other pair of pins comes near to a limit, or goes away from it.
  mutating func lookAside(every period: Seconds, at now: Instant) {
    guard asideEvery > .zero else { return }
    asideEvery = period
    aside = min(aside, now + period)
  }

  /// Asks for the cell again as soon as can be.
  mutating func again(at now: Instant) {
    next = now
    wished = now
  }

  /// The drive has changed: what is on its way is of nothing, and the next begins at once.
  mutating func restart(at now: Instant) {
    running = nil
    peek = nil
    owesAside = false
    final = nil
    again(at: now)
  }

  /// What is to be begun now, if anything.
  ///
  /// - Parameter peeks: whether the monitor is wanted before the result of a look at the cell.
  mutating func begin(
    at now: Instant, every period: Seconds, peeks: Bool
  ) -> PotentiostatCard.Pair? {
    guard running == nil else { return nil }
    // A look aside would be in the way of the last at the cell.
    if owesAside, let final, free(after: now) > final { owesAside = false }
    if owesAside { return beginAside(at: now) }
    guard let due = upcoming else { return nil }
    guard now >= due else {
      return now >= aside && hasRoom(at: now, before: due) ? beginAside(at: now) : nil
    }
    plan(after: now, every: period)
    owesAside = now >= aside
    let ready = now + PotentiostatCard.converting
    running = (.cell, ready)
    peek = peeks ? windows.next(from: now + Self.peeking) : nil
    if let look = peek, look >= windows.next(from: ready) { peek = nil }
    return .cell
  }

  private mutating func beginAside(at now: Instant) -> PotentiostatCard.Pair {
    owesAside = false
    aside = now + asideEvery
    running = (.aside, now + PotentiostatCard.converting)
    if let due = next { next = max(due, windows.opening(from: free(after: now))) }
    return .aside
  }

  /// The next look at the cell begins with a period: whatever the step began with, the monitor is
  /// looked at in the windows next to the sample.
  private mutating func plan(after now: Instant, every period: Seconds) {
    // After a gap the past is not made up for.
    wished = min(wished, now) + period
    if wished <= now { wished = now + period }
    let opening = windows.opening(by: wished)
    let free = free(after: now)
    next = opening < free ? windows.opening(from: free) : opening
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
