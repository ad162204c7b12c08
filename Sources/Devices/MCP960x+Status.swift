extension MCP960x {
  /// One of the four temperature alerts, each with its own pin.
  public enum AlertNumber: UInt8, Hashable, Sendable, BitwiseCopyable {
    case one = 0
    case two = 1
    case three = 2
    case four = 3
  }

  /// The status register (DS20005426, register 5-6), read as the part means it.
  public struct Status: Hashable, Sendable, BitwiseCopyable {
    /// The register as it came.
    public let bits: UInt8
    let part: Part

    /// The burst that was asked for is finished; stays set until it is cleared.
    public var burstIsComplete: Bool { bits & 0x80 != 0 }
    /// The hot junction was converted since this flag was last cleared.
    public var isUpdated: Bool { bits & 0x40 != 0 }
    /// The couple touches a supply rail; an MCP9600 never says so.
    public var isShortCircuit: Bool { part == .mcp9601 && bits & 0x20 != 0 }
    /// The couple is broken or unplugged; an MCP9600 never says so.
    public var isOpenCircuit: Bool { part == .mcp9601 && bits & 0x10 != 0 }
    /// The input or the result is outside the couple's range: the MCP9600's meaning of bit 4.
    public var isBeyondRange: Bool { part == .mcp9600 && bits & 0x10 != 0 }

    /// Whether the temperature that this alert watches is beyond its limit.
    public func isAlerting(_ number: AlertNumber) -> Bool { bits >> number.rawValue & 1 != 0 }
  }

  /// Flags of the chip, without clearing any.
  public func status() throws(Failure) -> Status {
    Status(bits: try readByte(Register.status), part: part)
  }
}
