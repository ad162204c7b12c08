public import Quantities

/// The AD5933 and its sister AD5934 as their datasheets (AD5933 Rev. E and F, AD5934 Rev. E)
/// describe them.
///
/// The registers of a sweep are not reset at power-on, so here they hold rubbish, and starting
/// before all of them are written is misuse. Of the AD5934, only page 13 could be seen again:
/// its map is taken to be the AD5933's without the temperature, its sampling MCLK / 64.
public final class AD5933Model: I2CTarget, Settling {
  /// Which of the two it is.
  public enum Part: Sendable {
    case ad5933
    /// A quarter of the speed, no oscillator and no thermometer of its own.
    case ad5934
  }

  let part: Part
  let load: any ImpedanceNet
  /// The feedback resistor of the current-to-voltage amplifier, in ohms.
  let feedback: Double
  let thermometer: Net
  let clock: Net?

  /// What was last written to, or measured into, 0x80...0x97.
  var registers: [24 of UInt8]
  /// Which registers were written since power-on, 0x80 in bit 0.
  var written: UInt32 = 0
  private var pointer: UInt8?
  /// The length that a block read command has announced.
  private var block: Int?

  // The sweep.
  var isInitialised = false
  var point = 0
  var isSwept = false
  var conversion = Conversion.none

  /// What is under way.
  enum Conversion {
    case none
    case impedance(due: Instant, hertz: Double)
    case temperature(due: Instant)
  }

  private var firstMisuse: Misuse?
  private var lossy = false
  private var strayStatus: UInt8 = 0

  /// - Parameters:
  ///   - feedback: the resistor between RFB and VIN, in ohms.
  ///   - temperature: of the die, in °C.
  ///   - clock: the frequency on MCLK in Hz; zero or nil for none.
  public init(
    _ part: Part, load: any ImpedanceNet, feedback: Double, temperature: Net, clock: Net? = nil
  ) {
    precondition(feedback > 0, "the feedback resistor needs a resistance")
    self.part = part
    self.load = load
    self.feedback = feedback
    thermometer = temperature
    self.clock = clock
    registers = [24 of UInt8](repeating: 0)
    loadDefaults()
  }

  public var misuse: Misuse? { firstMisuse }

  /// A fault: writes are acknowledged and do nothing.
  public var losesWrites: Bool {
    get { lossy }
    set { lossy = newValue }
  }

  /// The reserved bits of the status register, which real chips are known to return as ones.
  public var reservedStatus: UInt8 {
    get { strayStatus }
    set { strayStatus = newValue & 0xF8 }
  }

  public func powerOnReset(at now: Instant) {
    pointer = nil
    block = nil
    loadDefaults()
  }

  private func loadDefaults() {
    // 0x80...0x8B but the control register keep whatever the cells came up with.
    for i in registers.indices { registers[i] = i < 12 ? 0xA5 : 0 }
    registers[0] = 0xA0
    registers[1] = 0x00
    written = 0
    isInitialised = false
    isSwept = false
    point = 0
    conversion = .none
  }

  // MARK: The bus

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    settle(to: now)
    block = nil
    guard !bytes.isEmpty else { return .acknowledged }
    switch bytes[0] {
    case 0xB0: return setPointer(bytes)
    case 0xA0: return writeBlock(bytes, at: now)
    case 0xA1: return announceBlock(bytes)
    default:
      guard isWritable(bytes[0]) else { return refuseRegister(bytes[0], byte: 0) }
      guard bytes.count == 2 else {
        return refuse(min(2, bytes.count - 1), "a write byte of this length", bytes[0])
      }
      put(bytes[1], in: bytes[0], at: now)
      return .acknowledged
    }
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    settle(to: now)
    let expected = block ?? 1
    block = nil
    guard !bytes.isEmpty else { return .acknowledged }
    guard let first = pointer, bytes.count == expected else {
      note(pointer == nil ? "a read before the pointer was set" : "a read of another length")
      for i in bytes.indices { bytes[i] = 0xFF }
      return .acknowledged
    }
    for i in bytes.indices {
      let register = Int(first) + i
      guard register <= 0x97, exists(UInt8(register)) else {
        note("no such register", UInt8(truncatingIfNeeded: register))
        bytes[i] = 0xFF
        continue
      }
      bytes[i] = registers[register - 0x80] | (register == 0x8F ? strayStatus : 0)
    }
    return .acknowledged
  }

  private func setPointer(_ bytes: Span<UInt8>) -> Answer {
    guard bytes.count == 2 else {
      return refuse(min(2, bytes.count - 1), "a pointer command of this length", bytes[0])
    }
    guard exists(bytes[1]) else { return refuseRegister(bytes[1], byte: 1) }
    pointer = bytes[1]
    return .acknowledged
  }

  private func announceBlock(_ bytes: Span<UInt8>) -> Answer {
    guard bytes.count == 2, bytes[1] > 0 else {
      return refuse(min(2, bytes.count - 1), "a block read of this length", bytes[0])
    }
    guard pointer != nil else { return refuse(0, "a block read without a pointer", bytes[0]) }
    block = Int(bytes[1])
    return .acknowledged
  }

  private func writeBlock(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard let first = pointer else {
      return refuse(0, "a block write without a pointer", bytes[0])
    }
    guard bytes.count >= 3, bytes.count == 2 + Int(bytes[1]) else {
      return refuse(bytes.count - 1, "a block write of this length", bytes[0])
    }
    for i in 2..<bytes.count {
      let register = UInt8(truncatingIfNeeded: Int(first) + i - 2)
      guard isWritable(register) else { return refuseRegister(register, byte: i) }
      put(bytes[i], in: register, at: now)
    }
    return .acknowledged
  }

  private func put(_ value: UInt8, in register: UInt8, at now: Instant) {
    if lossy { return }
    set(register, to: value, at: now)
  }

  private func exists(_ register: UInt8) -> Bool {
    switch register {
    case 0x80...0x8B, 0x8F, 0x94...0x97: true
    case 0x92, 0x93: part == .ad5933
    default: false
    }
  }

  private func isWritable(_ register: UInt8) -> Bool { register >= 0x80 && register <= 0x8B }

  private func refuseRegister(_ register: UInt8, byte: Int) -> Answer {
    let what =
      exists(register)
      ? "a write to a register that is only read" : "no such register or command"
    return refuse(byte, what, register)
  }

  func note(_ what: String, _ register: UInt8? = nil) {
    guard firstMisuse == nil else { return }
    let chip = part == .ad5933 ? "AD5933" : "AD5934"
    firstMisuse = Misuse(chip, what, register: register)
  }

  private func refuse(_ byte: Int, _ what: String, _ register: UInt8) -> Answer {
    note(what, register)
    return .refused(byte: byte)
  }
}
