import HAL
public import Quantities

/// The ADS122C04 as its datasheet (SBAS751) describes it.
///
/// Conversions, inputs and the pins that source current are in extensions of their own.
public final class ADS122C04Model: FaultyChip, Settling {
  /// What the chip's pins are joined to, in volts against the board's ground.
  public struct Pins {
    let inputs: [4 of Net]
    let positiveReference, negativeReference, positiveSupply, negativeSupply: Net

    /// Without a reference of its own the board ties REFP to AVDD and REFN to AVSS.
    public init(
      inputs: [4 of Net], positiveReference: Net? = nil, negativeReference: Net? = nil,
      positiveSupply: Net, negativeSupply: Net
    ) {
      self.inputs = inputs
      self.positiveReference = positiveReference ?? positiveSupply
      self.negativeReference = negativeReference ?? negativeSupply
      self.positiveSupply = positiveSupply
      self.negativeSupply = negativeSupply
    }
  }

  let pins: Pins
  let inputs: [Net]
  let die: Net
  private let readyPin = Wire("DRDY", at: .high)

  var log = MisuseLog(of: "ADS122C04")
  var broken = ChipFaults()
  var registers: [4 of UInt8] = [0, 0, 0, 0]
  var clock = ConversionClock()
  var isPoweredDown = false
  /// The last result, 24 bits.
  var code: Int32 = 0
  var count: UInt8 = 0
  var isNew = false
  /// A bit for each input whose wire is broken.
  var openInputs: UInt8 = 0
  private var reply = Reply.nothing

  /// What the next read phase brings.
  private enum Reply {
    case nothing
    /// The register was latched when its command came.
    case register(UInt8)
    case data(Int32, count: UInt8)
  }

  /// `die` is the chip's own temperature in °C.
  public init(pins: Pins, die: Net = Net("die", held: 25)) {
    self.pins = pins
    inputs = pins.inputs.indices.map { pins.inputs[$0] }
    self.die = die
    readyPin.driven(by: self)
  }

  /// The open-drain pin DRDY, with its pull-up: low while a result waits to be read.
  public var dataReady: Wire { readyPin }

  public var misuse: Misuse? { log.first }

  public var faults: ChipFaults {
    get { broken }
    set { broken = newValue }
  }

  /// Breaks the wire to an input, or mends it.
  public func breakInput(_ input: Int, _ isBroken: Bool) {
    let bit = UInt8(1) << UInt8(input & 3)
    openInputs = isBroken ? openInputs | bit : openInputs & ~bit
  }

  public func powerOnReset(at now: Instant) {
    registers = [0, 0, 0, 0]
    clock.stop()
    isPoweredDown = false
    code = 0
    count = 0
    isNew = false
    reply = .nothing
    dataReady.drive(.high, at: now)
  }

  // MARK: The bytes on the wire (SBAS751, section on commands)

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    settle(to: now)
    reply = .nothing
    let command = bytes[0]
    let length = command >> 4 == 4 ? 2 : 1
    guard bytes.count == length else {
      return log.refuse(byte: bytes.count - 1, "a command of the wrong length", register: command)
    }
    // The lowest bits of a command do not matter where the datasheet prints an x.
    switch command {
    case 0x06, 0x07: powerOnReset(at: now)
    case 0x08, 0x09: start(at: now)
    case 0x02, 0x03: powerDown()
    case 0x10...0x1F: latchData(at: now)
    case 0x20...0x2F: reply = .register(contents(of: command >> 2 & 3))
    case 0x40...0x4F:
      return set(command >> 2 & 3, to: bytes[1], at: now)
    default: return log.refuse(byte: 0, "there is no such command", register: command)
    }
    return .acknowledged
  }

  private func latchData(at now: Instant) {
    var value = UInt32(bitPattern: code)
    if let bit = broken.stuckBit, bit.register == 0x10 { value = bit.distort(value) }
    reply = .data(Int32(bitPattern: value), count: count)
    isNew = false
    dataReady.drive(.high, at: now)
  }

  private func contents(of register: UInt8) -> UInt8 {
    var value = registers[Int(register)]
    if register == 2, isNew { value |= 0x80 }
    if let bit = broken.stuckBit, bit.register == register {
      value = UInt8(truncatingIfNeeded: bit.distort(UInt32(value)))
    }
    return value
  }

  private func set(_ register: UInt8, to value: UInt8, at now: Instant) -> Answer {
    if let reserved = Self.reserved(value, in: register) {
      return log.refuse(byte: 1, reserved, register: register)
    }
    if broken.losesWrites { return .acknowledged }
    // DRDY cannot be written.
    registers[Int(register)] = register == 2 ? value & 0x7F : value
    if !countsData { count = 0 }
    if clock.isRunning { start(at: now) }
    return .acknowledged
  }

  /// Why a value must not be written; SBAS751, field descriptions.
  private static func reserved(_ value: UInt8, in register: UInt8) -> String? {
    switch register {
    case 0: value >> 4 == 0xF ? "a reserved input selection" : nil
    case 1: value >> 5 == 7 ? "a reserved data rate" : nil
    case 2: value >> 4 & 3 == 3 ? "a reserved integrity check" : nil
    default:
      value & 3 != 0
        ? "reserved bits written with ones"
        : value >> 5 == 7 || value >> 2 & 7 == 7 ? "a reserved current route" : nil
    }
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    settle(to: now)
    let latched = reply
    reply = .nothing
    var frame = DataFrame()
    switch latched {
    case .nothing: return log.misread(&bytes, "a read that no command preceded")
    case .register(let value): frame.append(value)
    case .data(let code, let count):
      if countsData { frame.append(count) }
      frame.append(UInt8(truncatingIfNeeded: code >> 16))
      frame.append(UInt8(truncatingIfNeeded: code >> 8))
      frame.append(UInt8(truncatingIfNeeded: code))
    }
    let plain = frame.length
    switch integrity {
    case 1: frame.appendInverse()
    case 2: frame.appendChecksum()
    default: break
    }
    guard bytes.count == frame.length || bytes.count == plain else {
      return log.misread(&bytes, "a read of the wrong length")
    }
    for i in 0..<bytes.count { bytes[i] = frame[i] }
    return .acknowledged
  }

  private var countsData: Bool { registers[2] & 0x40 != 0 }
  private var integrity: UInt8 { registers[2] >> 4 & 3 }
}
