public import Quantities

/// A sensor that is off by a fixed amount and a factor, and drifts.
public final class Miscalibration: Disturbance {
  private let offset, gain, perSecond: Double
  private let since: Instant

  public init(offset: Double = 0, gain: Double = 1, perSecond: Double = 0, since: Instant) {
    self.offset = offset
    self.gain = gain
    self.perSecond = perSecond
    self.since = since
  }

  public func disturb(_ truth: Double, at now: Instant) -> Double {
    truth * gain + offset + perSecond * max(0, (now - since).value)
  }
}

/// A reading that does not move any more.
public final class Frozen: Disturbance {
  private let value: Double
  public init(at value: Double) { self.value = value }
  public func disturb(_ truth: Double, at now: Instant) -> Double { value }
}

/// A sensor that has come off and follows something else, with a lag.
public final class Detached: Disturbance {
  private let other: Net
  private let tau: Double
  private let since: Instant
  private let start: Double

  public init(from start: Double, to other: Net, tau: Seconds, since: Instant) {
    self.start = start
    self.other = other
    self.tau = tau.value
    self.since = since
  }

  public func disturb(_ truth: Double, at now: Instant) -> Double {
    let goal = other.value(at: now)
    guard tau > 0 else { return goal }
    let past = max(0, (now - since).value)
    return goal + (start - goal) * Arithmetic.exp(-past / tau)
  }
}

/// Noise on top of the truth, a new draw each millisecond, the same for every reader.
public final class Noisy: Disturbance {
  private let sigma: Double
  private let spike: Double
  private let probability: Double
  private let noise: Noise

  /// Normal noise of this deviation, and spikes of a height in a share of the milliseconds.
  public init(sigma: Double, spike: Double = 0, probability: Double = 0, noise: Noise) {
    self.sigma = sigma
    self.spike = spike
    self.probability = probability
    self.noise = noise
  }

  public func disturb(_ truth: Double, at now: Instant) -> Double {
    let index = UInt64(bitPattern: now.nanoseconds / 1_000_000)
    var value = truth
    if sigma > 0 { value += sigma * noise.gaussian(index) }
    if probability > 0, noise.stream(1).uniform(index) < probability {
      value += noise.stream(2).uniform(index) < 0.5 ? spike : -spike
    }
    return value
  }
}

/// Two wires in each other's sockets.
public final class Swapped: Disturbance {
  private let other: Net
  public init(with other: Net) { self.other = other }
  public func disturb(_ truth: Double, at now: Instant) -> Double { other.undisturbed(at: now) }
}

/// A thermocouple with its two legs exchanged: it reads below the terminals what it is above.
public final class Inverted: Disturbance {
  private let terminals: Net
  public init(around terminals: Net) { self.terminals = terminals }
  public func disturb(_ truth: Double, at now: Instant) -> Double {
    2 * terminals.value(at: now) - truth
  }
}
