public import HAL
public import Quantities

/// A Microchip MCP9601 or MCP9600: a thermocouple converter with its own cold junction.
///
/// DS20005426 describes both parts; only the MCP9601 can tell an open couple from a hot one.
/// Each read sends the register pointer again: DS80000741D, the errata, says why.
public struct MCP960x {
  /// Which part the board says is soldered there.
  public enum Part: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// Says neither open nor short, only that the input is out of range.
    case mcp9600 = 0x40
    /// Says open and short, in its status register and on two pins.
    case mcp9601 = 0x41
  }

  enum Register {
    static let hotJunction: UInt8 = 0x00
    static let junctionDelta: UInt8 = 0x01
    static let coldJunction: UInt8 = 0x02
    static let rawADC: UInt8 = 0x03
    static let status: UInt8 = 0x04
    static let sensor: UInt8 = 0x05
    static let device: UInt8 = 0x06
    /// The first of four, as are the next two.
    static let alert: UInt8 = 0x08
    static let hysteresis: UInt8 = 0x0C
    static let limit: UInt8 = 0x10
    static let deviceID: UInt8 = 0x20
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// The chip that answered is not the part that the board names.
    case wrongDevice(id: UInt16)
    /// An MCP9600 that can send the upper byte twice above 85 kHz, 3.3 K wrong at 180 °C.
    case repeatsUpperByte(revision: UInt8)
    /// An MCP9601 whose open-circuit detection is in the errata.
    case missesOpenCircuit(revision: UInt8)
    /// A register does not hold what was written to it.
    case readBack(register: UInt8, wrote: UInt16, read: UInt16)
    /// No alert can be set there: the register ends at ±2048 °C.
    case limitOutOfRange(Celsius)
    /// A hysteresis is 0 to 255 K.
    case hysteresisOutOfRange(Kelvins)
    /// The last `configure` did not go through: the chip may take the couple for another type.
    case notConfigured
  }

  /// The part that was found, and that the caller expected.
  public let part: Part
  /// Major revision in the upper four bits, minor in the lower.
  public let revision: UInt8
  /// What the chip holds, proved when it was written; nil when that did not go through.
  public internal(set) var configuration: Configuration?
  private let bus: any I2CBus
  private let address: I2CAddress

  /// Part in the upper byte, revision in the lower; changes nothing in the chip.
  public static func identification(
    on bus: any I2CBus, at address: I2CAddress
  ) throws(Failure) -> UInt16 {
    do throws(I2CError) { return try bus.readWord(Register.deviceID, at: address) } catch {
      throw .bus(error.naming(Register.deviceID))
    }
  }

  /// Claims the chip: checks that it is the part expected and no faulty revision, configures it.
  public init(
    _ part: Part, on bus: any I2CBus, at address: I2CAddress, _ configuration: Configuration
  ) throws(Failure) {
    self.part = part
    self.bus = bus
    self.address = address
    let id = try Self.identification(on: bus, at: address)
    guard id >> 8 == UInt16(part.rawValue) else { throw .wrongDevice(id: id) }
    revision = UInt8(truncatingIfNeeded: id)
    switch part {
    // DS80000741D: identifications up to 0x4012.
    case .mcp9600: if revision <= 0x12 { throw .repeatsUpperByte(revision: revision) }
    // DS80000741D: revision 0x10; mended from 0x11 on.
    case .mcp9601: if revision <= 0x10 { throw .missesOpenCircuit(revision: revision) }
    }
    try configure(configuration)
  }

  /// The temperature register of the hot junction, whatever the status says; see `reading()`.
  public func hotJunction() throws(Failure) -> Celsius {
    guard configuration != nil else { throw .notConfigured }
    return Celsius(sixteenths(try read(Register.hotJunction)))
  }

  /// What the couple alone says: the hot junction less the cold one.
  public func junctionDelta() throws(Failure) -> Kelvins {
    guard configuration != nil else { throw .notConfigured }
    return Kelvins(sixteenths(try read(Register.junctionDelta)))
  }

  /// The temperature of the chip, and so of the terminals beside it.
  public func coldJunction() throws(Failure) -> Celsius {
    Celsius(sixteenths(try read(Register.coldJunction)))
  }

  /// The converter's own number, 2 µV a count: 18 bits, sign-extended by the chip to 24.
  public func rawADC() throws(Failure) -> Int32 {
    let message: [1 of UInt8] = [Register.rawADC]
    var answer: [3 of UInt8] = [0, 0, 0]
    var incoming = answer.mutableSpan
    do throws(I2CError) { try bus.transfer(message.span, &incoming, at: address) } catch {
      throw .bus(error.naming(Register.rawADC))
    }
    let bits = UInt32(answer[0]) << 24 | UInt32(answer[1]) << 16 | UInt32(answer[2]) << 8
    return Int32(bitPattern: bits) >> 8
  }

  /// The voltage of the couple as the converter measured it.
  public func electromotiveForce() throws(Failure) -> Volts {
    Volts(Double(Int(try rawADC())) * 2e-6)
  }

  /// DS20005426, equations 5-1 to 5-3: two's complement, 0.0625 °C a count.
  private func sixteenths(_ word: UInt16) -> Double {
    Double(Int(Int16(bitPattern: word))) * 0.0625
  }
}

extension MCP960x {
  func read(_ register: UInt8) throws(Failure) -> UInt16 {
    do throws(I2CError) { return try bus.readWord(register, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  func readByte(_ register: UInt8) throws(Failure) -> UInt8 {
    do throws(I2CError) { return try bus.readByte(register, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  func write(_ value: UInt16, to register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.writeWord(register, value, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  func writeByte(_ value: UInt8, to register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.writeByte(register, value, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  func confirm(_ value: UInt16, in register: UInt8) throws(Failure) {
    let held = try read(register)
    guard held == value else {
      throw .readBack(register: register, wrote: value, read: held)
    }
  }

  func confirmByte(_ value: UInt8, in register: UInt8) throws(Failure) {
    let held = try readByte(register)
    guard held == value else {
      throw .readBack(register: register, wrote: UInt16(value), read: UInt16(held))
    }
  }
}
