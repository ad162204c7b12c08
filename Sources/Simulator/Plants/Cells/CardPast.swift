import Quantities

/// The last segments of a card, for converters that look back.
///
/// They are memory of its own: an array in an object is asked for other owners at each change, and
/// checked at each look.
@safe final class CardPast {
  private let ring: UnsafeMutablePointer<CardSegment>
  private var place = 0
  private var count = 1

  /// A conversion of 50 ms and what was told since the followers last looked, in steps of 1 ms.
  private static let depth = 128

  init(_ first: CardSegment) {
    unsafe ring = .allocate(capacity: Self.depth)
    unsafe ring.initialize(repeating: first, count: Self.depth)
  }

  deinit { unsafe ring.deallocate() }

  var newest: CardSegment { self[place] }

  /// So many places back lies within the ring, whatever it is.
  private subscript(_ place: Int) -> CardSegment {
    get { unsafe ring[place & (Self.depth - 1)] }
    set { unsafe ring[place & (Self.depth - 1)] = newValue }
  }

  /// When the newest one ended.
  func end(at now: Instant) { self[place].end = now }

  /// Whether the next one takes the place of one that somebody may not have looked at.
  var forgetsSoon: Bool { count == Self.depth && place % 32 == 31 }

  func push(_ new: CardSegment) {
    // What began at this instant has not been yet.
    if self[place].start != new.start {
      place = (place + 1) & (Self.depth - 1)
      count = min(count + 1, Self.depth)
    }
    self[place] = new
  }

  /// Looks at the one that an instant lies in, the oldest for what is forgotten, where it is: a copy
  /// is 200 bytes.
  @inline(__always)
  func at<Result>(_ now: Instant, _ look: (CardSegment) -> Result) -> Result {
    var place = place
    var older = count - 1
    while older > 0, self[place].start > now {
      place -= 1
      older -= 1
    }
    return unsafe look(ring[place & (Self.depth - 1)])
  }

  /// Goes through them from one instant to another, the newest first: what is forgotten is left out.
  func looksBack(
    from start: Instant, to end: Instant,
    _ look: (_ part: CardSegment, _ from: Instant, _ to: Instant) -> Void
  ) {
    var place = place
    var later = end
    var older = count
    while older > 0, later > start {
      let begun = max(start, self[place].start)
      if begun < later { unsafe look(ring[place & (Self.depth - 1)], begun, later) }
      later = min(later, begun)
      place -= 1
      older -= 1
    }
  }

  /// Forgets all but the newest.
  func forget() { count = 1 }
}
