public import Quantities

/// The DAC80501 in its I2C mode, as its datasheet (SBAS794E, August 2023) describes it.
///
/// Output 0 of it as a plant is the voltage on VOUT, which settles at once: 5 µs are nothing
/// here. The levels at which it loses power (section 8.3.3) could not be seen; 2.2 V is that of
/// its family.
public final class DAC80501Model: I2CTarget, Plant {
  /// The last letter of the part: what the output is at after power-on.
  public enum Variant: Sendable {
    case zeroScale
    case midScale
  }

  private enum Register: UInt8 {
    case noOperation = 0x00
    case deviceID = 0x01
    case sync = 0x02
    case config = 0x03
    case gain = 0x04
    case trigger = 0x05
    case status = 0x07
    case data = 0x08
  }

  private let variant: Variant
  private let supply: Net
  private let reference: Net?

  private var pointer: Register?
  private var sync: UInt16 = 0
  private var config: UInt16 = 0
  private var gain: UInt16 = 0
  private var data: UInt16 = 0
  /// What the converter itself works with; in synchronous mode `data` waits for LDAC.
  private var active: UInt16 = 0

  private var firstMisuse: Misuse?
  private var identity: UInt16?
  private var lossy = false
  private var ears = PinEars()

  /// - Parameters:
  ///   - supply: VDD against ground.
  ///   - reference: what drives VREFIO from outside; it counts while REF-PWDWN is set.
  public init(_ variant: Variant = .zeroScale, supply: Net, reference: Net? = nil) {
    self.variant = variant
    self.supply = supply
    self.reference = reference
    loadDefaults()
  }

  public var misuse: Misuse? { firstMisuse }

  /// A fault: what DEVID answers instead of what the part is.
  public var identityOverride: UInt16? {
    get { identity }
    set { identity = newValue }
  }

  /// A fault: writes are acknowledged and do nothing.
  public var losesWrites: Bool {
    get { lossy }
    set { lossy = newValue }
  }

  public func powerOnReset(at now: Instant) {
    ears.change(at: now)
    loadDefaults()
    pointer = nil
  }

  /// Tells `listener` of every write that may change the output, just before it does.
  public func heard(by listener: any PinListener) { ears.add(listener) }

  // MARK: The output

  /// The voltage on VOUT.
  public func output(at now: Instant) -> Double {
    let ceiling = supply.value(at: now)
    guard hasPower(ceiling), config & 0x0001 == 0 else { return 0 }
    let divided = dividedReference(at: now)
    guard !isAlarmed(divided, supply: ceiling) else { return 0 }
    // SBAS794E, equation 1.
    let volts = Double(Int(active)) / 65536 * divided * (gain & 0x0001 == 0 ? 1 : 2)
    return volts > ceiling ? ceiling : volts
  }

  public func output(_ index: Int, at now: Instant) -> Double {
    precondition(index == 0, "a DAC80501 has one output")
    return output(at: now)
  }

  private func dividedReference(at now: Instant) -> Double {
    let isInternalOff = config & 0x0100 != 0
    let volts = isInternalOff ? (reference?.value(at: now) ?? 0) : 2.5
    return gain & 0x0100 == 0 ? volts : volts / 2
  }

  /// Section 7.3: the divided reference needs twice its voltage as supply, and 0.2 V more
  /// below 3.3 V.
  private func isAlarmed(_ divided: Double, supply volts: Double) -> Bool {
    2 * divided > (volts < 3.3 ? volts - 0.2 : volts)
  }

  private func hasPower(_ volts: Double) -> Bool { volts >= 2.2 }

  // MARK: The bus

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard isAwake(at: now) else { return .absent }
    guard !bytes.isEmpty else { return .acknowledged }
    guard let register = Register(rawValue: bytes[0]) else {
      return refuse(0, "no such register", bytes[0])
    }
    pointer = register
    switch bytes.count {
    case 1: return .acknowledged
    case 3: return set(register, to: UInt16(bytes[1]) << 8 | UInt16(bytes[2]), at: now)
    case 2: return refuse(1, "half a register written", bytes[0])
    default: return refuse(3, "more than one register written", bytes[0])
    }
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    guard isAwake(at: now) else { return .absent }
    let word = bytes.count == 2 ? get(at: now) : nil
    if bytes.count != 2, !bytes.isEmpty {
      note("a read that is not of two bytes", pointer?.rawValue)
    }
    for i in bytes.indices {
      guard let word else {
        bytes[i] = 0xFF
        continue
      }
      bytes[i] = UInt8(truncatingIfNeeded: i == 0 ? word >> 8 : word)
    }
    return .acknowledged
  }

  private func get(at now: Instant) -> UInt16? {
    switch pointer {
    case .deviceID: return identity ?? (variant == .zeroScale ? 0x0115 : 0x0195)
    case .sync: return sync
    case .config: return config
    case .gain: return gain
    case .status:
      return isAlarmed(dividedReference(at: now), supply: supply.value(at: now)) ? 1 : 0
    case .data: return data
    case .noOperation, .trigger:
      note("a read of a register that is only written", pointer?.rawValue)
      return nil
    case nil:
      note("a read before a register was named")
      return nil
    }
  }

  private func set(_ register: Register, to word: UInt16, at now: Instant) -> Answer {
    if register == .deviceID || register == .status {
      return refuse(1, "a write to a register that is only read", register.rawValue)
    }
    if word & ~writable(register) != 0 { note("a reserved bit set", register.rawValue) }
    if lossy { return .acknowledged }
    let value = word & writable(register)
    ears.change(at: now)
    switch register {
    case .sync: sync = value
    case .config: config = value
    case .gain: gain = value
    case .trigger: trigger(value)
    case .data:
      data = value
      if sync & 0x0001 == 0 { active = value }
    case .noOperation, .deviceID, .status: break
    }
    return .acknowledged
  }

  private func writable(_ register: Register) -> UInt16 {
    switch register {
    case .noOperation, .data: 0xFFFF
    case .sync: 0x0001
    case .config, .gain: 0x0101
    case .trigger: 0x001F
    case .deviceID, .status: 0
    }
  }

  private func trigger(_ value: UInt16) {
    if value & 0x000F == 0b1010 { return loadDefaults() }
    if value & 0x0010 != 0, sync & 0x0001 != 0 { active = data }
  }

  private func loadDefaults() {
    sync = 0
    config = 0
    gain = 0x0001
    data = variant == .zeroScale ? 0 : 0x8000
    active = data
  }

  /// A chip that is found without power has forgotten everything.
  private func isAwake(at now: Instant) -> Bool {
    if hasPower(supply.value(at: now)) { return true }
    powerOnReset(at: now)
    return false
  }

  private func note(_ what: String, _ register: UInt8? = nil) {
    guard firstMisuse == nil else { return }
    firstMisuse = Misuse("DAC80501", what, register: register)
  }

  private func refuse(_ byte: Int, _ what: String, _ register: UInt8) -> Answer {
    note(what, register)
    return .refused(byte: byte)
  }
}
