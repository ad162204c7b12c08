import Quantities

/// The last second or so of a plant, in segments that a cubic passes through.
///
/// Objects, so that the ring of segments is neither copied nor checked when one is filled anew.
final class History {
  private final class Segment {
    var start = Instant.zero
    var end = Instant.zero
    /// How long it lasts, in s, and one divided by that.
    var length = 0.0
    var pace = 0.0
    var from = SIMD4<Double>.zero
    var to = SIMD4<Double>.zero
    /// The slopes at both ends, a second.
    var leaving = SIMD4<Double>.zero
    var arriving = SIMD4<Double>.zero
  }

  private let segments = (0..<History.depth).map { _ in Segment() }
  private var newest = 0
  private var count = 0
  private static let depth = 32

  /// Where the last segment ends.
  private(set) var end: Instant
  private(set) var last: SIMD4<Double>

  init(from state: SIMD4<Double>, at now: Instant) {
    last = state
    end = now
  }

  func append(
    from x: SIMD4<Double>, _ leaving: SIMD4<Double>, to y: SIMD4<Double>,
    _ arriving: SIMD4<Double>, _ start: Instant, _ end: Instant
  ) {
    newest = (newest + 1) % History.depth
    count = min(count + 1, History.depth)
    let segment = segments[newest]
    (segment.start, segment.end) = (start, end)
    segment.length = (end - start).value
    segment.pace = 1 / segment.length
    (segment.from, segment.to) = (x, y)
    (segment.leaving, segment.arriving) = (leaving, arriving)
    self.end = end
    last = y
  }

  /// Forgets everything and begins anew.
  func restart(from state: SIMD4<Double>, at now: Instant) {
    count = 0
    end = now
    last = state
  }

  /// Takes back the segment that reaches beyond `now`, because an input changes inside it.
  func takeBackSegment(beyond now: Instant) -> (Instant, SIMD4<Double>)? {
    guard end > now, count > 0 else { return nil }
    let segment = segments[newest]
    newest = (newest + History.depth - 1) % History.depth
    count -= 1
    end = segment.start
    last = segment.from
    return (segment.start, segment.from)
  }

  /// The state at an instant not after the end of the last segment.
  func state(at now: Instant) -> SIMD4<Double> {
    guard now < end, count > 0 else { return last }
    var place = newest
    var older = count - 1
    while older > 0, segments[place].start > now {
      place = (place + History.depth - 1) % History.depth
      older -= 1
    }
    return Self.interpolate(segments[place], at: max(now, segments[place].start))
  }

  private static func interpolate(_ s: Segment, at now: Instant) -> SIMD4<Double> {
    let h = s.length
    let u = (now - s.start).value * s.pace
    let v = 1 - u
    let chord = s.to - s.from
    let bend = v * (s.leaving * h - chord) - u * (s.arriving * h - chord)
    return s.from + u * chord + u * v * bend
  }
}
