import HAL
public import Quantities

/// The ADS1115 four-input 16-bit converter as its datasheet (SBAS444D) describes it.
///
/// A result is the voltage at the instant at which its conversion completes. Those that nobody
/// saw are skipped; the comparator judges those of the last half second, as far as nets reach.
public final class ADS1115Model: I2CTarget, Settling {
  /// What the conversion register holds.
  public var result: Int16 { code }
  /// Conversions begin and never complete, whatever is asked.
  public var isFrozen: Bool {
    get { frozen }
    set { frozen = newValue }
  }

  var code: Int16 = 0
  var frozen = false
  let inputs: Lasting<Net>
  let alert: Wire?
  var low: Int16 = -0x8000
  var high: Int16 = 0x7FFF
  var configuration: UInt16 = powerOn
  var run: ADS1115Run?
  var comparator = ADS1115Comparator()
  /// Whether a single conversion has completed since the last one began.
  var isReady = false
  /// When the ready pulse ends, if one has begun.
  var pulseEnds = Instant.never
  /// When something happens next.
  var due = Instant.never
  private var pointer: UInt8 = 0
  private var first = FirstMisuse(of: "ADS1115")

  /// 9.6.3: reset value 8583h; bit 15 is not a register but the state of the converter.
  private static let powerOn: UInt16 = 0x0583

  /// A converter on AIN0 to AIN3, and on a wire if ALERT/RDY is used.
  ///
  /// Inputs that are not given are tied to ground.
  public init(inputs: [Net], alert: Wire? = nil) {
    self.inputs = Lasting(inputs.fourPins)
    self.alert = alert
    alert?.driven(by: self)
  }

  public var misuse: Misuse? { first.misuse }

  public func powerOnReset(at now: Instant) {
    settle(to: now)
    pointer = 0
    code = 0
    low = -0x8000
    high = 0x7FFF
    configuration = Self.powerOn
    run = nil
    comparator.release()
    isReady = false
    pulseEnds = .never
    due = .never
    signal(at: now)
  }

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    guard bytes[0] < 4 else {
      return first.refuse("no such register", register: bytes[0], byte: 0)
    }
    pointer = bytes[0]
    guard bytes.count != 1 else { return .acknowledged }
    guard pointer != 0 else {
      return first.refuse("a write to the conversion register", register: 0, byte: 1)
    }
    guard bytes.count == 3 else {
      return first.refuse(
        "a register is two bytes", register: pointer, byte: min(3, bytes.count - 1))
    }
    settle(to: now)
    let word = UInt16(bytes[1]) << 8 | UInt16(bytes[2])
    switch pointer {
    case 1: configure(word, at: now)
    case 2: low = Int16(bitPattern: word)
    default: high = Int16(bitPattern: word)
    }
    signal(at: now)
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    guard bytes.count <= 2 else {
      return first.refuse("a register is two bytes", register: pointer, byte: 2)
    }
    settle(to: now)
    let word = value(at: now)
    if bytes.count > 0 { bytes[0] = UInt8(truncatingIfNeeded: word >> 8) }
    if bytes.count > 1 { bytes[1] = UInt8(truncatingIfNeeded: word) }
    return .acknowledged
  }

  private func value(at now: Instant) -> UInt16 {
    switch pointer {
    case 0:
      // 9.3.7: a latched comparator is released when the result is read.
      if comparatorSettings.isLatching {
        comparator.release()
        signal(at: now)
      }
      return UInt16(bitPattern: code)
    case 1: return configuration | (run == nil ? 0x8000 : 0)
    case 2: return UInt16(bitPattern: low)
    default: return UInt16(bitPattern: high)
    }
  }
}
