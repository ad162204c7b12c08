import Quantities
import Testing

@testable import LinuxHAL

@Suite("A histogram of spans")
struct HistogramTests {
  @Test(
    "puts each span into the bucket of its power of two",
    arguments: [
      (-5, 0), (0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (1023, 10), (1024, 11), (1_000_000, 20),
      (Int64.max, 63),
    ] as [(Int64, Int)])
  func buckets(nanoseconds: Int64, bucket: Int) {
    let span = Seconds(nanoseconds: nanoseconds)
    #expect(Histogram.bucket(of: span) == bucket)
    #expect(span < Histogram.bound(ofBucket: bucket) || nanoseconds == .max)
    if bucket > 0 { #expect(span >= Histogram.bound(ofBucket: bucket - 1)) }
  }

  @Test("counts, sums and remembers the longest")
  func totals() {
    var histogram = Histogram()
    for nanoseconds in [100, 300, 200, -50] as [Int64] {
      histogram.record(Seconds(nanoseconds: nanoseconds))
    }
    #expect(histogram.count == 4)
    #expect(histogram.maximum == Seconds(nanoseconds: 300))
    #expect(histogram.mean == Seconds(nanoseconds: 150))
    #expect(histogram[bucket: 0] == 1)
    #expect(histogram[bucket: 7] == 1)
    #expect(histogram[bucket: 8] == 1)
    #expect(histogram[bucket: 9] == 1)
  }

  @Test("bounds the share that it is asked for, and never beyond the longest")
  func quantiles() {
    var histogram = Histogram()
    for _ in 0..<99 { histogram.record(.microseconds(30)) }
    histogram.record(.milliseconds(3))
    #expect(histogram.quantile(0.5) == Seconds(nanoseconds: 32768))
    #expect(histogram.quantile(0.99) == Seconds(nanoseconds: 32768))
    #expect(histogram.quantile(0.999) == .milliseconds(3))
    #expect(histogram.quantile(1) == .milliseconds(3))
    #expect(histogram.quantile(0) == Seconds(nanoseconds: 32768))
  }

  @Test("of nothing is zero everywhere")
  func empty() {
    #expect(Histogram().mean == .zero)
    #expect(Histogram().maximum == .zero)
    #expect(Histogram().quantile(0.5) == .zero)
  }
}
