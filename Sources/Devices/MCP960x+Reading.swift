public import Quantities

extension MCP960x {
  /// What the couple said, if it said something that may be believed.
  public enum HotJunction: Hashable, Sendable, BitwiseCopyable {
    /// A conversion that was not handed out before.
    case converted(Celsius)
    /// No conversion was finished since the last reading: the register holds nothing new.
    case unchanged
    case openCircuit
    case shortCircuit
    /// Input or result is outside the range of the couple (MCP9600 only).
    case beyondRange
  }

  /// What the control loop takes at each step.
  public struct Reading: Hashable, Sendable, BitwiseCopyable {
    public let hotJunction: HotJunction
    /// The flags at the time, with the four alerts.
    public let status: Status

    /// The temperature if it is both new and believable; a stale number is not given at all.
    public var fresh: Celsius? {
      switch hotJunction {
      case .converted(let temperature): temperature
      case .unchanged, .openCircuit, .shortCircuit, .beyondRange: nil
      }
    }
  }

  /// Reads the flags, then the hot junction if there is something new, then clears that flag.
  ///
  /// A conversion that ends between the last two is counted as unchanged: never the reverse.
  /// After power-up the register says 0 °C; nobody sees that, for the flag is not yet set.
  public func reading() throws(Failure) -> Reading {
    let status = try status()
    return Reading(hotJunction: try hotJunction(given: status), status: status)
  }

  private func hotJunction(given status: Status) throws(Failure) -> HotJunction {
    if status.isShortCircuit { return .shortCircuit }
    if status.isOpenCircuit { return .openCircuit }
    if status.isBeyondRange { return .beyondRange }
    guard status.isUpdated else { return .unchanged }
    let temperature = try hotJunction()
    try clear(0x40, of: status)
    return .converted(temperature)
  }

  /// Clears the flag of a finished burst.
  public func clearBurst(_ status: Status) throws(Failure) { try clear(0x80, of: status) }

  /// Only bits 7 and 6 can be written; the one that is not meant goes back as it was read.
  private func clear(_ flag: UInt8, of status: Status) throws(Failure) {
    try writeByte(status.bits & 0xC0 & ~flag, to: Register.status)
  }
}
