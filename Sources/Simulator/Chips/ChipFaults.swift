public import HAL

/// What can be wrong inside a chip that still answers on its bus.
public struct ChipFaults: Hashable, Sendable {
  /// How a converter can come to rest.
  public enum Freeze: Hashable, Sendable {
    /// No conversion completes any more, and the flags say so.
    case stopped
    /// Flags, counters and pins go on as if all were well; the value stays.
    case repeating
  }

  public var freeze: Freeze?
  /// Registers keep their contents although writes are acknowledged; pointers still move.
  public var losesWrites = false
  public var stuckBit: StuckBit?
  /// What the identity register reads instead of the truth.
  public var identity: UInt16?
  /// The pin of the first alert stays at a level; the flags go on.
  public var alertStuck: Level?
  /// Takes a falling limit for a rising one and the reverse, as older data sheets print it.
  public var alertsBackwards = false
  /// The first byte of a word comes twice: DS80000741, above about 85 kHz.
  public var repeatsFirstByte = false

  public init() {}
}

/// A bit of a register that reads the same whatever is in it.
public struct StuckBit: Hashable, Sendable {
  /// The register's address; for a chip without one, the command that reads it.
  public let register: UInt8
  public let bit: UInt8
  public let level: Level

  public init(_ bit: UInt8, of register: UInt8, at level: Level) {
    self.register = register
    self.bit = bit
    self.level = level
  }

  @inline(__always)
  func distort(_ value: UInt32) -> UInt32 {
    let mask = UInt32(1) << UInt32(bit & 31)
    return level == .high ? value | mask : value & ~mask
  }
}
