public import HAL
public import Quantities

/// An Analog Devices AD5933 or AD5934: excites at one frequency and answers with one bin of a DFT.
///
/// AD5933 revision F, AD5934 revision E. The chip has no identity: that its registers of start
/// frequency and increment hold what was written is all the proof there is.
public struct AD5933 {
  public enum Part: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// Counts frequency against a quarter of its clock, which it has inside, and a thermometer.
    case ad5933
    /// Counts against a sixteenth of a clock that must come from outside.
    case ad5934

    /// By what the clock is divided before frequencies are counted.
    var divisor: Double { self == .ad5933 ? 4 : 16 }
  }

  private enum Register {
    static let control: UInt8 = 0x80
    static let startFrequency: UInt8 = 0x82
    static let increment: UInt8 = 0x85
    static let increments: UInt8 = 0x88
    static let settling: UInt8 = 0x8A
    static let status: UInt8 = 0x8F
    static let temperature: UInt8 = 0x92
    static let real: UInt8 = 0x94
    static let imaginary: UInt8 = 0x96
    static let pointer: UInt8 = 0xB0
  }

  /// What the chip is told to do (bits 15 to 12 of the control register).
  public enum Mode: UInt8, Hashable, Sendable, BitwiseCopyable {
    case initialise = 0x10
    case startSweep = 0x20
    case nextFrequency = 0x30
    case repeatFrequency = 0x40
    case measureTemperature = 0x90
    case powerDown = 0xA0
    case standby = 0xB0
  }

  /// The voltage between the peaks of the excitation, with a supply of 3.3 V (bits 10 and 9).
  public enum Excitation: UInt8, Hashable, Sendable, BitwiseCopyable {
    case volts2 = 0x00
    case millivolts200 = 0x02
    case millivolts400 = 0x04
    case volts1 = 0x06
  }

  /// The gain behind the current-to-voltage stage (bit 8).
  public enum Gain: UInt8, Hashable, Sendable, BitwiseCopyable {
    case five = 0x00
    case one = 0x01
  }

  /// One bin of the transform, in the chip's own counts.
  public struct Bin: Hashable, Sendable, BitwiseCopyable {
    public let real: Int16
    public let imaginary: Int16

    public init(real: Int16, imaginary: Int16) {
      self.real = real
      self.imaginary = imaginary
    }
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    case readBack(register: UInt8, wrote: UInt8, read: UInt8)
    /// A frequency that the chip cannot count, or that is no number.
    case outOfRange(Hertz)
    /// More than 511 steps, or more than 511 cycles of settling.
    case tooMany
    /// The AD5934 has no thermometer.
    case noThermometer
  }

  public let part: Part
  private let clock: Hertz
  private let bus: any I2CBus
  private let address: I2CAddress

  /// Claims the chip in standby, with the frequencies of a sweep proved in its registers.
  public init(
    _ part: Part, on bus: any I2CBus, at address: I2CAddress, clock: Hertz, start: Hertz,
    step: Hertz, steps: UInt16, settling: UInt16
  ) throws(Failure) {
    self.part = part
    self.bus = bus
    self.address = address
    self.clock = clock
    guard steps <= 511, settling <= 511 else { throw .tooMany }
    try set24(try code(of: start), in: Register.startFrequency)
    try set24(try code(of: step), in: Register.increment)
    try set16(steps, in: Register.increments)
    try set16(settling, in: Register.settling)
    try command(.standby, .volts2, .one)
  }

  /// The number that stands for a frequency: f x 2^27 over the divided clock, rounded down.
  ///
  /// 30 kHz at 16 MHz is 0F 5C 28 on the AD5933 and 3D 70 A3 on the AD5934.
  public func code(of frequency: Hertz) throws(Failure) -> UInt32 {
    let code = Arithmetic.floor(frequency.value * 134_217_728 / (clock.value / part.divisor))
    guard code >= 0, code <= 16_777_215 else { throw .outOfRange(frequency) }
    return UInt32(truncatingIfNeeded: Int(code))
  }

  /// Tells the chip what to do, in the clock that the part has.
  public func command(
    _ mode: Mode, _ excitation: Excitation, _ gain: Gain
  ) throws(Failure) {
    // Bit 3 of the lower byte: the clock from outside, always so on the AD5934.
    try write(part == .ad5934 ? 0x08 : 0x00, to: Register.control + 1)
    try write(mode.rawValue | excitation.rawValue | gain.rawValue, to: Register.control)
  }

  /// Whether real and imaginary part of the present frequency are there (bit 1).
  public func hasData() throws(Failure) -> Bool { try read(Register.status) & 0x02 != 0 }

  /// Whether the last frequency of the sweep is done (bit 2).
  public func isDone() throws(Failure) -> Bool { try read(Register.status) & 0x04 != 0 }

  /// The result; nil while there is none.
  public func bin() throws(Failure) -> Bin? {
    guard try hasData() else { return nil }
    return Bin(real: try read16(Register.real), imaginary: try read16(Register.imaginary))
  }

  /// The temperature of the chip, 14 bits in steps of 1/32 K; nil while there is none (bit 0).
  public func temperature() throws(Failure) -> Celsius? {
    guard part == .ad5933 else { throw .noThermometer }
    guard try read(Register.status) & 0x01 != 0 else { return nil }
    let raw = try read16(Register.temperature) << 2
    return Celsius(Double(Int(raw >> 2)) / 32)
  }

  private func set24(_ value: UInt32, in register: UInt8) throws(Failure) {
    try set(UInt8(truncatingIfNeeded: value >> 16), in: register)
    try set(UInt8(truncatingIfNeeded: value >> 8), in: register + 1)
    try set(UInt8(truncatingIfNeeded: value), in: register + 2)
  }

  private func set16(_ value: UInt16, in register: UInt8) throws(Failure) {
    try set(UInt8(truncatingIfNeeded: value >> 8), in: register)
    try set(UInt8(truncatingIfNeeded: value), in: register + 1)
  }

  private func set(_ value: UInt8, in register: UInt8) throws(Failure) {
    try write(value, to: register)
    let held = try read(register)
    guard held == value else {
      throw .readBack(register: register, wrote: value, read: held)
    }
  }

  private func write(_ value: UInt8, to register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.writeByte(register, value, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  private func read16(_ register: UInt8) throws(Failure) -> Int16 {
    let (high, low) = (try read(register), try read(register + 1))
    return Int16(bitPattern: UInt16(high) << 8 | UInt16(low))
  }

  /// The pointer is set by a message of its own; the read that follows has none.
  private func read(_ register: UInt8) throws(Failure) -> UInt8 {
    var answer: [1 of UInt8] = [0]
    var incoming = answer.mutableSpan
    do throws(I2CError) {
      try bus.writeByte(Register.pointer, register, at: address)
      try bus.read(into: &incoming, at: address)
    } catch {
      throw .bus(error.naming(register))
    }
    return answer[0]
  }
}
