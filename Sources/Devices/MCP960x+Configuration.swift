public import Quantities

extension MCP960x {
  /// The metals of the couple, by the letter of ITS-90.
  public enum ThermocoupleType: UInt8, Hashable, Sendable, BitwiseCopyable {
    case k = 0x00
    case j = 0x10
    case t = 0x20
    case n = 0x30
    case s = 0x40
    case e = 0x50
    case b = 0x60
    case r = 0x70
  }

  /// How strongly the chip smooths: 0 is off, 7 the slowest.
  public struct Filter: Hashable, Sendable, BitwiseCopyable {
    public let coefficient: UInt8

    /// Nil above 7, which the register cannot hold.
    public init?(exactly coefficient: UInt8) {
      guard coefficient <= 7 else { return nil }
      self.coefficient = coefficient
    }

    private init(_ coefficient: UInt8) { self.coefficient = coefficient }

    /// Every conversion as it came: what a guard wants.
    public static let off = Filter(0)
  }

  /// How finely the chip's own temperature is measured (DS20005426, table 5-2).
  public enum ColdJunctionResolution: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// 0.0625 K, every 250 ms.
    case sixteenth = 0x00
    /// 0.25 K, every 63 ms.
    case quarter = 0x80
  }

  /// How finely the couple is measured, and so how long that takes.
  public enum Resolution: UInt8, Hashable, Sendable, BitwiseCopyable {
    case bits18 = 0x00
    case bits16 = 0x20
    case bits14 = 0x40
    case bits12 = 0x60

    /// Typical; a reading cannot be new more often than this.
    public var conversionTime: Seconds {
      switch self {
      case .bits18: .milliseconds(320)
      case .bits16: .milliseconds(80)
      case .bits14: .milliseconds(20)
      case .bits12: .milliseconds(5)
      }
    }
  }

  /// How many conversions one burst takes.
  public enum Burst: UInt8, Hashable, Sendable, BitwiseCopyable {
    case samples1 = 0x00
    case samples2 = 0x04
    case samples4 = 0x08
    case samples8 = 0x0C
    case samples16 = 0x10
    case samples32 = 0x14
    case samples64 = 0x18
    case samples128 = 0x1C
  }

  /// Whether the chip converts for ever, not at all, or one burst.
  public enum Mode: UInt8, Hashable, Sendable, BitwiseCopyable {
    case normal = 0
    case shutdown = 1
    case burst = 2
  }

  /// How the chip converts: its registers 0x05 and 0x06.
  public struct Configuration: Hashable, Sendable, BitwiseCopyable {
    public var type: ThermocoupleType
    public var filter: Filter
    public var resolution: Resolution
    public var coldJunction: ColdJunctionResolution
    public var burst: Burst
    public var mode: Mode

    /// Converts without end unless told otherwise.
    public init(
      _ type: ThermocoupleType, filter: Filter, resolution: Resolution,
      coldJunction: ColdJunctionResolution, burst: Burst = .samples1, mode: Mode = .normal
    ) {
      self.type = type
      self.filter = filter
      self.resolution = resolution
      self.coldJunction = coldJunction
      self.burst = burst
      self.mode = mode
    }

    var sensor: UInt8 { type.rawValue | filter.coefficient }
    var device: UInt8 {
      coldJunction.rawValue | resolution.rawValue | burst.rawValue | mode.rawValue
    }
  }

  /// Writes both registers and reads them back.
  public mutating func configure(_ configuration: Configuration) throws(Failure) {
    self.configuration = nil
    try writeByte(configuration.sensor, to: Register.sensor)
    try writeByte(configuration.device, to: Register.device)
    try confirm(configuration)
    self.configuration = configuration
  }

  /// Whether the chip still holds this: one that lost its supply reads as type K, unfiltered.
  public func confirm() throws(Failure) {
    guard let configuration else { throw .notConfigured }
    try confirm(configuration)
  }

  private func confirm(_ configuration: Configuration) throws(Failure) {
    try confirmByte(configuration.sensor, in: Register.sensor)
    try confirmByte(configuration.device, in: Register.device)
  }
}
