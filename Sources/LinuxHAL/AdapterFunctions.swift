/// What an I2C adapter says that it can do: the I2C_FUNC_ bits of `linux/i2c.h`.
public struct AdapterFunctions: OptionSet, Hashable, Sendable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Plain I2C: any message, and combined ones.
  public static let plain = Self(rawValue: 0x0000_0001)
  public static let quick = Self(rawValue: 0x0001_0000)
  public static let receiveByte = Self(rawValue: 0x0002_0000)
  public static let sendByte = Self(rawValue: 0x0004_0000)
  public static let readByte = Self(rawValue: 0x0008_0000)
  public static let writeByte = Self(rawValue: 0x0010_0000)
  public static let readWord = Self(rawValue: 0x0020_0000)
  public static let writeWord = Self(rawValue: 0x0040_0000)
  /// Blocks without the count that SMBus would send first.
  public static let readBlock = Self(rawValue: 0x0400_0000)
  public static let writeBlock = Self(rawValue: 0x0800_0000)
}
