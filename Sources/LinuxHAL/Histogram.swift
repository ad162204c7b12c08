public import Quantities

/// How often a span was how long, in buckets that double from one to the next.
///
/// Bucket 0 holds spans of zero and less, bucket n those from 2^(n-1) ns to below 2^n ns. It
/// never grows and never allocates, so that it can be kept within a real-time loop.
public struct Histogram: Sendable {
  public static let bucketCount = 64

  private var counts: [64 of UInt64] = .init(repeating: 0)
  public private(set) var count: UInt64 = 0
  public private(set) var maximum = Seconds.zero
  /// In nanoseconds.
  private var total = 0.0

  public init() {}

  public mutating func record(_ span: Seconds) {
    counts[Self.bucket(of: span)] += 1
    count += 1
    total += Double(max(0, span.nanoseconds))
    maximum = max(maximum, span)
  }

  static func bucket(of span: Seconds) -> Int {
    guard span > .zero else { return 0 }
    return Int64.bitWidth - span.nanoseconds.leadingZeroBitCount
  }

  /// The first span that is too long for a bucket; for bucket 0 one nanosecond.
  public static func bound(ofBucket index: Int) -> Seconds {
    precondition((0..<bucketCount).contains(index), "a histogram has 64 buckets")
    return Seconds(nanoseconds: index < 63 ? 1 << Int64(index) : .max)
  }

  /// How many spans fell into a bucket.
  public subscript(bucket index: Int) -> UInt64 { counts[index] }

  /// Zero if nothing was recorded.
  public var mean: Seconds {
    count == 0 ? .zero : Seconds(nanoseconds: Int64(total / Double(count)))
  }

  /// A span that this share of all, such as 0.99, did not exceed; at most twice too long.
  public func quantile(_ share: Double) -> Seconds {
    precondition(share >= 0 && share <= 1, "a share lies between 0 and 1")
    var seen: UInt64 = 0
    for index in 0..<Self.bucketCount {
      seen += counts[index]
      if seen > 0 && Double(seen) >= share * Double(count) {
        return min(Self.bound(ofBucket: index), maximum)
      }
    }
    return maximum
  }
}
