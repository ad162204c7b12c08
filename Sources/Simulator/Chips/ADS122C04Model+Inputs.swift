public import Quantities

/// Where the signal comes from, and the currents that go out.
extension ADS122C04Model {
  /// A pin that an excitation current can be sent out of.
  public enum CurrentPin: UInt8, Sendable {
    case AIN0 = 1
    case AIN1
    case AIN2
    case AIN3
    case REFP
    case REFN
  }

  /// The excitation current that leaves the chip through a pin, at this moment.
  public func excitation(through pin: CurrentPin) -> Amperes {
    guard !isPoweredDown else { return .zero }
    let first = registers[3] >> 5 == pin.rawValue
    let second = registers[3] >> 2 & 7 == pin.rawValue
    return source * ((first ? 1 : 0) + (second ? 1 : 0))
  }

  /// SBAS751, configuration register 2, IDAC.
  private var source: Amperes {
    let microamperes: Double =
      switch registers[2] & 7 {
      case 0: 0
      case 1: 10
      case 2: 50
      case 3: 100
      case 4: 250
      case 5: 500
      case 6: 1000
      default: 1500  // Three bits have no other value.
      }
    return Amperes(microamperes * 1e-6)
  }

  private var selection: UInt8 { registers[0] >> 4 }
  private var isMonitoring: Bool { selection == 12 || selection == 13 }
  private var gain: Double { isMonitoring ? 1 : Double(Int(1) << Int(registers[0] >> 1 & 7)) }

  /// Notes what the datasheet asks for and the registers do not give.
  func checkConfiguration() {
    guard (8...11).contains(selection), registers[1] & 1 == 0 else { return }
    if registers[0] & 1 == 0 {
      log.note("an input against AVSS with the amplifier on", register: 0)
    } else if registers[0] >> 1 & 7 > 2 {
      log.note("an input against AVSS with a gain above 4", register: 0)
    }
  }

  func reference(at now: Instant) -> Double {
    // The monitors always measure against the internal reference.
    if isMonitoring { return 2.048 }
    switch registers[1] >> 1 & 3 {
    case 0: return 2.048
    case 1: return externalReference(at: now)
    default: return supply(at: now)
    }
  }

  private func externalReference(at now: Instant) -> Double {
    pins.positiveReference.value(at: now) - pins.negativeReference.value(at: now)
  }

  private func supply(at now: Instant) -> Double {
    pins.positiveSupply.value(at: now) - pins.negativeSupply.value(at: now)
  }

  /// The voltage that is compared with the reference.
  func amplified(at now: Instant) -> Double {
    switch selection {
    case 12: externalReference(at: now) / 4
    case 13: supply(at: now) / 4
    case 14: 0
    case 8...11: gain * single(Int(selection) - 8, at: now)
    default: gain * pair(at: now)
    }
  }

  private func single(_ input: Int, at now: Instant) -> Double {
    if isOpen(input) { return burnout(at: now) }
    return volts(input, at: now) - pins.negativeSupply.value(at: now)
  }

  private func pair(at now: Instant) -> Double {
    // SBAS751, configuration register 0, MUX.
    let (positive, negative) =
      switch selection {
      case 0: (0, 1)
      case 1: (0, 2)
      case 2: (0, 3)
      case 3: (1, 0)
      case 4: (1, 2)
      case 5: (1, 3)
      case 6: (2, 3)
      default: (3, 2)  // The others are not pairs.
      }
    if isOpen(positive) || isOpen(negative) { return burnout(at: now) }
    return volts(positive, at: now) - volts(negative, at: now)
  }

  private func isOpen(_ input: Int) -> Bool { openInputs >> UInt8(input) & 1 != 0 }

  /// Across an open circuit the test currents drive the inputs apart; without them nothing does.
  private func burnout(at now: Instant) -> Double {
    registers[2] & 0x08 != 0 ? supply(at: now) : 0
  }

  private func volts(_ input: Int, at now: Instant) -> Double {
    let low = pins.negativeSupply.value(at: now) - 0.1
    let high = pins.positiveSupply.value(at: now) + 0.1
    return min(max(inputs[input].value(at: now), low), high)
  }
}
