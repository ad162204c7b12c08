import Quantities

/// The last second or so of a plant, in segments that a cubic passes through.
struct History {
  private struct Segment {
    var start, end: Instant
    var from, to: SIMD4<Double>
    /// The slopes at both ends, a second.
    var leaving, arriving: SIMD4<Double>
  }

  private var segments: [Segment]
  private var newest = 0
  private var count = 0
  private static let depth = 32

  /// Where the last segment ends.
  private(set) var end: Instant = .zero
  private(set) var last: SIMD4<Double>

  init(from state: SIMD4<Double>) {
    last = state
    let none = Segment(
      start: .zero, end: .zero, from: state, to: state, leaving: .zero, arriving: .zero)
    segments = Array(repeating: none, count: Self.depth)
  }

  mutating func append(
    from x: SIMD4<Double>, _ leaving: SIMD4<Double>, to y: SIMD4<Double>,
    _ arriving: SIMD4<Double>, _ start: Instant, _ end: Instant
  ) {
    newest = (newest + 1) % Self.depth
    count = min(count + 1, Self.depth)
    segments[newest] = Segment(
      start: start, end: end, from: x, to: y, leaving: leaving, arriving: arriving)
    self.end = end
    last = y
  }

  /// Forgets everything and begins anew.
  mutating func restart(from state: SIMD4<Double>, at now: Instant) {
    count = 0
    end = now
    last = state
  }

  /// Takes back the segment that reaches beyond `now`, because an input changes inside it.
  mutating func takeBackSegment(beyond now: Instant) -> (Instant, SIMD4<Double>)? {
    guard end > now, count > 0 else { return nil }
    let segment = segments[newest]
    newest = (newest + Self.depth - 1) % Self.depth
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
      place = (place + Self.depth - 1) % Self.depth
      older -= 1
    }
    return Self.interpolate(segments[place], at: max(now, segments[place].start))
  }

  private static func interpolate(_ s: Segment, at now: Instant) -> SIMD4<Double> {
    let h = (s.end - s.start).value
    let u = (now - s.start).value / h
    let v = 1 - u
    let chord = s.to - s.from
    let bend = v * (s.leaving * h - chord) - u * (s.arriving * h - chord)
    return s.from + u * chord + u * v * bend
  }
}
