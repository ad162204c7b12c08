import Quantities

/// The last second or so of a plant, in segments that a cubic passes through.
struct History {
  private var segments: [Segment]
  private var newest = 0
  private var count = 0
  private static let depth = 32

  /// Where the last segment ends.
  private(set) var end: Instant = .zero
  private(set) var last: SIMD4<Double>
  /// What lagging sensors feel there.
  private(set) var felt: SIMD4<Double>

  init(from state: SIMD4<Double>) {
    last = state
    felt = .zero
    let none = Segment(
      start: .zero, end: .zero, from: state, to: state, leaving: .zero, arriving: .zero,
      felt: .zero)
    segments = Array(repeating: none, count: Self.depth)
  }

  /// Adds what came after the last segment; sensors then feel `felt`.
  mutating func append(_ segment: Segment, feeling felt: SIMD4<Double>) {
    newest = (newest + 1) % Self.depth
    count = min(count + 1, Self.depth)
    segments[newest] = segment
    end = segment.end
    last = segment.to
    self.felt = felt
  }

  /// Forgets everything and begins anew.
  mutating func restart(from state: SIMD4<Double>, feeling felt: SIMD4<Double>, at now: Instant) {
    count = 0
    end = now
    last = state
    self.felt = felt
  }

  /// Takes back the segment that reaches beyond `now`, because an input changes inside it.
  mutating func takeBackSegment(beyond now: Instant) -> Bool {
    guard end > now, count > 0 else { return false }
    let segment = segments[newest]
    newest = (newest + Self.depth - 1) % Self.depth
    count -= 1
    end = segment.start
    last = segment.from
    felt = segment.felt
    return true
  }

  /// The state at an instant not after the end of the last segment.
  func state(at now: Instant) -> SIMD4<Double> {
    guard now < end, count > 0 else { return last }
    let place = place(of: now)
    return segments[place].state(at: max(now, segments[place].start))
  }

  /// What a lagging sensor felt at an instant not after the end of the last segment.
  func felt(_ index: Int, by lag: SensorLag, at now: Instant) -> Double {
    guard now < end, count > 0 else { return felt[index] }
    let segment = segments[place(of: now)]
    return lag.follow(segment, from: segment.felt[index], to: max(now, segment.start))
  }

  /// Where the segment is that an instant lies in; the oldest, if it lies before all.
  private func place(of now: Instant) -> Int {
    var place = newest
    var older = count - 1
    while older > 0, segments[place].start > now {
      place = (place + Self.depth - 1) % Self.depth
      older -= 1
    }
    return place
  }
}
