public import HAL
public import Quantities

/// A Texas Instruments ADS1115: four inputs, 16 bits, one conversion at a time.
///
/// SBAS444. Started, asked until ready, read: the chip sleeps between two conversions, and no
/// number is given unless the configuration that it was made with is the one asked for.
public struct ADS1115 {
  enum Register {
    static let conversion: UInt8 = 0x00
    static let configuration: UInt8 = 0x01
    static let low: UInt8 = 0x02
    static let high: UInt8 = 0x03
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// A register does not hold what was written to it.
    case readBack(register: UInt8, wrote: UInt16, read: UInt16)
  }

  /// What the chip says of the conversion that was started.
  public enum Answer: Hashable, Sendable, BitwiseCopyable {
    /// Not finished; ask again at the next step.
    case converting
    case voltage(Volts)
    /// The input was at or above the end of the range: how far is not known.
    case aboveRange
    /// The input was at or below the other end.
    case belowRange
  }

  private let bus: any I2CBus
  private let address: I2CAddress
  private let alertPin: AlertPin

  /// Claims the chip and sets its pin; it has no identity, so the proof is three read backs.
  public init(on bus: any I2CBus, at address: I2CAddress, alertPin: AlertPin) throws(Failure) {
    self.bus = bus
    self.address = address
    self.alertPin = alertPin
    try set(alertPin.low, in: Register.low)
    try set(alertPin.high, in: Register.high)
    let idle = Measurement(of: .ain0ToGround, range: .volts6, rate: .sps128)
    try write(idle.word | alertPin.bits, to: Register.configuration)
    _ = try isReady(idle)
  }

  /// Starts one conversion; `result(of:)` proves that the chip took it as meant.
  public func start(_ measurement: Measurement) throws(Failure) -> Conversion {
    try write(0x8000 | measurement.word | alertPin.bits, to: Register.configuration)
    return Conversion(of: measurement)
  }

  /// The voltage, once there is one.
  public func result(of conversion: Conversion) throws(Failure) -> Answer {
    guard try isReady(conversion.measurement) else { return .converting }
    let code = Int16(bitPattern: try read(Register.conversion))
    if code == .max { return .aboveRange }
    if code == .min { return .belowRange }
    return .voltage(conversion.measurement.range.fullScale * (Double(Int(code)) / 32768))
  }

  /// Bit 15 reads as one when the chip is idle; the other fifteen must be ours.
  private func isReady(_ measurement: Measurement) throws(Failure) -> Bool {
    let asked = measurement.word | alertPin.bits
    let held = try read(Register.configuration)
    guard held & 0x7FFF == asked else {
      throw .readBack(register: Register.configuration, wrote: asked, read: held)
    }
    return held & 0x8000 != 0
  }

  private func set(_ value: UInt16, in register: UInt8) throws(Failure) {
    try write(value, to: register)
    let held = try read(register)
    guard held == value else {
      throw .readBack(register: register, wrote: value, read: held)
    }
  }

  private func read(_ register: UInt8) throws(Failure) -> UInt16 {
    do throws(I2CError) { return try bus.readWord(register, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  private func write(_ value: UInt16, to register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.writeWord(register, value, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }
}
