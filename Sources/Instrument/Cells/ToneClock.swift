import Quantities

/// When the converters of a card begin and are read while a sine goes on.
struct ToneClock {
  /// What there is to do now.
  enum Turn {
    case begin(PotentiostatCard.Pair)
    case take(PotentiostatCard.Pair)
  }

  let pace: PotentiostatCard.Pace
  /// Whether it keeps to no windows: stairs and samples that both come at the places of one period
  /// of the bus are in step, and what stairs hold beside the sine is taken for it.
  let isFree: Bool
  private let interval: Seconds
  private var next: Instant
  private var aside: Instant
  private var running: (pair: PotentiostatCard.Pair, ready: Instant)?

  /// Between two looks at the temperature.
  private static let asideEvery = Seconds(10)
  /// Below this frequency there is time to average the mains out.
  private static let slow = Seconds(1)

  /// Of slower sines stairs hold too little else to matter: less than 1 % of |Z|.
  private static let free = Seconds(10)

  init(for frequency: Hertz, since now: Instant) {
    let period = Seconds(1 / frequency.value)
    pace = Self.pace(for: period)
    isFree = period <= Self.free
    interval = Self.interval(for: period)
    next = now
    aside = now + Self.asideEvery
  }

  static func pace(for period: Seconds) -> PotentiostatCard.Pace {
    period >= slow ? .quiet : .quick
  }

  /// Between two samples: out of step with the stairs and with the period.
  static func interval(for period: Seconds) -> Seconds {
    switch pace(for: period) {
    case .quiet: max(.milliseconds(119), Seconds(nanoseconds: period.nanoseconds / 288 * 10))
    case .quick: Seconds(nanoseconds: 13_700_000)
    }
  }

  var wanted: Instant { running?.ready ?? (hasRoom(at: aside) ? min(next, aside) : next) }

  /// Whether the other pair can be looked at before the cell is due again; a fast sine is over
  /// before that would matter.
  private func hasRoom(at now: Instant) -> Bool {
    pace == .quiet && now + PotentiostatCard.converting <= next
  }

  /// What is to be done now, if anything: a result is taken before anything else begins.
  mutating func turn(at now: Instant) -> Turn? {
    if let running {
      guard now >= running.ready else { return nil }
      self.running = nil
      return .take(running.pair)
    }
    if now >= aside, hasRoom(at: now) {
      aside = now + Self.asideEvery
      running = (.aside, now + PotentiostatCard.converting)
      return .begin(.aside)
    }
    guard now >= next else { return nil }
    // After a gap the past is not made up for.
    next = next + interval > now ? next + interval : now + interval
    running = (.cell, now + pace.converting)
    return .begin(.cell)
  }
}
