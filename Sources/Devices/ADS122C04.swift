public import HAL

/// A Texas Instruments ADS122C04: a 24-bit converter whose answers carry a CRC-16 and a count.
///
/// SBAS751. Both checks are always on. Writes are not covered by the CRC, so each is read back;
/// a chip that answers with the right CRC what was just written is one of this family, which is
/// all the identity that it has.
public struct ADS122C04 {
  enum Command {
    static let reset: UInt8 = 0x06
    static let start: UInt8 = 0x08
    static let powerDown: UInt8 = 0x02
    static let readData: UInt8 = 0x10

    // The number of the register is in bits 3 and 2 (table 16), not at the end.
    static func readRegister(_ number: UInt8) -> UInt8 { 0x20 | number << 2 }
    static func writeRegister(_ number: UInt8) -> UInt8 { 0x40 | number << 2 }
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// The answer to this command was damaged on its way, or the chip has lost its settings.
    case crc(command: UInt8)
    /// A register does not hold what was written to it.
    case readBack(register: UInt8, wrote: UInt16, read: UInt16)
    /// An input against AVSS is outside the amplifier's range: choose a bypassed gain.
    case needsBypass(Input)
    /// The last `configure` did not go through, so that no number could be trusted.
    case notConfigured
  }

  /// What the chip holds, proved when it was written; nil when that did not go through.
  public private(set) var configuration: Configuration?
  private let bus: any I2CBus
  private let address: I2CAddress

  /// Claims the chip by giving it this configuration; conversions begin with `start()`.
  public init(
    on bus: any I2CBus, at address: I2CAddress, _ configuration: Configuration
  ) throws(Failure) {
    self.bus = bus
    self.address = address
    try configure(configuration)
  }

  /// Writes all four registers and reads them back; a conversion in progress is lost.
  public mutating func configure(_ configuration: Configuration) throws(Failure) {
    try configuration.check()
    self.configuration = nil
    // The third first: it switches the CRC on, without which no answer is believed.
    try set(configuration.word2, in: 2)
    try set(configuration.word0, in: 0)
    try set(configuration.word1, in: 1)
    try set(configuration.word3, in: 3)
    self.configuration = configuration
  }

  /// Converts something else from the next `start()` on; all but the source stays as it was.
  public mutating func select(_ source: Source) throws(Failure) {
    var other = try proven()
    guard other.source != source else { return }
    let before = other.word1
    other.source = source
    try other.check()
    configuration = nil
    try set(other.word0, in: 0)
    // The register of the rate changes only between an input and the chip's own sensor.
    if other.word1 != before { try set(other.word1, in: 1) }
    configuration = other
  }

  /// Converts as fast as this from the next `start()` on; all but the rate stays as it was.
  public mutating func select(_ rate: Rate) throws(Failure) {
    var other = try proven()
    guard other.rate != rate else { return }
    other.rate = rate
    configuration = nil
    try set(other.word1, in: 1)
    configuration = other
  }

  /// Whether the chip still holds this configuration.
  public func confirm() throws(Failure) {
    let configuration = try proven()
    try confirm(configuration.word0, in: 0)
    try confirm(configuration.word1, in: 1)
    try confirm(configuration.word2, in: 2)
    try confirm(configuration.word3, in: 3)
  }

  /// Starts one conversion, or the endless row of them; a conversion in progress starts again.
  public func start() throws(Failure) { try command(Command.start) }

  /// Stops converting and switches the chip's currents off until the next `start()`.
  public func powerDown() throws(Failure) { try command(Command.powerDown) }

  /// Returns the chip to its power-up state, after which it wants to be configured.
  public mutating func reset() throws(Failure) {
    configuration = nil
    try command(Command.reset)
  }

  /// Whether a conversion is finished that was not read yet.
  public func isReady() throws(Failure) -> Bool {
    let asked = try proven().word2
    let held = try readRegister(2)
    guard held & 0x7F == asked else {
      throw .readBack(register: 2, wrote: UInt16(asked), read: UInt16(held))
    }
    return held & 0x80 != 0
  }

  /// The latest conversion; its count tells whether it was seen before.
  public func sample() throws(Failure) -> Sample {
    let source = try proven().source
    let message: [1 of UInt8] = [Command.readData]
    var answer: [6 of UInt8] = [0, 0, 0, 0, 0, 0]
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.transfer(message.span, &incoming, at: address) } catch {
      throw .bus(error.naming(Command.readData))
    }
    let sum = UInt16(answer[4]) << 8 | UInt16(answer[5])
    guard Self.checksum(of: answer.span.extracting(0..<4)) == sum else {
      throw .crc(command: Command.readData)
    }
    let bits = UInt32(answer[1]) << 24 | UInt32(answer[2]) << 16 | UInt32(answer[3]) << 8
    return Sample(code: Int32(bitPattern: bits) >> 8, count: answer[0], of: source)
  }

  private func proven() throws(Failure) -> Configuration {
    guard let configuration else { throw .notConfigured }
    return configuration
  }

  private func set(_ value: UInt8, in register: UInt8) throws(Failure) {
    let message: [2 of UInt8] = [Command.writeRegister(register), value]
    do throws(I2CError) { try bus.write(message.span, at: address) } catch {
      throw .bus(error.naming(message[0]))
    }
    try confirm(value, in: register)
  }

  private func confirm(_ value: UInt8, in register: UInt8) throws(Failure) {
    // Bit 7 of the third is the chip's: a conversion is ready.
    let held = try readRegister(register)
    guard register == 2 ? held & 0x7F == value : held == value else {
      throw .readBack(register: register, wrote: UInt16(value), read: UInt16(held))
    }
  }

  private func readRegister(_ register: UInt8) throws(Failure) -> UInt8 {
    let message: [1 of UInt8] = [Command.readRegister(register)]
    var answer: [3 of UInt8] = [0, 0, 0]
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.transfer(message.span, &incoming, at: address) } catch {
      throw .bus(error.naming(message[0]))
    }
    let sum = UInt16(answer[1]) << 8 | UInt16(answer[2])
    guard Self.checksum(of: answer.span.extracting(0..<1)) == sum else {
      throw .crc(command: message[0])
    }
    return answer[0]
  }

  private func command(_ byte: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.command(byte, at: address) } catch {
      throw .bus(error.naming(byte))
    }
  }
}
