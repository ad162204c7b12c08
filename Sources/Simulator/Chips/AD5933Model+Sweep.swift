public import Quantities

/// Bits of the status register, 0x8F.
enum AD5933Status {
  static let temperature: UInt8 = 0x01
  static let impedance: UInt8 = 0x02
  static let sweepComplete: UInt8 = 0x04
}

extension AD5933Model {
  /// D15...D12 of the control register.
  private enum Command: UInt8 {
    case initialise = 0b0001
    case startSweep = 0b0010
    case increment = 0b0011
    case again = 0b0100
    case measureTemperature = 0b1001
    case powerDown = 0b1010
    case standby = 0b1011
  }

  /// Start frequency, increment, number of increments and settling cycles, 0x82...0x8B.
  private static let sweepRegisters: UInt32 = 0x0FFC
  /// Of a temperature conversion (AD5933 Rev. E, temperature sensor).
  private static let temperatureTime = Seconds.microseconds(800)

  func set(_ register: UInt8, to value: UInt8, at now: Instant) {
    let index = Int(register - 0x80)
    registers[index] = value & ~reserved(in: register)
    written |= 1 << UInt32(index)
    if value & reserved(in: register) != 0 { note("a reserved bit set", register) }
    if register == 0x80 { obey(value >> 4, at: now) }
    if register == 0x81, value & 0x10 != 0 { reset() }
    if register == 0x8A, value & 0x06 == 0x04 { note("a reserved multiplier", register) }
  }

  private func reserved(in register: UInt8) -> UInt8 {
    switch register {
    case 0x81: 0xE7
    case 0x88: 0xFE
    case 0x8A: 0xF8
    default: 0
    }
  }

  /// D4 of the control register interrupts a sweep; what was programmed stays.
  ///
  /// That the bit clears itself is taken, not read.
  private func reset() {
    registers[1] &= ~0x10
    conversion = .none
    isInitialised = false
    isSwept = false
    clear(AD5933Status.impedance | AD5933Status.sweepComplete)
  }

  private func obey(_ code: UInt8, at now: Instant) {
    guard let command = Command(rawValue: code) else {
      let isNothing = code == 0b0000 || code == 0b1000 || code == 0b1100 || code == 0b1101
      if !isNothing { note("a reserved command", 0x80) }
      return
    }
    switch command {
    case .initialise: initialise()
    case .startSweep: startSweep(at: now)
    case .increment: increment(at: now)
    case .again:
      if !isSwept { note("a repeat before a sweep was started", 0x80) }
      convert(at: now)
    case .measureTemperature: measureTemperature(at: now)
    case .powerDown, .standby:
      conversion = .none
      isInitialised = false
      isSwept = false
    }
  }

  private func initialise() {
    if written & Self.sweepRegisters != Self.sweepRegisters {
      note("a sweep of which not every register was written", 0x80)
    }
    conversion = .none
    isInitialised = true
    isSwept = false
    point = 0
  }

  private func startSweep(at now: Instant) {
    guard isInitialised else { return note("a sweep that was not initialised", 0x80) }
    point = 0
    isSwept = true
    clear(AD5933Status.sweepComplete)
    convert(at: now)
  }

  private func increment(at now: Instant) {
    if !isSwept { note("an increment before a sweep was started", 0x80) }
    if point >= increments { note("an increment past the end of the sweep", 0x80) }
    point += 1
    convert(at: now)
  }

  private func measureTemperature(at now: Instant) {
    guard part == .ad5933 else { return note("the AD5934 has no thermometer", 0x80) }
    clear(AD5933Status.temperature)
    conversion = .temperature(due: now + Self.temperatureTime)
  }

  /// Excites at the present point, waits for it to settle and takes 1024 samples.
  private func convert(at now: Instant) {
    clear(AD5933Status.impedance)
    conversion = .none
    guard isSwept, let clock = clockFrequency(at: now) else { return }
    // AD5933 Rev. E, equation 1: MCLK / 4 drives the synthesiser; AD5934: MCLK / 16.
    let perCode = clock / (part == .ad5933 ? 4 : 16) / 134_217_728
    let hertz = Double(frequencyCode) * perCode
    guard hertz > 0 else { return note("a sweep at zero hertz", 0x80) }
    let samples = 1024 * (part == .ad5933 ? 16.0 : 64.0) / clock
    let time = Double(settlingCycles) / hertz + samples
    conversion = .impedance(due: now + Seconds(time), hertz: hertz)
  }

  private func clear(_ bits: UInt8) { registers[0x0F] &= ~bits }

