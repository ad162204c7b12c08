import HAL
public import Quantities

/// What a sensor shows of a net: behind by its time constant, off by its error, and never quiet.
///
/// Between two askings what it feels is taken for a straight line, for which the answer is exact.
public final class Sensor: Plant {
  private let felt: Net
  private let tau: Double
  private let offset: Double
  private let sigma: Double
  private let noise: Noise
  private var last: (at: Instant, felt: Double, shown: Double)?

  public init(
    feeling net: Net, lag tau: Seconds, offset: Kelvins, sigma: Kelvins, noise: Noise
  ) {
    felt = net
    self.tau = tau.value
    self.offset = offset.value
    self.sigma = sigma.value
    self.noise = noise
  }

  public func output(_ index: Int, at now: Instant) -> Double {
    let shown = tau > 0 ? behind(at: now) : felt.value(at: now)
    guard sigma > 0 else { return shown + offset }
    // A function of the moment, whoever asks and however often.
    return shown + offset + sigma * noise.gaussian(UInt64(bitPattern: now.nanoseconds))
  }

  private func behind(at now: Instant) -> Double {
    let present = felt.value(at: now)
    guard let before = last else {
      last = (now, present, present)
      return present
    }
    // A converter may look back a little; then the sensor shows what it last showed.
    guard now > before.at else { return before.shown }
    let span = (now - before.at).value
    let slope = (present - before.felt) / span
    let gap = before.shown - before.felt + slope * tau
    let shown = present - slope * tau + gap * Arithmetic.exp(-span / tau)
    last = (now, present, shown)
    return shown
  }
}
