/// A seven-bit address on a two-wire bus.
@frozen public struct I2CAddress: Hashable, Sendable, BitwiseCopyable {
  public let value: UInt8

  /// Nil for the addresses that the I2C specification (UM10204, 3.1.12) reserves.
  @inlinable public init?(exactly value: UInt8) {
    guard value >= 0x08, value <= 0x77 else { return nil }
    self.value = value
  }
}

extension I2CAddress: ExpressibleByIntegerLiteral {
  /// An address written in the program; one that is reserved is a programming error.
  @inlinable public init(integerLiteral value: UInt8) {
    precondition(value >= 0x08 && value <= 0x77, "this I2C address is reserved")
    self.value = value
  }
}
