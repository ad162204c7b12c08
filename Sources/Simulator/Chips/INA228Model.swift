public import Quantities

/// The INA228 as its datasheet (SLYS021A, May 2022) describes it.
///
/// All results of one pass over the selected inputs appear together at its end, with the inputs
/// as they are at that instant, also when many are averaged. CHARGE and ENERGY are sums over
/// passes: each pass that ends a stretch of at most 100 ms is looked at, one of a
/// second while the inputs are known to go evenly, and between two of them
/// the current is taken to change evenly, so the sum does not depend on who reads when. Limits
/// are looked at at the same instants and at each question; a crossing is then dated by
/// bisection. What lies further back than a plant remembers must have been settled before.
public final class INA228Model: I2CTarget, Settling {
  let shunt: Net
  let bus: Net
  let temperature: Net
  let alert: Wire?

  // The registers that are written.
  var config: UInt16 = 0
  var adcConfig: UInt16 = 0
  var calibration: UInt16 = 0
  var temperatureCoefficient: UInt16 = 0
  /// ALATCH, CNVR, SLOWALERT, APOL.
  var alertControl: UInt16 = 0
  var shuntOverLimit: UInt16 = 0
  var shuntUnderLimit: UInt16 = 0
  var busOverLimit: UInt16 = 0
  var busUnderLimit: UInt16 = 0
  var temperatureLimit: UInt16 = 0
  var powerLimit: UInt16 = 0
  private var pointer: UInt8 = 0

  // The converter: pass number k ends at `start` + k x `period`.
  var mode = INA228Mode(bits: 0)
  var start: Instant
  var period: Int64 = 1
  /// What the chip takes a pass for, whose clock may be fast.
  var nominal: Int64 = 1
  let clockError: Double
  /// The last pass whose results are in the registers.
  var done: Int64 = 0
  var sample = INA228Sample()

  // The sums: up to pass `node` for good, `shown` up to `done`.
  var node: Int64 = 0
  var nodeSample = INA228Sample()
  /// Whether `nodeSample` may be joined to the next pass by a straight line.
  var isNodeKnown = false
  var charge = INA228Accumulator.charge
  var energy = INA228Accumulator.energy
  var shownCharge = INA228Accumulator.charge
  var shownEnergy = INA228Accumulator.energy
  var chargeWrapsSeen = 0
  var energyWrapsSeen = 0

  // The alerts.
  /// Limits that the last pass looked at is beyond, as bits of DIAG_ALRT.
  var beyond: UInt16 = 0
  /// With ALATCH, what was beyond a limit since DIAG_ALRT was read.
  var latched: UInt16 = 0
  var isConversionReady = false
  var isConversionLatched = false

  private var firstMisuse: Misuse?
  private var identity: UInt16?
  private var lossy = false
  private var corrupt = false

  /// - Parameters:
  ///   - shunt: IN+ against IN-, in volts.
  ///   - bus: VBUS against ground, in volts.
  ///   - temperature: of the die, in °C.
  ///   - alert: the open-drain ALERT pin.
  ///   - powered: when the supply came up.
  ///   - clockError: the share by which its clock is fast: within ±0.5 % (SLYS021A, 6.5).
  public init(
    shunt: Net, bus: Net, temperature: Net, alert: Wire? = nil, powered: Instant = .zero,
    clockError: Double = 0
  ) {
    self.shunt = shunt
    self.bus = bus
    self.temperature = temperature
    self.alert = alert
    start = powered
    self.clockError = clockError
    loadDefaults(at: powered)
    alert?.driven(by: self)
  }

  public var misuse: Misuse? { firstMisuse }

  /// A fault: what DEVICE_ID answers instead of 0x2281.
  public var identityOverride: UInt16? {
    get { identity }
    set { identity = newValue }
  }

  /// A fault: writes are acknowledged and do nothing.
  public var losesWrites: Bool {
    get { lossy }
    set { lossy = newValue }
  }

  /// A fault: the trim memory fails its checksum, and MEMSTAT says so.
  public var memoryIsCorrupt: Bool {
    get { corrupt }
    set { corrupt = newValue }
  }

  public func powerOnReset(at now: Instant) {
    settle(to: now)
    pointer = 0
    loadDefaults(at: now)
  }

  // MARK: The bus

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    guard let width = Self.width(of: bytes[0]) else {
      return refuse(0, "no such register", bytes[0])
    }
    pointer = bytes[0]
    if bytes.count == 1 { return .acknowledged }
    guard width == 2, !Self.isReadOnly(bytes[0]) else {
      return refuse(1, "a write to a register that is only read", bytes[0])
    }
    guard bytes.count == 3 else {
      return refuse(bytes.count == 2 ? 1 : 3, "a write that is not of two bytes", bytes[0])
    }
    if lossy { return .acknowledged }
    settle(to: now)
    set(bytes[0], to: UInt16(bytes[1]) << 8 | UInt16(bytes[2]), at: now)
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    let width = Self.width(of: pointer) ?? 0
    guard bytes.count == width else {
      if !bytes.isEmpty { note("a read of another length than the register's", pointer) }
      for i in bytes.indices { bytes[i] = 0xFF }
      return .acknowledged
    }
    settle(to: now)
    let value = take(pointer, at: now)
    for i in bytes.indices {
      bytes[i] = UInt8(truncatingIfNeeded: value >> UInt64(8 * (width - 1 - i)))
    }
    return .acknowledged
  }

  /// The fixed registers and flags that faults may change.
  var deviceID: UInt16 { identity ?? 0x2281 }
  var memoryStatus: UInt16 { corrupt ? 0 : 1 }

  func note(_ what: String, _ register: UInt8) {
    guard firstMisuse == nil else { return }
    firstMisuse = Misuse("INA228", what, register: register)
  }

  private func refuse(_ byte: Int, _ what: String, _ register: UInt8) -> Answer {
    note(what, register)
    return .refused(byte: byte)
  }
}
