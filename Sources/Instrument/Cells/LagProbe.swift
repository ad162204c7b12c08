public import Quantities

/// Finds by how much later a card's current is converted than its potential.
///
/// On a resistor both move together. The setpoint steps at some instant of a conversion, again and
/// again, and for each converter that instant is sought at which half of the step is seen: the
/// middle of its window, or its end where it looks at one instant only. What differs is the lag.
public final class LagProbe {
  private enum Stage { case switching, settling, converting, stepped }

  private let card: PotentiostatCard
  private let switching: CellSwitch
  private let step: Volts
  private var stage = Stage.switching
  private var due: Instant
  private var began = Instant.zero
  /// What each instant of a step lies between, after the start of a conversion.
  private var potential = Bounds()
  private var current = Bounds()
  private var isOfCurrent = false
  /// What both show long before, and long after, a step.
  private var levels: (low: PotentiostatCard.Sample, high: PotentiostatCard.Sample)?
  private var low: PotentiostatCard.Sample?

  fileprivate struct Bounds {
    var early = Seconds.zero
    var late = PotentiostatCard.converting
    var middle: Seconds { Seconds(nanoseconds: (early + late).nanoseconds / 2) }
    var isFound: Bool { late - early <= .microseconds(2) }
  }

  /// - Parameter step: of the potential; what it drives through the resistor must fit 20 mA.
  init(_ card: PotentiostatCard, step: Volts, at now: Instant) {
    self.card = card
    self.step = step
    switching = CellSwitch(card, isThree: false, isSlow: false)
    switching.drive(.potential(.zero), in: .milliamperes2, from: .zero, at: now)
    due = now
  }

  /// How much later the current is seen; nil until it is known.
  public var lag: Seconds? {
    potential.isFound && current.isFound ? current.middle - potential.middle : nil
  }

  /// Opens the cell.
  public func end(at now: Instant) { switching.open(at: now) }

  /// Advances to `now`; returns when it wants to be called next.
  public func step(at now: Instant) -> Instant {
    guard lag == nil else { return .never }
    guard now >= due else { return due }
    switch stage {
    case .switching:
      switching.step(at: now)
      if let next = switching.wanted {
        due = next
      } else {
        settle(at: now)
      }
    case .settling: convert(at: now)
    case .converting:
      if moves { switching.move(to: .potential(step)) }
      stage = .stepped
      due = began + PotentiostatCard.converting + .milliseconds(1)
    case .stepped:
      if let seen = card.sample() { take(seen) }
      settle(at: now)
    }
    return due
  }

  /// Whether the present conversion sees a step: the first two are of either level.
  private var moves: Bool { levels != nil }

  private func settle(at now: Instant) {
    let level = levels == nil && low != nil ? step : .zero
    switching.move(to: .potential(level))
    stage = .settling
    due = now + .milliseconds(5)
  }

  private func convert(at now: Instant) {
    began = now
    card.start(.cell, in: .milliamperes2, at: now)
    stage = .converting
    due = now + (moves ? (isOfCurrent ? current : potential).middle : .milliseconds(1))
  }

  private func take(_ seen: PotentiostatCard.Sample) {
    guard let levels else {
      if let low { levels = (low, seen) } else { low = seen }
      return
    }
    if isOfCurrent {
      let half = ((levels.low.current ?? .zero) + (levels.high.current ?? .zero)) * 0.5
      current.narrow(sawStep: (seen.current ?? .zero) > half)
    } else {
      let half = ((levels.low.potential ?? .zero) + (levels.high.potential ?? .zero)) * 0.5
      potential.narrow(sawStep: (seen.potential ?? .zero) > half)
    }
    if potential.isFound { isOfCurrent = true }
  }
}

extension LagProbe.Bounds {
  /// A step that was seen by more than half came too early to be the one that is sought.
  fileprivate mutating func narrow(sawStep: Bool) {
    if sawStep { early = middle } else { late = middle }
  }
}
