public import HAL
public import Quantities

/// The TCA9535 as its datasheet (SCPS201) describes it; its pins are in an extension.
public final class TCA9535Model: FaultyChip, Settling, WireListener {
  /// A pin's wire, and what a resistor pulls it to while nobody drives it.
  public struct Pin {
    let wire: Wire
    let pull: Level?

    /// With a `pull`, the wire falls to it when the chip lets go; without, others drive it.
    public init(_ wire: Wire, pull: Level? = nil) {
      self.wire = wire
      self.pull = pull
    }
  }

  let pins: [Pin]
  private let pin = Wire("INT", at: .high)

  private var log = MisuseLog(of: "TCA9535")
  var broken = ChipFaults()
  private var pointer: UInt8 = 0
  var output: UInt16 = 0xFFFF
  var inversion: UInt16 = 0
  /// A one makes the pin an input.
  var configuration: UInt16 = 0xFFFF
  /// The levels of the sixteen wires as last seen.
  var levels: UInt16 = 0
  /// What the controller last read: an input that differs asks for attention.
  var snapshot: UInt16 = 0

  /// Sixteen pins, P00 to P07 and P10 to P17; those that are not wired are pulled high.
  public init(pins given: [Pin], at now: Instant = .zero) {
    precondition(given.count <= 16, "a TCA9535 has sixteen pins")
    var pins = given
    for i in given.count..<16 { pins.append(Pin(Wire("P\(i / 8)\(i % 8)", at: .high))) }
    self.pins = pins
    release(0xFFFF, at: now)
    levels = look(at: 0xFFFF, now)
    snapshot = levels
    for pin in pins { pin.wire.heard(by: self) }
    pin.driven(by: self)
  }

  /// The open-drain pin INT, with its pull-up: low while an input differs from what was read.
  public var interrupt: Wire { pin }

  /// The wire of a pin, 0 for P00 to 15 for P17.
  public func wire(_ pin: Int) -> Wire { pins[pin].wire }

  public var misuse: Misuse? { log.first }

  public var faults: ChipFaults {
    get { broken }
    set { broken = newValue }
  }

  public func powerOnReset(at now: Instant) {
    pointer = 0
    output = 0xFFFF
    inversion = 0
    let driven = ~configuration
    configuration = 0xFFFF
    release(driven, at: now)
    levels = look(at: 0xFFFF, now)
    snapshot = levels
    showInterrupt(at: now)
  }

  // MARK: The bytes on the wire (SCPS201, sections on bus transactions and registers)

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    guard bytes[0] <= 7 else {
      return log.refuse(byte: 0, "there is no such register", register: bytes[0])
    }
    pointer = bytes[0]
    for i in 1..<max(1, bytes.count) {
      if i > 1 { pointer ^= 1 }
      guard pointer > 1 else {
        return log.refuse(byte: i, "a write to a read-only register", register: pointer)
      }
      if !broken.losesWrites { set(pointer, to: bytes[i], at: now) }
    }
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    for i in 0..<bytes.count {
      // After one register of a pair comes the other, over and over.
      if i > 0 { pointer ^= 1 }
      var value = UInt32(contents(of: pointer, at: now))
      if let bit = broken.stuckBit, bit.register == pointer { value = bit.distort(value) }
      bytes[i] = UInt8(truncatingIfNeeded: value)
    }
    return .acknowledged
  }

  private func set(_ register: UInt8, to value: UInt8, at now: Instant) {
    let shift = UInt16(register & 1) * 8
    let mask = UInt16(0xFF) << shift
    let bits = UInt16(value) << shift
    switch register >> 1 {
    case 1: output = output & ~mask | bits
    case 2: inversion = inversion & ~mask | bits
    default:
      let released = bits & mask & ~configuration
      configuration = configuration & ~mask | bits
      release(released, at: now)
    }
    drive(mask, at: now)
    showInterrupt(at: now)
  }

  private func contents(of register: UInt8, at now: Instant) -> UInt8 {
    let shift = UInt16(register & 1) * 8
    let value: UInt16
    switch register >> 1 {
    case 0:
      read(port: UInt16(0xFF) << shift, at: now)
      value = levels ^ (inversion & configuration)
    case 1: value = output
    case 2: value = inversion
    default: value = configuration
    }
    return UInt8(truncatingIfNeeded: value >> shift)
  }
}
