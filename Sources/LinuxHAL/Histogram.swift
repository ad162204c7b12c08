public import Quantities

/// How late something was, counted in powers of two of a microsecond; it never allocates.
public struct Histogram: Sendable {
  /// Below 1 µs, below 2 µs, below 4 µs … the last takes the rest.
  public private(set) var counts = InlineArray<24, Int>(repeating: 0)
  public private(set) var total = 0
  public private(set) var worst = Seconds.zero

  public init() {}

  public mutating func add(_ lateness: Seconds) {
    let microseconds = max(0, lateness.nanoseconds / 1000)
    let bucket = min(23, Int64.bitWidth - microseconds.leadingZeroBitCount)
    counts[bucket] += 1
    total += 1
    worst = max(worst, lateness)
  }

  /// A bound that this share of all stays below, to a power of two.
  public func bound(of share: Double) -> Seconds {
    var sum = 0
    for bucket in 0..<24 {
      sum += counts[bucket]
      if Double(sum) >= share * Double(total) { return .microseconds(Int64(1) << Int64(bucket)) }
    }
    return worst
  }
}
