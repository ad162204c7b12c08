/// Why a transaction on a two-wire bus did not happen as asked, and where.
@frozen public struct I2CError: Error, Hashable, Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// No chip acknowledged the address.
    case nakAddress
    /// The chip refused a byte of the message.
    case nakData
    /// Another controller spoke at the same time.
    case arbitrationLost
    /// The chip held the clock for too long.
    case timeout
    /// A line of the bus is held low and nothing can be said on it.
    case stuckBus
    /// Fewer bytes went over the wire than were asked for.
    case shortTransfer
    /// The bytes came, and their checksum says that they are wrong.
    case crc
    /// The operating system does not let us use this bus.
    case unavailable
  }

  public let kind: Kind
  /// Which bus of the board, counted in the order of the board file.
  public let bus: UInt8
  public let address: I2CAddress
  /// The branch of the multiplexer that was selected, if there is one before the chip.
  public var channel: UInt8?
  /// The register or command that the message began with.
  public var register: UInt8?

  @inlinable public init(
    _ kind: Kind, bus: UInt8, address: I2CAddress, channel: UInt8? = nil, register: UInt8? = nil
  ) {
    self.kind = kind
    self.bus = bus
    self.address = address
    self.channel = channel
    self.register = register
  }
}
