import Quantities

/// One stretch of a plant's past, through which a cubic passes.
struct Segment {
  var start, end: Instant
  var from, to: SIMD4<Double>
  /// The slopes at both ends, a second.
  var leaving, arriving: SIMD4<Double>
  /// What lagging sensors felt when it began.
  var felt: SIMD4<Double>

  /// The state at an instant within it.
  func state(at now: Instant) -> SIMD4<Double> {
    let h = (end - start).value
    return state((now - start).value / h, of: h)
  }

  /// The state after a share `u` of its length `h`.
  private func state(_ u: Double, of h: Double) -> SIMD4<Double> {
    let v = 1 - u
    let chord = to - from
    let bend = v * (leaving * h - chord) - u * (arriving * h - chord)
    return from + u * chord + u * v * bend
  }

  /// The state halfway between its start and an instant within it.
  func state(halfwayTo now: Instant) -> SIMD4<Double> {
    let h = (end - start).value
    return state((now - start).value / (2 * h), of: h)
  }
}
