public import Quantities

/// A small sine over what a cell is driven with, in stairs of the setpoint, and when it is over.
///
/// Stairs are no sine: what they hold beside it lies at the stairs' own frequency and above, which
/// no sample that is taken out of step with them mistakes for the sine.
public struct Tone {
  let chord: Chord
  private let amplitude: Double
  private let began: Instant
  private let stair: Seconds
  /// From when on it is measured: what its beginning stirs up has settled.
  let measuresFrom: Instant
  let ends: Instant
  /// When the next stair is due.
  private(set) var due: Instant

  /// As the bus has room for eight cells at once: docs/devices/potentiostat.md.
  static let shortestStair = Seconds.milliseconds(10)
  /// Fewer stairs in a period would hold more of other frequencies than of the sine's own.
  static let fewestStairs: Int64 = 10
  /// What lies above the sine finds less impedance than that does: where a current is held, less
  /// potential, so that more stairs are finer than a reading can tell; where a potential is held,
  /// more current, through whatever holds charge.
  private static func mostStairs(holdingCurrent: Bool) -> Int64 { holdingCurrent ? 64 : 512 }
  /// So many samples settle an amplitude within a few thousandths of what one is off.
  ///
  /// In 3 ms not much is averaged of what stairs hold beside the sine: more of those make up for it.
  private static func samples(at pace: PotentiostatCard.Pace) -> Int64 {
    switch pace {
    case .quiet: 60
    case .quick: 200
    }
  }

  /// The highest frequency that stairs of this length make.
  static func highest(for stair: Seconds) -> Hertz {
    Hertz(1 / (max(stair, shortestStair).value * Double(Int(fewestStairs))))
  }

  init(
    _ chord: Chord, amplitude: Double, holdingCurrent: Bool = true, since now: Instant
  ) {
    self.chord = chord
    self.amplitude = amplitude
    began = now
    due = now
    let (period, fastest) = (Seconds(1 / chord.lowest.value), Seconds(1 / chord.highest.value))
    let most = Self.mostStairs(holdingCurrent: holdingCurrent)
    stair = max(Self.shortestStair, Seconds(nanoseconds: fastest.nanoseconds / most))
    let settling = Self.settling(period)
    let pace = ToneClock.pace(for: fastest)
    let wanted = ToneClock.interval(for: fastest) * Self.samples(at: pace)
    let periods = max(1, (wanted.nanoseconds + period.nanoseconds - 1) / period.nanoseconds)
    measuresFrom = now + settling
    ends = measuresFrom + period * periods + pace.converting
  }

  /// What switching on stirs up: a second at least; of a slow one a quarter of a period is enough,
  /// for whatever is left is as slow, and drift is taken away.
  private static func settling(_ period: Seconds) -> Seconds {
    let quarter = Seconds(nanoseconds: period.nanoseconds / 4)
    return max(.milliseconds(1000), max(quarter, min(period, Seconds(10))))
  }

  /// How long one takes from its first stair to its last sample.
  public static func length(of frequency: Hertz) -> Seconds { length(of: Chord(frequency)) }

  public static func length(of chord: Chord) -> Seconds {
    Tone(chord, amplitude: 0, since: .zero).ends - .zero
  }

  func isOver(at now: Instant) -> Bool { now >= ends }

  /// What is added from now on; nil where it stays as it is.
  mutating func step(at now: Instant) -> Double? {
    guard now >= due else { return nil }
    let gone = now - began
    due = began + stair * (gone.nanoseconds / stair.nanoseconds + 1)
    return amplitude * chord.value(turns: gone.value * chord.lowest.value)
  }
}
