public import Quantities

/// Cuts the heater before the sample can reach its limit, and stays cut.
public struct ThermalGuard: Hashable, Sendable, BitwiseCopyable {
  public enum State: Hashable, Sendable, BitwiseCopyable {
    /// No reading has come yet.
    case waiting
    case watching(last: Observation)
    case tripped(TripCause, at: Instant)
  }

  public enum Action: Hashable, Sendable, BitwiseCopyable { case permitHeating, cutHeater }

  /// From what the future of the sample follows.
  public struct Observation: Hashable, Sendable, BitwiseCopyable {
    public let element: TrustedTemperature
    public let sample: TrustedTemperature
    /// An upper bound of what surrounds them.
    public let surroundings: Celsius
    /// An upper bound of what warms the sample unseen by the element: a plasma, a film that grows.
    public let besides: Watts

    public init(
      element: TrustedTemperature, sample: TrustedTemperature, surroundings: Celsius,
      besides: Watts = .zero
    ) {
      self.element = element
      self.sample = sample
      self.surroundings = surroundings
      self.besides = besides
    }

    /// The older of the two readings counts.
    public var taken: Instant { min(element.measured, sample.measured) }
  }

  public let limit: Celsius
  /// How hot the element may be, whatever the sample does.
  public let elementLimit: Celsius
  public let rollout: Rollout
  /// What the element's own sensor may be off; it enters only the stored heat.
  public let elementBound: Kelvins
  /// How long the guard bears to see nothing.
  public let patience: Seconds
  public private(set) var state = State.waiting
  private var hidden = Kelvins.zero

  public init(
    limit: Celsius, elementLimit: Celsius, rollout: Rollout, elementBound: Kelvins,
    patience: Seconds = .milliseconds(300)
  ) {
    self.limit = limit
    self.elementLimit = elementLimit
    self.rollout = rollout
    self.elementBound = elementBound
    self.patience = patience
  }

  /// Says for how much of a period that is over the heater may have been on.
  public mutating func mayHaveHeated(for time: Seconds, of period: Seconds) {
    hidden = rollout.hidden(after: hidden, heatedFor: time, of: period)
  }

  /// The hottest that the sample can get if the heater stays on for `further` and is then cut; below
  /// `plenty` it may be too much by a little, and is quicker.
  public func peak(
    _ seen: Observation, on further: Seconds = .zero, plenty: Celsius = Celsius(-.infinity)
  ) -> Celsius {
    rollout.peak(
      element: seen.element.value + elementBound + hidden, sample: seen.sample.value,
      surroundings: seen.surroundings, on: further, besides: seen.besides, plenty: plenty)
  }

  /// Between readings the heater may have been on all the time.
  public mutating func step(_ seen: Observation?, at now: Instant) -> Action {
    switch (state, seen) {
    case (.tripped, _), (.waiting, nil):
      return .cutHeater
    case (.waiting, let seen?), (.watching, let seen?):
      if let objection = objection(to: seen, at: now) { return cut(objection, at: now) }
      state = .watching(last: seen)
      return .permitHeating
    case (.watching(let last), nil):
      let worst = peak(last, on: now - last.taken, plenty: limit)
      guard worst < limit else {
        return cut(.unobserved(worst: worst, last: last.sample.value), at: now)
      }
      guard now - last.taken <= patience else {
        return cut(.blind(since: last.taken), at: now)
      }
      return .permitHeating
    }
  }

  /// What speaks against heating on these readings, whatever has been cut before.
  public func objection(to seen: Observation, at now: Instant) -> TripCause? {
    let peak = peak(seen, on: now - seen.taken, plenty: limit)
    // A peak that is not a number is not below the limit.
    guard peak < limit else { return .measured(peak: peak) }
    guard seen.element.value < elementLimit else { return .elementTooHot(seen.element.value) }
    guard now - seen.taken <= patience else { return .blind(since: seen.taken) }
    return nil
  }

  /// A number that stands for every limit in force; it changes if one bit of them does.
  public var seal: UInt64 {
    var seal = rollout.seal
    seal.mix(limit.value)
    seal.mix(elementLimit.value)
    seal.mix(elementBound.value)
    seal.mix(Arithmetic.double(patience.nanoseconds))
    return seal
  }

  /// Trips for a reason that somebody else found; the first reason stays.
  public mutating func trip(_ cause: TripCause, at now: Instant) {
    switch state {
    case .tripped: break
    case .waiting, .watching: _ = cut(cause, at: now)
    }
  }

  private mutating func cut(_ cause: TripCause, at now: Instant) -> Action {
    state = .tripped(cause, at: now)
    return .cutHeater
  }
}
