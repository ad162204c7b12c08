public import Quantities

/// The bytes on the wire: DS20005426, table 5-1.
extension MCP9601Model {
  private enum Register {
    static let hotJunction: UInt8 = 0x00
    static let delta: UInt8 = 0x01
    static let coldJunction: UInt8 = 0x02
    static let raw: UInt8 = 0x03
    static let status: UInt8 = 0x04
    static let sensorConfiguration: UInt8 = 0x05
    static let deviceConfiguration: UInt8 = 0x06
    static let alertConfigurations: ClosedRange<UInt8> = 0x08...0x0B
    static let hystereses: ClosedRange<UInt8> = 0x0C...0x0F
    static let limits: ClosedRange<UInt8> = 0x10...0x13
    static let identity: UInt8 = 0x20
  }

  /// The bytes of a register; nothing where there is none.
  private static func width(of register: UInt8) -> Int {
    switch register {
    case 0x00...0x02, 0x10...0x13, 0x20: 2
    case 0x03: 3
    case 0x04...0x06, 0x08...0x0F: 1
    default: 0
    }
  }

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    let register = bytes[0]
    let width = Self.width(of: register)
    guard width > 0 else {
      return first.refuse("there is no such register", register: register, byte: 0)
    }
    pointer = register
    isPointed = true
    guard bytes.count > 1 else { return .acknowledged }
    isPointed = false
    if register <= Register.raw || register == Register.identity {
      return first.refuse("a write to a read-only register", register: register, byte: 1)
    }
    guard bytes.count == 1 + width else {
      let byte = min(bytes.count - 1, 1 + width)
      return first.refuse("a write of the wrong length", register: register, byte: byte)
    }
    settle(to: now)
    if broken.losesWrites { return .acknowledged }
    if width == 2 {
      let value = UInt16(bytes[1]) << 8 | UInt16(bytes[2])
      alerts[Int(register & 3)].limit(to: value)
      return .acknowledged
    }
    return set(register, to: bytes[1], at: now)
  }

  private func set(_ register: UInt8, to value: UInt8, at now: Instant) -> Answer {
    switch register {
    case Register.status:
      // Bits 7 and 6 are cleared by writing zeros; ones leave them as they are.
      flags &= value | ~(Flag.burstComplete | Flag.updated)
    case Register.sensorConfiguration:
      guard value & 0x88 == 0 else { return refuse("bits that do not exist", register) }
      configureSensor(value, at: now)
    case Register.deviceConfiguration:
      guard value & 3 != 3 else { return refuse("a mode that does not exist", register) }
      deviceConfiguration = value
      startConverting(at: now)
    case Register.alertConfigurations:
      guard value & 0x60 == 0 else { return refuse("bits that do not exist", register) }
      alerts[Int(register & 3)].configure(value)
      watches =
        alerts[0].isEnabled || alerts[1].isEnabled || alerts[2].isEnabled || alerts[3].isEnabled
      showAlerts(at: now)
    default:
      alerts[Int(register & 3)].hysteresis = value
    }
    return .acknowledged
  }

  private func refuse(_ what: String, _ register: UInt8) -> Answer {
    first.refuse(what, register: register, byte: 1)
  }

  private func configureSensor(_ value: UInt8, at now: Instant) {
    sensorConfiguration = value
    function = ReferenceFunction.of(ThermocoupleType(rawValue: value >> 4 & 7) ?? .k)
    compensate()
    filter = ExponentialFilter(level: value & 7)
    restartSensor(at: now)
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    settle(to: now)
    guard isPointed else {
      return first.misread(&bytes, "a read without a fresh pointer", register: pointer)
    }
    isPointed = false
    let width = Self.width(of: pointer)
    guard bytes.count == width else {
      return first.misread(&bytes, "a read of the wrong length", register: pointer)
    }
    var value = contents(of: pointer)
    if let bit = broken.stuckBit, bit.register == pointer { value = bit.distort(value) }
    for i in 0..<width {
      bytes[i] = UInt8(truncatingIfNeeded: value >> UInt32(8 * (width - 1 - i)))
    }
    if broken.repeatsFirstByte, width == 2 { bytes[1] = bytes[0] }
    return .acknowledged
  }

  private func contents(of register: UInt8) -> UInt32 {
    let alert = Int(register & 3)
    switch register {
    case Register.hotJunction: return UInt32(bitPattern: hotCode)
    case Register.delta: return UInt32(bitPattern: deltaCode)
    case Register.coldJunction: return UInt32(bitPattern: coldCode)
    case Register.raw: return UInt32(bitPattern: rawCode)
    case Register.status: return UInt32(status)
    case Register.sensorConfiguration: return UInt32(sensorConfiguration)
    case Register.deviceConfiguration: return UInt32(deviceConfiguration)
    case Register.alertConfigurations: return UInt32(alerts[alert].configuration)
    case Register.hystereses: return UInt32(alerts[alert].hysteresis)
    case Register.limits: return UInt32(UInt16(bitPattern: alerts[alert].limit))
    default:
      let identity = UInt16(part.rawValue) << 8 | UInt16(revision)
      return UInt32(broken.identity ?? identity)
    }
  }
}
