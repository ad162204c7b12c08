import Devices
import Quantities

/// One frequency of a cell at the front end: the cell, and two resistors by the same amplifier.
///
/// What amplifiers, leads and the converter itself do to the sine they do to all three alike.
///
/// An object: mostly there is none, and nothing is quicker to see than that.
final class Transforming {
  /// What came of a step.
  enum Outcome {
    case goesOn
    /// One look, at the cell or at a resistor.
    case seen(AD5933.Transform, of: Ohms?)
    /// The front end did not do what it was told, or the cell is beyond what it shows.
    case lost
  }

  private enum Stage {
    case waiting, parting, joining
    case looking(since: Instant)
  }

  let plan: TransformPlan
  private(set) var gain: FrontEnd.Gain
  private var source = FrontEnd.Source.cell
  private var stage = Stage.waiting
  /// How many looks at the cell are still wanted.
  private var left: Int
  /// How often it began anew.
  private var attempts = 0
  /// When there is something to do.
  private(set) var due = Instant.zero

  /// Between two asks for a front end that another cell has.
  private static let patience = Seconds.milliseconds(100)
  /// More than a relay takes: docs/devices/front-end.md.
  private static let relay = Seconds.milliseconds(5)
  /// A failed point is tried so often.
  private static let mostAttempts = 3
  /// Of the 16152 counts that full scale comes to.
  private static let clipped = 15_900.0
  private static let comfortable = 14_000.0

  init(_ plan: TransformPlan, from gain: FrontEnd.Gain) {
    self.plan = plan
    self.gain = gain
    left = plan.repeats
  }

  func step(_ frontEnd: FrontEnd, for cell: UInt8, at now: Instant) -> Outcome {
    guard now >= due else { return .goesOn }
    switch stage {
    case .waiting:
      guard frontEnd.relays.take(for: cell) else { return wait(Self.patience, at: now) }
      return part(frontEnd, at: now)
    case .parting:
      guard frontEnd.join(source, plan, gain) else { return fail(at: now) }
      stage = .joining
      return wait(Self.relay, at: now)
    case .joining:
      guard frontEnd.begin(plan, gain) else { return fail(at: now) }
      return look(at: now)
    case .looking(let since):
      switch frontEnd.answer() {
      case .failed: return fail(at: now)
      case .pending:
        guard now - since < plan.converting * 2 else { return fail(at: now) }
        return wait(.milliseconds(2), at: now)
      case .seen(let transform): return take(transform, frontEnd, at: now)
      }
    }
  }

  private func wait(_ span: Seconds, at now: Instant) -> Outcome {
    due = now + span
    return .goesOn
  }

  private func part(_ frontEnd: FrontEnd, at now: Instant) -> Outcome {
    guard frontEnd.part(plan, gain) else { return fail(at: now) }
    stage = .parting
    return wait(Self.relay, at: now)
  }

  private func look(at now: Instant) -> Outcome {
    stage = .looking(since: now)
    return wait(plan.converting, at: now)
  }

  private func fail(at now: Instant) -> Outcome {
    attempts += 1
    guard attempts < Self.mostAttempts else { return .lost }
    source = .cell
    left = plan.repeats
    stage = .waiting
    return wait(Self.patience, at: now)
  }

  /// Whatever is seen is written down; looks by another amplifier than the last count nothing.
  private func take(
    _ transform: AD5933.Transform, _ frontEnd: FrontEnd, at now: Instant
  ) -> Outcome {
    let seen = Outcome.seen(transform, of: frontEnd.resistance(of: source, gain))
    switch source {
    case .cell:
      guard let suited = suited(transform) else { return .lost }
      if suited != gain {
        gain = suited
        left = plan.repeats
        return part(frontEnd, at: now)
      }
      left -= 1
      if left > 0 {
        guard frontEnd.again() else { return fail(at: now) }
        _ = look(at: now)
        return seen
      }
      source = .low
    case .low: source = .high
    case .high:
      isOver = true
      return seen
    }
    if case .lost = part(frontEnd, at: now) { return .lost }
    return seen
  }

  /// Whether the last look has been taken.
  private(set) var isOver = false

  private static func size(_ transform: AD5933.Transform) -> Double {
    let (x, y) = (Double(Int(transform.real)), Double(Int(transform.imaginary)))
    return (x * x + y * y).squareRoot()
  }

  /// The gain that shows the cell best; nil if it is beyond the coarsest.
  private func suited(_ transform: AD5933.Transform) -> FrontEnd.Gain? {
    let size = Self.size(transform)
    guard size < Self.clipped else { return gain.coarser }
    var best = gain
    while let finer = best.finer, size / gain.factor * finer.factor < Self.comfortable {
      best = finer
    }
    return best
  }
}
