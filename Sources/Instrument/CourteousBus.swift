public import HAL

/// A bus as an instrument uses it: what nobody took is said once more, and a bus that hangs is
/// left alone until the next step, so that it cannot eat the time of all that follows.
public final class CourteousBus: I2CBus {
  private let bus: any I2CBus
  private var hung: I2CError?

  public init(_ bus: any I2CBus) { self.bus = bus }

  /// A new step begins: the bus is tried again.
  func wake() { hung = nil }

  public func transfer(
    _ outgoing: Span<UInt8>, _ incoming: inout MutableSpan<UInt8>, at address: I2CAddress
  ) throws(I2CError) {
    if let hung { throw I2CError(hung.kind, bus: hung.bus, address: address) }
    do throws(I2CError) { try bus.transfer(outgoing, &incoming, at: address) } catch {
      switch error.kind {
      // Nothing was taken: saying it again is the same as saying it later.
      case .nakAddress, .arbitrationLost:
        try bus.transfer(outgoing, &incoming, at: address)
      case .timeout, .stuckBus:
        hung = error
        throw error
      case .nakData, .shortTransfer, .crc, .unavailable: throw error
      }
    }
  }
}
