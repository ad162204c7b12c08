public import Quantities

/// The TCA9548A eight-branch switch as its datasheet (SCPS207) describes it.
///
/// A selection takes effect at the stop condition (8.6.2), which here is the end of the write:
/// no message reaches another chip before it.
public final class TCA9548AModel: I2CTarget {
  private var control: UInt8 = 0 { didSet { joints?.mayHaveChanged() } }
  private var jam: UInt8? { didSet { joints?.mayHaveChanged() } }
  /// What is told of each branch that may have been joined or parted.
  var joints: Joints?
  private var first = FirstMisuse(of: "TCA9548A")

  public init() {}

  public var misuse: Misuse? { first.misuse }
  /// A bit for each branch that is joined to the trunk.
  public var enabledBranches: UInt8 { jam ?? control }

  /// Jams the switch with this branch joined, or with `nil` frees it.
  ///
  /// Writes are acknowledged and lost; the control register reads as what it is held at.
  public func stick(at branch: Int?) {
    jam = branch.map { 1 << UInt8(truncatingIfNeeded: $0 & 7) }
  }

  /// The RESET pin is pulsed low: every branch is parted from the trunk.
  public func reset() { control = 0 }

  public func powerOnReset(at now: Instant) { control = 0 }

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    // 8.6.2: of several bytes the last one is kept.
    if !bytes.isEmpty { control = bytes[bytes.count - 1] }
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    guard bytes.count == 1 else {
      return first.refuse("a read of more than its one register", byte: 1)
    }
    bytes[0] = enabledBranches
    return .acknowledged
  }
}
