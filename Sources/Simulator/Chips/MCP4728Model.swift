import HAL
public import Quantities

/// The MCP4728 as its datasheet (DS22187E, 2010) describes it: four 12-bit outputs that
/// remember in EEPROM what they are at after power-on.
///
/// Outputs 0...3 of it as a plant are VOUT A to D; 6 µs of settling are left out. The LDAC wire
/// must be the chip's own: it takes the edges, so that a short pulse is not missed. Pages 28 to
/// 34 could not be seen: that a write during an EEPROM write is lost is the family's rule.
public final class MCP4728Model: I2CTarget, Plant, Settling {
  /// VDD below which the chip is in reset (DS22187E, electrical characteristics, typical).
  static let powerOnThreshold = 2.2

  private let supply: Net
  private let ldac: Wire?
  let ready: Wire?
  private let addressBits: UInt8
  let writeTime: Seconds

  // A word is VREF, PD1, PD0, Gx, D11...D0: as a register travels over the bus.
  var input: [4 of UInt16]
  var active: [4 of UInt16]
  var stored: [4 of UInt16]
  var pending: [4 of UInt16]
  /// When the EEPROM write ends; nil when none is under way.
  var busyUntil: Instant?

  /// As it was when the chip last looked: while it is low, inputs go straight to the outputs.
  var isTransparent = true

  private var firstMisuse: Misuse?
  private var identity: UInt8?
  private var lossy = false
  private var ears = PinEars()

  /// - Parameters:
  ///   - supply: VDD against ground, also a reference.
  ///   - addressBits: A2...A0 as set at the factory; they come back in each read.
  ///   - ldac: the LDAC pin; nil for a pin tied to ground.
  ///   - ready: the RDY/BSY pin, open drain.
  ///   - stored: what the EEPROM holds; a new chip: internal reference, gain 1, zero.
  ///   - writeTime: of the EEPROM, 25 ms typically and 50 ms at most.
  public init(
    supply: Net, addressBits: UInt8 = 0, ldac: Wire? = nil, ready: Wire? = nil,
    stored: [4 of UInt16] = [0x8000, 0x8000, 0x8000, 0x8000],
    writeTime: Seconds = .milliseconds(50)
  ) {
    precondition(addressBits < 8, "an MCP4728 has three address bits")
    precondition(
      writeTime > .zero && writeTime <= .milliseconds(50), "DS22187E allows at most 50 ms")
    self.supply = supply
    self.ldac = ldac
    self.ready = ready
    self.addressBits = addressBits
    self.writeTime = writeTime
    self.stored = stored
    input = stored
    active = stored
    pending = stored
    ready?.driven(by: self)
  }

  public var misuse: Misuse? { firstMisuse }

  /// A fault: the address bits that a read returns instead of the true ones.
  public var identityOverride: UInt8? {
    get { identity }
    set { identity = newValue }
  }

  /// A fault: writes are acknowledged and do nothing.
  public var losesWrites: Bool {
    get { lossy }
    set { lossy = newValue }
  }

  /// An EEPROM write that was under way is lost; the old contents stay.
  public func powerOnReset(at now: Instant) {
    settle(to: now)
    busyUntil = nil
    ready?.drive(.high, at: now)
    input = stored
    latch(at: now)
  }

  public func settle(to now: Instant) {
    if let end = busyUntil, end <= now {
      stored = pending
      busyUntil = nil
      ready?.drive(.high, at: end)
    }
    guard let ldac else { return }
    while let edge = ldac.takeEdge(until: now) {
      if edge.level == .low { latch(at: edge.time) }
    }
    isTransparent = ldac.level(at: now) == .low
    if isTransparent { latch(at: now) }
  }

  /// Tells `listener` of every change of an output, just before it happens.
  public func heard(by listener: any PinListener) { ears.add(listener) }

  /// The input registers go to the outputs.
  private func latch(at now: Instant) {
    for channel in 0..<4 { drive(channel, to: input[channel], at: now) }
  }

  func drive(_ channel: Int, to word: UInt16, at now: Instant) {
    guard active[channel] != word else { return }
    ears.change(at: now)
    active[channel] = word
  }

  // MARK: The outputs

  public func output(_ index: Int, at now: Instant) -> Double {
    precondition(index >= 0 && index < 4, "an MCP4728 has four outputs")
    settle(to: now)
    let ceiling = supply.value(at: now)
    guard ceiling >= Self.powerOnThreshold else { return 0 }
    let word = active[index]
    // Powered down, 1, 100 or 500 kΩ pull the output to ground.
    guard word & 0x6000 == 0 else { return 0 }
    let fraction = Double(Int(word & 0x0FFF)) / 4096
    // DS22187E, equations 5-1 and 5-2: the gain has no effect with VDD as reference.
    guard word & 0x8000 != 0 else { return fraction * ceiling }
    let volts = fraction * 2.048 * (word & 0x1000 == 0 ? 1 : 2)
    return volts > ceiling ? ceiling : volts
  }

  // MARK: The bus

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard isAwake(at: now) else { return .absent }
    settle(to: now)
    guard !bytes.isEmpty else { return .acknowledged }
    if lossy { return .acknowledged }
    if busyUntil != nil { return refuse(0, "a write while the EEPROM is written", bytes[0]) }
    // C2, C1, C0, W1, W0 (DS22187E, table 5-1).
    switch bytes[0] >> 3 {
    case 0b00000...0b00111: return fastWrite(bytes, at: now)
    case 0b01000: return multiWrite(bytes, at: now)
    case 0b01010: return sequentialWrite(bytes, at: now)
    case 0b01011: return singleWrite(bytes, at: now)
    case 0b01100...0b01111:
      // It takes an LDAC edge between two bits, which nothing here can give.
      return refuse(min(1, bytes.count - 1), "address bits written without LDAC", bytes[0])
    case 0b10000...0b10011: return select(bytes, mask: 0x8000, shift: 15, at: now)
    case 0b10100...0b10111: return selectPowerDown(bytes, at: now)
    case 0b11000...0b11011: return select(bytes, mask: 0x1000, shift: 12, at: now)
    default: return refuse(0, "no such command", bytes[0])
    }
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    guard isAwake(at: now) else { return .absent }
    settle(to: now)
    if bytes.count > 24 { note("a read of more than 24 bytes") }
    for i in bytes.indices { bytes[i] = i < 24 ? byte(i) : 0xFF }
    return .acknowledged
  }

  /// Figure 5-15: for each channel three bytes of the input register, three of the EEPROM.
  private func byte(_ index: Int) -> UInt8 {
    let channel = index / 6
    let word = index % 6 < 3 ? input[channel] : stored[channel]
    switch index % 3 {
    case 1: return UInt8(truncatingIfNeeded: word >> 8)
    case 2: return UInt8(truncatingIfNeeded: word)
    default:
      let isReady: UInt8 = busyUntil == nil ? 0x80 : 0
      let powerOn: UInt8 = 0x40
      return isReady | powerOn | UInt8(channel) << 4 | (identity ?? addressBits)
    }
  }

  /// A chip that is found without power starts again from its EEPROM.
  private func isAwake(at now: Instant) -> Bool {
    if supply.value(at: now) >= Self.powerOnThreshold { return true }
    powerOnReset(at: now)
    return false
  }

  func note(_ what: String, _ command: UInt8? = nil) {
    guard firstMisuse == nil else { return }
    firstMisuse = Misuse("MCP4728", what, register: command)
  }

  func refuse(_ byte: Int, _ what: String, _ command: UInt8) -> Answer {
    note(what, command)
    return .refused(byte: byte)
  }
}
