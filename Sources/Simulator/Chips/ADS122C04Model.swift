import HAL
public import Quantities

/// The ADS122C04 four-input 24-bit converter as its datasheet (SBAS751B) describes it.
///
/// A result is the average of the voltage over its conversion: what the filter adds to that for
/// mains frequencies is not there. Conversions that nobody saw are skipped and counted.
public final class ADS122C04Model: I2CTarget, Settling {
  /// What the data buffer holds: 24 bits, two's complement.
  public var result: Int32 { code }
  /// Conversions begin and never complete, whatever is asked.
  public var isFrozen: Bool {
    get { frozen }
    set { frozen = newValue }
  }

  /// What is lost of its conversions: those give no result, and the chip does not count them.
  public var losses: Losses? { didSet { isLosing = losses != nil } }
  /// Asked first: mostly nothing is lost.
  var isLosing = false
  /// When the last one was lost.
  public internal(set) var lastLoss: Instant?

  /// Which conversions are lost.
  public struct Losses: Sendable {
    let share: Double
    let noise: Noise
    /// How many were looked at.
    var count: UInt64 = 0

    /// - Parameter share: of all conversions, from 0 to 1.
    public init(_ share: Double, _ noise: Noise) {
      self.share = share
      self.noise = noise
    }

    mutating func takesNext() -> Bool {
      defer { count += 1 }
      return noise.uniform(count) < share
    }
  }

  var code: Int32 = 0
  var frozen = false
  let pins: Connections
  let drdy: Wire?
  var settings = ADS122C04Settings()
  var run: ADS122C04Run?
  /// When something happens next.
  var due = Instant.never
  var hasNewResult = false
  var counter: UInt8 = 0
  /// POWERDOWN was sent: what runs completes, then all is off.
  var isPoweredDown = false
  var first = FirstMisuse(of: "ADS122C04")
  /// The frame holds the newest result, so that reading it takes it.
  var holdsNewest = false
  private var frame: ADS122C04Frame?

  /// The nodes on its analogue pins, all in volts against the ground of the nets.
  public struct Connections {
    let inputs: Lasting<Net>
    /// REFP less REFN.
    let reference: Net
    /// AVDD less AVSS.
    let supply: Net
    let avss: Net
    /// The die, in °C.
    let die: Net

    /// Inputs are AIN0 to AIN3, tied to ground if not given.
    ///
    /// AVSS is ground and the die at 25 °C unless told otherwise.
    public init(
      inputs: [Net], reference: Net, supply: Net, avss: Net = Net("AVSS", held: 0),
      die: Net = Net("die", held: 25)
    ) {
      self.inputs = Lasting(inputs.fourPins)
      self.reference = reference
      self.supply = supply
      self.avss = avss
      self.die = die
    }
  }

  public init(on pins: Connections, drdy: Wire? = nil) {
    self.pins = pins
    self.drdy = drdy
    drdy?.driven(by: self)
  }

  public convenience init(
    inputs: [Net], reference: Net, supply: Net, drdy: Wire? = nil
  ) {
    self.init(
      on: Connections(inputs: inputs, reference: reference, supply: supply), drdy: drdy)
  }

  public var misuse: Misuse? { first.misuse }

  public func powerOnReset(at now: Instant) {
    settle(to: now)
    settings = ADS122C04Settings()
    run = nil
    due = .never
    code = 0
    counter = 0
    isPoweredDown = false
    frame = nil
    setNewResult(false, at: now)
  }

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    settle(to: now)
    frame = nil
    holdsNewest = false
    let command = bytes[0]
    guard command >> 4 != 4 else { return writeRegister(bytes, at: now) }
    guard bytes.count == 1 else {
      return first.refuse("bytes after a command", register: command, byte: 1)
    }
    // 8.5.3, Table 16: the last bits of a command are not looked at.
    switch command {
    case 0x02, 0x03: powerDown()
    case 0x06, 0x07: powerOnReset(at: now)
    case 0x08, 0x09: start(at: now)
    case 0x10...0x1F: latchResult()
    case 0x20...0x2F: latchRegister(Int(command >> 2) & 3)
    default: return first.refuse("no such command", register: command, byte: 0)
    }
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    settle(to: now)
    guard let ready = frame else {
      return first.refuse("a read that no RDATA or RREG asked for", byte: 0)
    }
    guard bytes.count <= ready.count else {
      return first.refuse("a read beyond the data", byte: ready.count)
    }
    for i in 0..<bytes.count { bytes[i] = ready[i] }
    frame = nil
    if holdsNewest { setNewResult(false, at: now) }
    holdsNewest = false
    return .acknowledged
  }

  private func writeRegister(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    let register = Int(bytes[0] >> 2) & 3
    guard bytes.count == 2 else {
      return first.refuse(
        "WREG takes one byte", register: UInt8(register), byte: min(2, bytes.count - 1))
    }
    if let objection = ADS122C04Settings.objection(to: bytes[1], in: register) {
      return first.refuse(objection, register: UInt8(register), byte: 1)
    }
    let hadCounter = settings.hasCounter
    settings[register] = register == 2 ? bytes[1] & 0x7F : bytes[1]
    if settings.hasCounter != hadCounter { counter = 0 }
    // 8.4.2.1: while a conversion is ongoing, this works as START/SYNC does.
    if run != nil { start(at: now) }
    return .acknowledged
  }

  private func latchResult() {
    var data = ADS122C04Frame()
    if settings.hasCounter { data.append(counter) }
    data.append(UInt8(truncatingIfNeeded: code >> 16))
    data.append(UInt8(truncatingIfNeeded: code >> 8))
    data.append(UInt8(truncatingIfNeeded: code))
    data.seal(with: settings.integrity)
    frame = data
    holdsNewest = true
  }

  private func latchRegister(_ register: Int) {
    var data = ADS122C04Frame()
    let flag: UInt8 = register == 2 && hasNewResult ? 0x80 : 0
    data.append(settings[register] | flag)
    data.seal(with: settings.integrity)
    frame = data
  }
}
