import Devices
import HAL
import Quantities

/// One frequency of a cell at the analyser: three paths that are known beside it, the cell, and a proof that
/// nothing stayed joined.
///
/// What leads, relays and the instrument itself do to the cell they do to all alike.
struct Analysing {
  /// What came of a step.
  enum Outcome {
    case goesOn
    case seen(E4990A.Reading, of: Analyser.Source)
    /// This frequency is beyond what it shows, or its relays did not do what they were told: why.
    case lost(CellNote)
    /// Something is joined although every relay was told to open.
    case welded
    /// Nothing that can be believed comes from it.
    case gone
  }

  private enum Stage {
    case waiting, parting
    /// Since when it could have begun to look.
    case joining(since: Instant?)
    case looking(since: Instant)
  }

  let frequency: Hertz
  private var source = Analyser.Source.open
  /// What the path that leads nowhere has shown, in ohm.
  private var open = E4990A.Reading(resistance: 0, reactance: 0)
  private var stage = Stage.waiting
  /// How often it began anew.
  private var attempts = 0
  /// When there is something to do.
  private(set) var due = Instant.zero
  /// Whether the last look has been taken.
  private(set) var isOver = false

  /// Between two asks for an analyser that another cell has.
  private static let patience = Seconds.milliseconds(100)
  /// More than a relay takes, and then what the blocking capacitors need to charge to the cell.
  private static let relay = Seconds.milliseconds(5)
  private static let charging = Seconds.milliseconds(30)
  /// Between two asks for an answer, and how long one is waited for.
  private static let poll = Seconds.milliseconds(10)
  private static let silence = Seconds(2)
  /// A failed point is tried so often.
  private static let mostAttempts = 2

  /// Measured: 0.3 s for each look.
  static let length = Seconds.milliseconds(1500)

  init(_ frequency: Hertz) { self.frequency = frequency }

  mutating func step(_ analyser: Analyser, for cell: UInt8, at now: Instant) -> Outcome {
    guard now >= due else { return .goesOn }
    switch stage {
    case .waiting:
      guard analyser.relays.take(for: cell) else { return wait(Self.patience, at: now) }
      return part(analyser, at: now)
    case .parting:
      guard analyser.join(source) else { return fail(.lost(.pointLost), at: now) }
      stage = .joining(since: nil)
      return wait(Self.charging, at: now)
    case .joining(let since):
      do throws(E4990A.Failure) {
        try analyser.begin(at: frequency)
        stage = .looking(since: since ?? now)
        return wait(Self.poll, at: now)
      } catch { return refused(error, since: since ?? now, at: now) }
    case .looking(let since): return look(analyser, since: since, at: now)
    }
  }

  private mutating func look(
    _ analyser: Analyser, since: Instant, at now: Instant
  ) -> Outcome {
    do throws(E4990A.Failure) {
      guard let reading = try analyser.reading() else {
        guard now - since < Self.silence else { return fail(.gone, at: now) }
        return wait(Self.poll, at: now)
      }
      return take(reading, analyser, at: now)
    } catch { return refused(error, since: since, at: now) }
  }

  private mutating func refused(
    _ failure: E4990A.Failure, since: Instant, at now: Instant
  ) -> Outcome {
    switch failure {
    // The line that was refused is said again, for as long as an answer would be waited for.
    case .message(.busy) where now - since < Self.silence:
      stage = .joining(since: since)
      return wait(Self.poll, at: now)
    // Another try shows no more of what is beyond it.
    case .overRange: return .lost(.pointLost)
    case .message, .garbage, .wrongInstrument, .refused: return fail(.gone, at: now)
    }
  }

  private mutating func wait(_ span: Seconds, at now: Instant) -> Outcome {
    due = now + span
    return .goesOn
  }

  private mutating func part(_ analyser: Analyser, at now: Instant) -> Outcome {
    guard analyser.part() else { return fail(.lost(.pointLost), at: now) }
    stage = .parting
    return wait(Self.relay, at: now)
  }

  private mutating func fail(_ outcome: Outcome, at now: Instant) -> Outcome {
    attempts += 1
    guard attempts < Self.mostAttempts else { return outcome }
    source = .open
    stage = .waiting
    return wait(Self.patience, at: now)
  }

  private mutating func take(
    _ reading: E4990A.Reading, _ analyser: Analyser, at now: Instant
  ) -> Outcome {
    switch source {
    // The cell never comes to what another path may be joined to; and what welds while a point is
    // measured makes it worth nothing.
    case .open, .proof:
      guard Analyser.leadsNowhere(reading, at: frequency) else { return fail(.welded, at: now) }
      open = reading
    case .short, .load, .cell: break
    }
    guard analyser.hasClosed(reading, source, besides: open) else {
      return fail(.lost(.pathOpen), at: now)
    }
    let seen = Outcome.seen(reading, of: source)
    guard let next = source.next else {
      isOver = true
      return seen
    }
    source = next
    // What failed here comes again at the next step.
    stage = .waiting
    due = now
    return seen
  }
}
