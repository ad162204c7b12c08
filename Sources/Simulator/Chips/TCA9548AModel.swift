import HAL
public import Quantities

/// The TCA9548A as its datasheet (SCPS207) describes it: one register, one bit for each branch.
public final class TCA9548AModel: FaultyChip, BranchSwitch, WireListener {
  private let resetPin: Wire
  private var log = MisuseLog(of: "TCA9548A")
  private var broken = ChipFaults()
  private var control: UInt8 = 0
  private var joined: UInt8 = 0
  private var severed: UInt8 = 0

  /// What to do with a branch whose switch is broken.
  public enum Branch: Sendable {
    case sound
    case alwaysJoined
    case neverJoined
  }

  public init() {
    resetPin = Wire("RESET", at: .high)
    resetPin.heard(by: self)
  }

  /// Low resets the chip and keeps it silent.
  public var reset: Wire { resetPin }

  /// The branches that are joined to the trunk, broken switches included.
  public var enabledBranches: UInt8 { (control | joined) & ~severed }

  public func stick(branch: Int, as state: Branch) {
    let bit = UInt8(1) << UInt8(branch & 7)
    joined &= ~bit
    severed &= ~bit
    switch state {
    case .sound: break
    case .alwaysJoined: joined |= bit
    case .neverJoined: severed |= bit
    }
  }

  public var misuse: Misuse? { log.first }

  public var faults: ChipFaults {
    get { broken }
    set { broken = newValue }
  }

  public func powerOnReset(at now: Instant) { control = 0 }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    if wire.driven == .high { control = 0 }
  }

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard resetPin.level(at: now) == .high else { return .absent }
    // Of several bytes the chip keeps the last.
    guard !bytes.isEmpty, !broken.losesWrites else { return .acknowledged }
    control = bytes[bytes.count - 1]
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    guard resetPin.level(at: now) == .high else { return .absent }
    guard bytes.count <= 1 else {
      return log.misread(&bytes, "a read of more than the one register")
    }
    guard bytes.count == 1 else { return .acknowledged }
    var value = UInt32(control)
    if let bit = broken.stuckBit { value = bit.distort(value) }
    bytes[0] = UInt8(truncatingIfNeeded: value)
    return .acknowledged
  }
}