  // MARK: What is programmed

  private func clockFrequency(at now: Instant) -> Double? {
    if registers[1] & 0x08 == 0 {
      // Only the AD5933 has an oscillator of its own.
      return part == .ad5933 ? 16.776e6 : nil
    }
    guard let hertz = clock?.value(at: now), hertz > 0 else { return nil }
    return hertz
  }

  private var increments: Int { Int(registers[8] & 1) << 8 | Int(registers[9]) }

  private var frequencyCode: Int {
    let first = Int(registers[2]) << 16 | Int(registers[3]) << 8 | Int(registers[4])
    let step = Int(registers[5]) << 16 | Int(registers[6]) << 8 | Int(registers[7])
    return first + point * step
  }

  /// D10 and D9 multiply the nine-bit number by 1, 2 or 4.
  private var settlingCycles: Int {
    let cycles = Int(registers[10] & 1) << 8 | Int(registers[11])
    switch registers[10] >> 1 & 3 {
    case 0b01: return cycles * 2
    case 0b11: return cycles * 4
    default: return cycles
    }
  }

  // MARK: What comes of it

  public func settle(to now: Instant) {
    switch conversion {
    case .impedance(let due, let hertz) where due <= now:
      conversion = .none
      finish(hertz, at: due)
    case .temperature(let due) where due <= now:
      conversion = .none
      finishTemperature(at: due)
    case .none, .impedance, .temperature: break
    }
  }

  private func finish(_ hertz: Double, at due: Instant) {
    let result = spectrum(of: load.impedance(at: hertz, due))
    store(UInt16(bitPattern: result.real), at: 0x14)
    store(UInt16(bitPattern: result.imaginary), at: 0x16)
    registers[0x0F] |= AD5933Status.impedance
    if point >= increments { registers[0x0F] |= AD5933Status.sweepComplete }
  }

  /// 14 bits in two's complement, 1/32 °C a count; D15 and D14 mean nothing.
  private func finishTemperature(at due: Instant) {
    let celsius = thermometer.value(at: due)
    let bounded = celsius < -40 ? -40 : (celsius > 150 ? 150 : celsius)
    let code = Int(Arithmetic.rounded(bounded * 32))
    store(UInt16(truncatingIfNeeded: code) & 0x3FFF, at: 0x12)
    registers[0x0F] |= AD5933Status.temperature
  }

  private func store(_ word: UInt16, at index: Int) {
    registers[index] = UInt8(truncatingIfNeeded: word >> 8)
    registers[index + 1] = UInt8(truncatingIfNeeded: word)
  }

  /// What the Fourier transform returns for an impedance: magnitude in proportion to 1 / |Z|,
  /// phase that of Z plus a constant of the chip.
  ///
  /// Rev. E, page 17: 200 kΩ with 200 kΩ feedback, range 1 (1.98 V of 3.3 V peak to peak) and gain
  /// 1 return -3996 and 8830; here that is exactly so, at each frequency and supply, as all
  /// voltages are fractions of the supply. An amplitude that would not fit the supply is cut.
  private func spectrum(
    of z: (real: Double, imaginary: Double)
  ) -> (real: Int16, imaginary: Int16) {
    let square = z.real * z.real + z.imaginary * z.imaginary
    // Nothing is connected, so no current flows.
    guard square.isFinite else { return (0, 0) }
    // Excitation over supply, amplified: over |Z| it is the share of the converter's range.
    let amplitude = excitation / 3.3 * feedback * (registers[0] & 1 == 0 ? 5 : 1)
    var scale = amplitude / square
    if amplitude * amplitude >= square {
      // A short has no phase; it is shown as a resistance.
      if square == 0 { return counts(1, 0) }
      scale = Arithmetic.exp(-0.5 * Arithmetic.log(square))
    }
    return counts(z.real * scale, z.imaginary * scale)
  }

  private func counts(_ x: Double, _ y: Double) -> (real: Int16, imaginary: Int16) {
    let real = -3996 / 0.6
    let imaginary = 8830 / 0.6
    return (
      Int16(Arithmetic.rounded(real * x - imaginary * y)),
      Int16(Arithmetic.rounded(real * y + imaginary * x))
    )
  }

  /// Peak to peak, in volts at 3.3 V supply (Rev. E, table 3, ranges 1, 4, 3 and 2).
  private var excitation: Double {
    switch registers[0] >> 1 & 3 {
    case 0b00: 1.98
    case 0b01: 0.198
    case 0b10: 0.383
    default: 0.97
    }
  }
}
