public import Quantities

extension MCP960x {
  /// A temperature that the chip watches by itself, and how its pin tells.
  public struct Alert: Hashable, Sendable, BitwiseCopyable {
    /// Which of the two temperatures is watched.
    public enum Junction: UInt8, Hashable, Sendable, BitwiseCopyable {
      case hot = 0x00
      case cold = 0x10
    }

    /// Bit 3 as DS20005426 has it from revision G (2021) on; before, it was printed inverted.
    public enum Direction: UInt8, Hashable, Sendable, BitwiseCopyable {
      /// The limit is a maximum; hysteresis lies below it.
      case rising = 0x00
      /// The limit is a minimum; hysteresis lies above it.
      case falling = 0x08
    }

    /// The level of the pin that says alert.
    public enum ActiveLevel: UInt8, Hashable, Sendable, BitwiseCopyable {
      case low = 0x00
      case high = 0x04
    }

    /// What the pin does.
    public enum Output: UInt8, Hashable, Sendable, BitwiseCopyable {
      case disabled = 0x00
      /// The pin follows the temperature.
      case comparator = 0x01
      /// The pin stays until `clearInterrupt`.
      case interrupt = 0x03
    }

    /// Rounded to 0.25 °C, to the side that alerts earlier.
    public var limit: Celsius
    /// Rounded up to whole kelvin.
    public var hysteresis: Kelvins
    public var junction: Junction
    public var direction: Direction
    public var active: ActiveLevel
    public var output: Output

    /// All that the chip needs to know; nothing is assumed.
    public init(
      _ direction: Direction, limit: Celsius, hysteresis: Kelvins, of junction: Junction,
      active: ActiveLevel, output: Output
    ) {
      self.direction = direction
      self.limit = limit
      self.hysteresis = hysteresis
      self.junction = junction
      self.active = active
      self.output = output
    }

    var configuration: UInt8 {
      junction.rawValue | direction.rawValue | active.rawValue | output.rawValue
    }

    /// In 0.25 °C, bits 15 to 2, rounded to the side that alerts earlier.
    func limitWord() throws(Failure) -> UInt16 {
      let quarters = limit.value * 4
      guard quarters >= -8192, quarters < 8192 else { throw .limitOutOfRange(limit) }
      let below = Arithmetic.floor(quarters)
      let count =
        switch direction {
        case .rising: Int(below)
        case .falling: Int(below == quarters ? below : below + 1)
        }
      guard count < 8192 else { throw .limitOutOfRange(limit) }
      return UInt16(bitPattern: Int16(count * 4))
    }

    /// In whole kelvin, one byte, rounded up: the pin is never released earlier than asked.
    func hysteresisByte() throws(Failure) -> UInt8 {
      guard hysteresis.value >= 0, hysteresis.value <= 255 else {
        throw .hysteresisOutOfRange(hysteresis)
      }
      let below = Arithmetic.floor(hysteresis.value)
      return UInt8(Int(below == hysteresis.value ? below : below + 1))
    }
  }

  /// Sets limit and hysteresis, then the output, and reads all three back.
  public func set(_ alert: Alert, as number: AlertNumber) throws(Failure) {
    let limit = try alert.limitWord()
    let hysteresis = try alert.hysteresisByte()
    try write(limit, to: Register.limit + number.rawValue)
    try writeByte(hysteresis, to: Register.hysteresis + number.rawValue)
    try writeByte(alert.configuration, to: Register.alert + number.rawValue)
    try confirm(alert, as: number)
  }

  /// Whether the chip still holds this alert: after a loss of supply it holds none.
  public func confirm(_ alert: Alert, as number: AlertNumber) throws(Failure) {
    try confirm(alert.limitWord(), in: Register.limit + number.rawValue)
    try confirmByte(alert.hysteresisByte(), in: Register.hysteresis + number.rawValue)
    try confirmByte(alert.configuration, in: Register.alert + number.rawValue)
  }

  /// Releases the pin of an alert whose output is an interrupt.
  public func clearInterrupt(of alert: Alert, as number: AlertNumber) throws(Failure) {
    try writeByte(alert.configuration | 0x80, to: Register.alert + number.rawValue)
    // The chip takes bit 7 back by itself.
    try confirmByte(alert.configuration, in: Register.alert + number.rawValue)
  }
}
