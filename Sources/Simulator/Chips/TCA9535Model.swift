import HAL
public import Quantities

/// The TCA9535 sixteen-pin expander as its datasheet (SCPS201) describes it.
///
/// It has no pull-up resistors of its own: a pin that is an input leaves its wire to whatever
/// else is there. All bytes of one message act at the instant of its last acknowledge.
public final class TCA9535Model: I2CTarget, Settling, WireListener {
  private let pins: Lasting<Wire>
  private let interrupt: Wire?
  private let pulls: UInt16
  private var command: UInt8 = 0
  private var outputs: UInt16 = 0xFFFF
  private var polarity: UInt16 = 0
  private var configuration: UInt16 = 0xFFFF
  /// The levels on the pins, kept by listening to them.
  private var present: UInt16 = 0
  /// The levels when each port was last read.
  private var seen: UInt16 = 0
  /// What moves the pins of each port by itself, each once: found at the first look, for what is
  /// soldered stays so.
  private let movers = (low: Lasting<WireDriver>(), high: Lasting<WireDriver>())
  private var knowsMovers = false
  private var first = FirstMisuse(of: "TCA9535")

  /// A chip on these pins, P00 to P07 and then P10 to P17; those not given are not connected.
  ///
  /// - Parameter pulls: A bit for each pin: where its resistor on the board (1 to the supply,
  ///   0 to ground) takes its wire when the pin stops being an output.
  public init(pins: [Wire], interrupt: Wire? = nil, pulls: UInt16 = 0xFFFF) {
    let open = (0..<16).dropFirst(pins.count).map { Wire("P\($0)", at: .high) }
    self.pins = Lasting(pins.prefix(16) + open)
    self.interrupt = interrupt
    self.pulls = pulls
    for (i, pin) in self.pins.all.enumerated() {
      if pin.driven == .high { present |= 1 << UInt16(i) }
      pin.heard(by: self)
    }
    seen = present
    interrupt?.driven(by: self)
  }

  public var misuse: Misuse? { first.misuse }

  public func powerOnReset(at now: Instant) {
    let driven = ~configuration
    command = 0
    outputs = 0xFFFF
    polarity = 0
    configuration = 0xFFFF
    drive(changed: driven, at: now)
    seen = present
    signal(at: now)
  }

  public func settle(to now: Instant) {
    for i in pins.indices where configuration & 1 << UInt16(i) != 0 {
      pins.with(i) { _ = $0.level(at: now) }
    }
  }

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    guard bytes[0] < 8 else {
      return first.refuse("no such register", register: bytes[0], byte: 0)
    }
    command = bytes[0]
    if bytes.count > 1 && command < 2 {
      return first.refuse("a write to an input register", register: command, byte: 1)
    }
    let before = (outputs, configuration)
    for i in 1..<max(1, bytes.count) {
      set(command, to: bytes[i])
      command ^= 1
    }
    let changed = (outputs ^ before.0) & ~configuration | (configuration ^ before.1)
    if changed != 0 { drive(changed: changed, at: now) }
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    for i in 0..<bytes.count {
      bytes[i] = value(of: command, at: now)
      command ^= 1
    }
    return .acknowledged
  }

  private func set(_ register: UInt8, to value: UInt8) {
    switch register >> 1 {
    case 1: put(value, into: &outputs, half: register & 1)
    case 2: put(value, into: &polarity, half: register & 1)
    default: put(value, into: &configuration, half: register & 1)
    }
  }

  private func put(_ value: UInt8, into word: inout UInt16, half: UInt8) {
    word =
      half == 0 ? word & 0xFF00 | UInt16(value) : word & 0x00FF | UInt16(value) << 8
  }

  private func value(of register: UInt8, at now: Instant) -> UInt8 {
    let word: UInt16 =
      switch register >> 1 {
      case 0: inputs(port: register & 1, at: now) ^ polarity
      case 1: outputs
      case 2: polarity
      default: configuration
      }
    return UInt8(truncatingIfNeeded: register & 1 == 0 ? word : word >> 8)
  }

  /// Reads a port, which withdraws its interrupt.
  private func inputs(port: UInt8, at now: Instant) -> UInt16 {
    if !knowsMovers { findMovers() }
    if port == 0 { movers.low.each { $0.settle(to: now) } }
    if port == 1 { movers.high.each { $0.settle(to: now) } }
    let mask: UInt16 = port == 0 ? 0x00FF : 0xFF00
    seen = seen & ~mask | present & mask
    signal(at: now)
    return present
  }

  private func findMovers() {
    for (index, pin) in pins.all.enumerated() {
      let port = index < 8 ? movers.low : movers.high
      guard let driver = pin.driver, !port.contains(where: { $0 === driver }) else { continue }
      port.add(driver)
    }
    knowsMovers = true
  }

  /// Puts these pins to where they belong: to their latch, or to their resistor.
  private func drive(changed: UInt16, at now: Instant) {
    let levels = outputs & ~configuration | pulls & configuration
    for i in pins.indices where changed & 1 << UInt16(i) != 0 {
      let level: Level = levels & 1 << UInt16(i) != 0 ? .high : .low
      pins.with(i) { $0.drive(level, at: now) }
    }
    signal(at: now)
  }

  /// INT is low while an input differs from what was last read of its port.
  private func signal(at now: Instant) {
    interrupt?.drive((present ^ seen) & configuration != 0 ? .low : .high, at: now)
  }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    for i in pins.indices where pins.with(i, { $0 === wire }) { present ^= 1 << UInt16(i) }
    signal(at: now)
  }
}
