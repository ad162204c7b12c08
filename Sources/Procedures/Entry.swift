public import Quantities

/// Where a program begins that was cut off, and goes on in its middle.
public struct Entry: Hashable, Sendable, BitwiseCopyable {
  /// The instruction with which it begins: what makes ready, and leads to the next.
  public let first: Int
  /// The instruction that was interrupted.
  public let resumed: Int
  /// For how long that had lasted; this counts, the first time that it is performed.
  public let lasted: Seconds

  public init(first: Int, resumed: Int, lasted: Seconds) {
    self.first = first
    self.resumed = resumed
    self.lasted = lasted
  }
}
