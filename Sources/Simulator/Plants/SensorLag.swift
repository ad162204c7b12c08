import Quantities

/// A sensor that runs behind the part it sits on: dF/dt = (T - F) / tau.
///
/// It is stepped with the plant, so that it is right whether anybody reads it or not.
struct SensorLag {
  /// Which number of the plant's state it follows.
  let part: Int
  /// Its time constant, in seconds.
  let constant: Double

  /// What it feels at an instant within `segment`, having felt `felt` at its start.
  ///
  /// One step of the classical Runge-Kutta method, as the plant itself takes: it is stable, and
  /// right to a part in 30,000, while no segment is longer than a third of the time constant.
  func follow(_ segment: Segment, from felt: Double, to now: Instant) -> Double {
    let x = (now - segment.start).value / constant
    let first = segment.from[part]
    let middle = segment.state(halfwayTo: now)[part]
    let last = segment.state(at: now)[part]
    let k1 = first - felt
    let k2 = middle - (felt + x / 2 * k1)
    let k3 = middle - (felt + x / 2 * k2)
    let k4 = last - (felt + x * k3)
    return felt + x / 6 * (k1 + 2 * (k2 + k3) + k4)
  }
}
