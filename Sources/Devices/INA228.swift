public import HAL
public import Quantities

/// A Texas Instruments INA228: current, voltages and a counter of charge that needs nobody.
///
/// SLYS021A. The current is counted in units that follow from the shunt; after a loss of supply
/// SHUNT_CAL is 0x1000 again while the range is not, so the whole setting is compared each time.
public struct INA228 {
  enum Register {
    static let configuration: UInt8 = 0x00
    static let adc: UInt8 = 0x01
    static let shuntCalibration: UInt8 = 0x02
    static let shuntVoltage: UInt8 = 0x04
    static let busVoltage: UInt8 = 0x05
    static let temperature: UInt8 = 0x06
    static let current: UInt8 = 0x07
    static let charge: UInt8 = 0x0A
    static let diagnosis: UInt8 = 0x0B
    static let manufacturer: UInt8 = 0x3E
    static let device: UInt8 = 0x3F
  }

  /// The full scale of the shunt voltage (ADCRANGE, bit 4 of the first register).
  public enum Range: UInt16, Hashable, Sendable, BitwiseCopyable {
    case millivolts164 = 0x0000
    case millivolts41 = 0x0010

    /// One count of the shunt voltage: 312.5 nV or 78.125 nV.
    var count: Double { self == .millivolts164 ? 312.5e-9 : 78.125e-9 }
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// The chip that answered is not an INA228.
    case wrongDevice(manufacturer: UInt16, device: UInt16)
    case readBack(register: UInt8, wrote: UInt16, read: UInt16)
    /// The counter of charge has rolled over since it was last read.
    case chargeOverflow
    /// The memory in which the factory trimmed the chip is damaged.
    case memoryCorrupt
  }

  private let bus: any I2CBus
  private let address: I2CAddress
  private let range: Range
  /// One count of the current.
  public let currentUnit: Amperes

  /// All four quantities without end, 1052 µs each, one sample a result (SLYS021, ADC_CONFIG).
  private static let continuous: UInt16 = 0xFB68

  /// SHUNT_CAL = 13107.2e6 x unit x R, times 4 in the small range (equation 2). With one count of
  /// the shunt voltage over R as the unit that is 4096 in both ranges, whatever the shunt.
  private static let calibration: UInt16 = 0x1000

  /// Claims the chip behind a shunt; the current is counted so finely that the range fills it.
  public init(
    on bus: any I2CBus, at address: I2CAddress, shunt: Ohms, range: Range
  ) throws(Failure) {
    self.bus = bus
    self.address = address
    self.range = range
    precondition(shunt > .zero, "a shunt has a resistance")
    currentUnit = Volts(range.count) / shunt
    let manufacturer = try read(Register.manufacturer)
    let device = try read(Register.device)
    // 0x5449 is "TI"; the last digit of the device is its revision.
    guard manufacturer == 0x5449, device >> 4 == 0x228 else {
      throw .wrongDevice(manufacturer: manufacturer, device: device)
    }
    try set(range.rawValue, in: Register.configuration)
    try set(Self.continuous, in: Register.adc)
    try set(Self.calibration, in: Register.shuntCalibration)
  }

  /// Begins a pass now, as a write to this register does; what was counted stays.
  public func restart() throws(Failure) { try set(Self.continuous, in: Register.adc) }

  /// Whether the chip still holds its setting.
  public func confirm() throws(Failure) {
    try confirm(range.rawValue, in: Register.configuration)
    try confirm(Self.continuous, in: Register.adc)
    try confirm(Self.calibration, in: Register.shuntCalibration)
  }

  public func current() throws(Failure) -> Amperes {
    currentUnit * Double(Int(try read20(Register.current)))
  }

  public func shuntVoltage() throws(Failure) -> Volts {
    Volts(Double(Int(try read20(Register.shuntVoltage))) * range.count)
  }

  /// Never negative; 195.3125 µV a count.
  public func busVoltage() throws(Failure) -> Volts {
    Volts(Double(Int(try read20(Register.busVoltage))) * 195.3125e-6)
  }

  /// The temperature of the chip, 7.8125 mK a count.
  public func temperature() throws(Failure) -> Celsius {
    Celsius(Double(Int(Int16(bitPattern: try read(Register.temperature)))) * 7.8125e-3)
  }

  /// What has flowed since power-up or the last roll-over, 40 bits in counts of current seconds.
  ///
  /// Reading clears the flag of a roll-over, so that flag is read first.
  public func charge() throws(Failure) -> Coulombs {
    let diagnosis = try diagnosis()
    let message: [1 of UInt8] = [Register.charge]
    var answer: [5 of UInt8] = [0, 0, 0, 0, 0]
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.transfer(message.span, &incoming, at: address) } catch {
      throw .bus(error.naming(Register.charge))
    }
    guard !diagnosis.chargeHasOverflowed else { throw .chargeOverflow }
    // 40 bits, signed, in three exact parts.
    let top = Double(Int(Int8(bitPattern: answer[0]))) * 4_294_967_296
    let middle = Double(Int(UInt16(answer[1]) << 8 | UInt16(answer[2]))) * 65536
    let low = Double(Int(UInt16(answer[3]) << 8 | UInt16(answer[4])))
    return Coulombs((top + middle + low) * currentUnit.value)
  }

  /// The flags of register 0x0B.
  public struct Diagnosis: Hashable, Sendable, BitwiseCopyable {
    public let bits: UInt16
    public var energyHasOverflowed: Bool { bits & 0x0800 != 0 }
    public var chargeHasOverflowed: Bool { bits & 0x0400 != 0 }
    public var arithmeticHasOverflowed: Bool { bits & 0x0200 != 0 }
    public var isTooHot: Bool { bits & 0x0080 != 0 }
    public var shuntIsOverLimit: Bool { bits & 0x0040 != 0 }
    public var shuntIsUnderLimit: Bool { bits & 0x0020 != 0 }
    public var busIsOverLimit: Bool { bits & 0x0010 != 0 }
    public var busIsUnderLimit: Bool { bits & 0x0008 != 0 }
    public var powerIsOverLimit: Bool { bits & 0x0004 != 0 }
    public var conversionIsReady: Bool { bits & 0x0002 != 0 }
    /// Zero means that the memory of the trim failed its checksum.
    public var memoryIsSound: Bool { bits & 0x0001 != 0 }
  }

  public func diagnosis() throws(Failure) -> Diagnosis {
    let found = Diagnosis(bits: try read(Register.diagnosis))
    guard found.memoryIsSound else { throw .memoryCorrupt }
    return found
  }

  /// Twenty bits, signed, in the upper part of three bytes.
  private func read20(_ register: UInt8) throws(Failure) -> Int32 {
    let message: [1 of UInt8] = [register]
    var answer: [3 of UInt8] = [0, 0, 0]
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.transfer(message.span, &incoming, at: address) } catch {
      throw .bus(error.naming(register))
    }
    let bits = UInt32(answer[0]) << 24 | UInt32(answer[1]) << 16 | UInt32(answer[2]) << 8
    return Int32(bitPattern: bits) >> 12
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
