public import HAL
public import Quantities

/// A Texas Instruments DAC80501: one output, 16 bits, its own reference of 2.5 V.
///
/// SBAS794E. What comes up at zero must not be moved by a change of span, so data is proved to be
/// zero before gain and reference are touched.
public struct DAC80501 {
  private enum Register {
    static let deviceID: UInt8 = 0x01
    static let sync: UInt8 = 0x02
    static let configuration: UInt8 = 0x03
    static let gain: UInt8 = 0x04
    static let trigger: UInt8 = 0x05
    static let status: UInt8 = 0x07
    static let data: UInt8 = 0x08
  }

  /// What full scale is: the reference of 2.5 V, halved or not, doubled or not.
  public enum Span: UInt16, Hashable, Sendable, BitwiseCopyable {
    /// REF-DIV and BUFF-GAIN: 1.25 V doubled; for supplies from 2.7 V.
    case volts2 = 0x0101
    /// The reference as it is: 2.5 V, and no more than half of the supply.
    case volts2Undivided = 0x0000
    /// Doubled: 5 V, which needs a supply of 5 V at least.
    case volts5 = 0x0001
    case volts1 = 0x0100

    public var fullScale: Volts {
      switch self {
      case .volts2, .volts2Undivided: Volts(2.5)
      case .volts5: Volts(5)
      case .volts1: Volts(1.25)
      }
    }
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// The chip that answered is not a DAC80501 that wakes up at zero.
    case wrongDevice(id: UInt16)
    /// A register does not hold what was written to it.
    case readBack(register: UInt8, wrote: UInt16, read: UInt16)
    /// The supply is too low for this span: the chip holds its output at zero.
    case referenceAlarm
    /// What is written does not reach the output: it is off, or waits for a trigger.
    case asleep
    /// A voltage outside the span.
    case outOfSpan(Volts)
  }

  public let span: Span
  private let bus: any I2CBus
  private let address: I2CAddress

  /// Claims the chip with its output at zero.
  public init(on bus: any I2CBus, at address: I2CAddress, span: Span) throws(Failure) {
    self.bus = bus
    self.address = address
    self.span = span
    let id = try read(Register.deviceID)
    // Bits 14 to 12 are the resolution, 0 for 16 bits; bit 7 is set in parts that wake at middle.
    guard id & 0xF0FF == 0x0015 else { throw .wrongDevice(id: id) }
    if try !isAwake() { try reset() }
    try set(0, in: Register.data)
    try set(span.rawValue, in: Register.gain)
    try checkReference()
  }

  /// Sets the output to a code of 16 bits and reads it back.
  public func set(code: UInt16) throws(Failure) { try set(code, in: Register.data) }

  /// Sets the output to the nearest code below a voltage within the span.
  public func set(_ voltage: Volts) throws(Failure) {
    let share = voltage / span.fullScale
    guard share >= 0, share < 1 else { throw .outOfSpan(voltage) }
    try set(code: UInt16(truncatingIfNeeded: Int(share * 65536)))
  }

  /// What the output register holds.
  public func code() throws(Failure) -> UInt16 { try read(Register.data) }

  /// Whether the reference fits the supply: a sagging rail puts the output at zero.
  public func checkReference() throws(Failure) {
    guard try read(Register.status) & 1 == 0 else { throw .referenceAlarm }
  }

  /// Whether the chip still has its span: after a loss of supply it is 5 V again.
  public func confirm() throws(Failure) {
    try confirm(span.rawValue, in: Register.gain)
    try confirmAwake()
  }

  /// Whether a write to the output register reaches the output at once: reference and output are
  /// on, and nothing waits for a trigger. Reserved bits are known to read as ones.
  private func isAwake() throws(Failure) -> Bool {
    let waiting = try read(Register.sync) & 0x0001
    let off = try read(Register.configuration) & 0x0101
    return waiting | off == 0
  }

  /// An earlier program may have put it to sleep, out of which only a reset is known to wake it.
  private func reset() throws(Failure) {
    do throws(I2CError) { try bus.writeWord(Register.trigger, 0x000A, at: address) } catch {
      throw .bus(error.naming(Register.trigger))
    }
    try confirmAwake()
  }

  private func confirmAwake() throws(Failure) {
    guard try isAwake() else { throw .asleep }
  }

  private func set(_ value: UInt16, in register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.writeWord(register, value, at: address) } catch {
      throw .bus(error.naming(register))
    }
    try confirm(value, in: register)
  }

  private func confirm(_ value: UInt16, in register: UInt8) throws(Failure) {
    let held = try read(register)
    guard held == value else { throw .readBack(register: register, wrote: value, read: held) }
  }

  private func read(_ register: UInt8) throws(Failure) -> UInt16 {
    do throws(I2CError) { return try bus.readWord(register, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }
}
