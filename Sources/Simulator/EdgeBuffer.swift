import HAL
import Quantities

/// The edges of a wire that nobody has taken yet.
///
/// Like a kernel's edge buffer: when nobody takes them, the oldest are lost.
final class EdgeBuffer {
  private var edges = InlineArray<256, Edge>(repeating: Edge(to: .low, at: .zero))
  private var oldest = 0
  private var count = 0

  func add(_ edge: Edge) {
    edges[(oldest + count) & 255] = edge
    if count < 256 { count += 1 } else { oldest = (oldest + 1) & 255 }
  }

  /// The oldest edge, if it had happened by `now`.
  func take(until now: Instant) -> Edge? {
    let first = edges.span[oldest]
    guard count > 0, first.time <= now else { return nil }
    oldest = (oldest + 1) & 255
    count -= 1
    return first
  }
}
