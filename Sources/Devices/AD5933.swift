public import HAL
public import Quantities

/// An Analog Devices AD5933 or AD5934: a sine goes out, and its answer comes back as two numbers.
///
/// AD5933 revision F, AD5934 revision E. Both sit at 0x0D and have no identity register: that
/// their registers take and return what is written is all the proof there is, and which of the
/// two is on the board, only the board file can say.
public struct AD5933 {
  enum Register {
    static let controlHigh: UInt8 = 0x80
    static let controlLow: UInt8 = 0x81
    static let sweep: UInt8 = 0x82
    static let status: UInt8 = 0x8F
    static let temperature: UInt8 = 0x92
    static let transform: UInt8 = 0x94
  }

  /// What the upper four bits of the control register ask for.
  private enum Function: UInt8 {
    case initialise = 0x10
    case start = 0x20
    case increment = 0x30
    case again = 0x40
    case measureTemperature = 0x90
    case powerDown = 0xA0
    case standby = 0xB0
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// Both parts answer at 0x0D and nowhere else.
    case impossibleAddress(I2CAddress)
    /// The part has no clock of its own, or the one outside is no frequency or above 16.776 MHz.
    case impossibleClock(Part, Clock)
    /// A frequency, a count or the end of the sweep is beyond what the part can do.
    case impossibleSweep(Sweep)
    /// The AD5934 has no thermometer.
    case noThermometer
    case readBack(register: UInt8, wrote: UInt8, read: UInt8)
  }

  public let part: Part
  public private(set) var clock: Clock
  /// How strong the sine is and how much its answer is amplified: at first as little as can be.
  public private(set) var signal = Signal.weakest
  let bus: any I2CBus
  let address: I2CAddress

  /// Claims the chip: standby before all else, then an end to any sweep, and both read back.
  public init(
    _ part: Part, on bus: any I2CBus, at address: I2CAddress = 0x0D, clock: Clock
  ) throws(Failure) {
    guard address.value == 0x0D else { throw .impossibleAddress(address) }
    guard clock.suits(part) else { throw .impossibleClock(part, clock) }
    self.part = part
    self.bus = bus
    self.address = address
    self.clock = clock
    try write(Register.controlHigh, control(.standby))
    // Bit 4 ends a sweep that an earlier program may have left; it keeps the settings.
    try write(Register.controlLow, clock.bits | 0x10)
    try write(Register.controlLow, clock.bits)
    try expect(Register.controlLow, clock.bits, in: 0x18)
    try standby()
  }

  /// Keeps the chip ready with both pins at ground.
  public func standby() throws(Failure) {
    try write(Register.controlHigh, control(.standby))
    try expect(Register.controlHigh, control(.standby), in: 0xF7)
  }

  /// Puts the chip to sleep with both pins at ground.
  public func powerDown() throws(Failure) {
    try write(Register.controlHigh, control(.powerDown))
    try expect(Register.controlHigh, control(.powerDown), in: 0xF7)
  }

  /// Writes a sweep and reads it back, in standby, where the data sheet begins every sweep.
  public mutating func program(_ sweep: Sweep) throws(Failure) {
    guard let bytes = sweep.bytes(at: clock.unit(of: part)) else { throw .impossibleSweep(sweep) }
    try standby()
    try write(bytes, from: Register.sweep)
    try confirm(bytes)
    signal = sweep.signal
    try standby()
  }

  /// The clock outside has become another: frequencies count against that from the next sweep on.
  public mutating func isClocked(at frequency: Hertz) throws(Failure) {
    let clock = Clock.outside(frequency)
    guard self.clock != .own, clock.suits(part) else { throw .impossibleClock(part, clock) }
    self.clock = clock
  }

  /// Turns the sine on at the first frequency, so that what is measured can settle.
  public func initialise() throws(Failure) { try ask(.initialise) }

  /// Begins the sweep: the first transform follows after the settling cycles.
  public func startSweep() throws(Failure) { try ask(.start) }

  /// Goes on to the next frequency.
  public func increment() throws(Failure) { try ask(.increment) }

  /// Measures at the same frequency again.
  public func measureAgain() throws(Failure) { try ask(.again) }

  /// Begins to measure the temperature of the chip.
  public func startTemperature() throws(Failure) {
    guard part == .ad5933 else { throw .noThermometer }
    try ask(.measureTemperature)
  }

  /// What is done and may be read.
  public func status() throws(Failure) -> Status { Status(bits: try readByte(Register.status)) }

  /// The temperature of the chip, 14 bits in steps of 1/32 K; nil while it is being measured.
  public func temperature() throws(Failure) -> Celsius? {
    guard part == .ad5933 else { throw .noThermometer }
    guard try status().temperatureIsValid else { return nil }
    var answer: [2 of UInt8] = [0, 0]
    try read(Register.temperature, into: &answer)
    let word = Int16(bitPattern: UInt16(answer[0]) << 8 | UInt16(answer[1]))
    // Bits 15 and 14 mean nothing.
    return Celsius(Double(Int((word << 2) >> 2)) / 32)
  }

  /// The answer at the present frequency; nil while it is being measured.
  public func transform() throws(Failure) -> Transform? {
    let status = try status()
    guard status.transformIsValid else { return nil }
    var answer: [4 of UInt8] = [0, 0, 0, 0]
    try read(Register.transform, into: &answer)
    return Transform(
      real: Int16(bitPattern: UInt16(answer[0]) << 8 | UInt16(answer[1])),
      imaginary: Int16(bitPattern: UInt16(answer[2]) << 8 | UInt16(answer[3])),
      sweepIsComplete: status.sweepIsComplete)
  }

  private func control(_ function: Function) -> UInt8 { function.rawValue | signal.bits }

  /// Asks for something that the chip may have done before it can be read back; range and gain,
  /// which decide how strong the sine is, are read back all the same.
  private func ask(_ function: Function) throws(Failure) {
    try write(Register.controlHigh, control(function))
    try expect(Register.controlHigh, control(function), in: 0x07)
  }

  /// Seven bits of 0x88 and five of 0x8A mean nothing and may read as anything.
  private func confirm(_ bytes: [10 of UInt8]) throws(Failure) {
    var answer = [10 of UInt8](repeating: 0)
    try read(Register.sweep, into: &answer)
    for place in 0..<10 {
      let mask: UInt8 = place == 6 ? 0x01 : (place == 8 ? 0x07 : 0xFF)
      let register = Register.sweep + UInt8(truncatingIfNeeded: place)
      try compare(register, wrote: bytes[place], read: answer[place], in: mask)
    }
  }
}
