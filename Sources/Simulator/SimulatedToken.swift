public import HAL

/// A zone's token on a simulated disk: what a program sees of it, and what a power cut leaves.
public final class SimulatedToken: CleanToken {
  /// What can be wrong with the disk.
  public enum Ailment: Hashable, Sendable {
    case readOnly
    /// The next flush fails, and what it should have written is forgotten: a later one succeeds
    /// without it, as on Linux (https://lwn.net/Articles/752063).
    case losesOneFlush
  }

  /// What is wrong now, if anything.
  public var ailment: Ailment?
  private var seen: Bool
  private var kept: Bool
  private var isDirty = false

  public init(isClean: Bool = true) {
    seen = isClean
    kept = isClean
  }

  public var isClean: Bool { seen }
  /// What would be found if the power went now.
  public var isCleanAfterPowerCut: Bool { kept }

  public func consume() throws(TokenError) { try put(false) }
  public func restore() throws(TokenError) { try put(true) }

  /// The machine goes down: what was not flushed never was.
  public func losePower() {
    seen = kept
    isDirty = false
  }

  private func put(_ isClean: Bool) throws(TokenError) {
    guard ailment != .readOnly else { throw TokenError(.readOnly) }
    // A token that is written is another file each time; one that is taken away twice is not.
    if isClean || seen { isDirty = true }
    seen = isClean
    try flush()
  }

  private func flush() throws(TokenError) {
    guard ailment != .losesOneFlush else {
      ailment = nil
      isDirty = false
      throw TokenError(.notDurable)
    }
    if isDirty { kept = seen }
    isDirty = false
  }
}
