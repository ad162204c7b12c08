import Devices
import HAL
import Quantities
import Testing

/// The words of the four registers, and the exchanges in which they are written and read back.
private struct Registers {
  var words: [UInt8]

  static func read(_ number: UInt8, _ value: UInt8) -> ScriptedBus.Exchange {
    let sum = checksum([value])
    return .exchange(
      address: 0x40, out: [0x20 | number << 2], in: [value, UInt8(sum >> 8), UInt8(sum & 0xFF)])
  }

  static func write(_ number: UInt8, _ value: UInt8) -> ScriptedBus.Exchange {
    .exchange(address: 0x40, out: [0x40 | number << 2, value], in: [])
  }

  /// The third register first, for it switches the CRC on.
  var configuring: [ScriptedBus.Exchange] {
    [2, 0, 1, 3].flatMap { number -> [ScriptedBus.Exchange] in
      [Self.write(UInt8(number), words[number]), Self.read(UInt8(number), words[number])]
    }
  }
}

/// CRC-16 by long division, bit by bit and not as the driver does it.
private func checksum(_ bytes: [UInt8]) -> UInt16 {
  var bits: [UInt8] = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
  bits += Array(repeating: 0, count: 16)
  for index in 0..<16 { bits[index] ^= 1 }
  let polynomial: [UInt8] = [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
  for start in 0..<(bytes.count * 8) where bits[start] == 1 {
    for (offset, bit) in polynomial.enumerated() { bits[start + offset] ^= bit }
  }
  return bits.suffix(16).reduce(0) { $0 << 1 | UInt16($1) }
}

private func data(_ count: UInt8, _ code: UInt32) -> ScriptedBus.Exchange {
  let bytes = [count, UInt8(code >> 16), UInt8(code >> 8 & 0xFF), UInt8(code & 0xFF)]
  let sum = checksum(bytes)
  return .exchange(
    address: 0x40, out: [0x10], in: bytes + [UInt8(sum >> 8), UInt8(sum & 0xFF)])
}

private let idealCodes: [(UInt32, ADS122C04.Sample.Answer)] = [
  (0x7F_FFFF, .aboveRange), (0x7F_FFFE, .ratio(0x1.FFFFF8p-1)), (0x00_0001, .ratio(0x1p-23)),
  (0x00_0000, .ratio(0)), (0xFF_FFFF, .ratio(-0x1p-23)), (0x80_0001, .ratio(-0x1.FFFFFCp-1)),
  (0x80_0000, .belowRange),
]

private let voltmeter = ADS122C04.Configuration(
  .input(.ain0ToAin1, .amplified1), rate: .normal20, mode: .continuous, reference: .onChip,
  excitation: .off, burnOut: .off)

private func claimed(
  _ configuration: ADS122C04.Configuration = voltmeter, words: [UInt8] = [0x00, 0x08, 0x60, 0x00],
  then script: [ScriptedBus.Exchange] = []
) throws -> (bus: ScriptedBus, chip: ADS122C04) {
  let bus = ScriptedBus(Registers(words: words).configuring + script)
  return (bus, try ADS122C04(on: bus, at: 0x40, configuration))
}

@Suite("ADS122C04: the CRC-16 (SBAS751B, data integrity)")
struct ADS122C04ChecksumTests {
  @Test("40 00 00 is followed by D1 31")
  func example() {
    let bytes: [3 of UInt8] = [0x40, 0x00, 0x00]
    #expect(ADS122C04.checksum(of: bytes.span) == 0xD131)
  }

  @Test("the check value of CRC-16 with 0x1021 and 0xFFFF: 123456789 gives 29B1")
  func checkValue() {
    let bytes: [9 of UInt8] = [0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39]
    #expect(ADS122C04.checksum(of: bytes.span) == 0x29B1)
  }

  @Test("every byte has the remainder of the long division")
  func everyByte() {
    for byte in UInt8(0)...255 {
      let one: [1 of UInt8] = [byte]
      #expect(ADS122C04.checksum(of: one.span) == checksum([byte]))
    }
  }

  @Test("no damage of one bit, two bits or a burst of sixteen goes unseen")
  func damage() throws {
    guard case .exchange(_, _, let good) = data(7, 0x12_3456) else { return }
    func damaged(_ bits: [Int]) throws {
      var bytes = good
      for bit in bits { bytes[bit / 8] ^= 0x80 >> (bit % 8) }
      let (_, chip) = try claimed(then: [.exchange(address: 0x40, out: [0x10], in: bytes)])
      #expect(throws: ADS122C04.Failure.crc(command: 0x10)) { try chip.sample() }
    }
    for first in 0..<48 {
      try damaged([first])
      for second in 0..<first { try damaged([second, first]) }
      try damaged(Array(first..<min(48, first + 16)))
    }
  }

  @Test("a data line that is stuck is no sample", arguments: [UInt8(0x00), 0xFF])
  func stuck(level: UInt8) throws {
    let (_, chip) = try claimed(then: [
      .exchange(address: 0x40, out: [0x10], in: Array(repeating: level, count: 6)),
      .exchange(address: 0x40, out: [0x28], in: Array(repeating: level, count: 3)),
    ])
    #expect(throws: ADS122C04.Failure.crc(command: 0x10)) { try chip.sample() }
    #expect(throws: (any Error).self) { try chip.isReady() }
  }
}

@Suite("ADS122C04: configuration (SBAS751B, register map)")
struct ADS122C04ConfigurationTests {
  @Test(
    "inputs in bits 7 to 4 of the first register",
    arguments: [
      (ADS122C04.Input.ain0ToAin1, UInt8(0x01)), (.ain0ToAin2, 0x11), (.ain0ToAin3, 0x21),
      (.ain1ToAin0, 0x31), (.ain1ToAin2, 0x41), (.ain1ToAin3, 0x51), (.ain2ToAin3, 0x61),
      (.ain3ToAin2, 0x71), (.ain0ToSupply, 0x81), (.ain1ToSupply, 0x91), (.ain2ToSupply, 0xA1),
      (.ain3ToSupply, 0xB1), (.quarterOfReference, 0xC1), (.quarterOfSupply, 0xD1),
      (.shorted, 0xE1),
    ])
  func inputs(input: ADS122C04.Input, word: UInt8) throws {
    var configuration = voltmeter
    configuration.source = .input(input, .bypassed1)
    let (bus, chip) = try claimed(configuration, words: [word, 0x08, 0x60, 0x00])
    #expect(bus.remaining == 0)
    #expect(chip.configuration == configuration)
  }

  @Test(
    "gain in bits 3 to 1, bypass in bit 0",
    arguments: [
      (ADS122C04.Gain.amplified1, UInt8(0x00), 1.0), (.amplified2, 0x02, 2),
      (.amplified4, 0x04, 4), (.amplified8, 0x06, 8), (.amplified16, 0x08, 16),
      (.amplified32, 0x0A, 32), (.amplified64, 0x0C, 64), (.amplified128, 0x0E, 128),
      (.bypassed1, 0x01, 1), (.bypassed2, 0x03, 2), (.bypassed4, 0x05, 4),
    ])
  func gains(gain: ADS122C04.Gain, word: UInt8, factor: Double) throws {
    var configuration = voltmeter
    configuration.source = .input(.ain0ToAin1, gain)
    let (_, chip) = try claimed(
      configuration, words: [word, 0x08, 0x60, 0x00], then: [data(0, 0x40_0000)])
    #expect(gain.factor == factor)
    #expect(try chip.sample().ratio == 0.5 / factor)
  }

  @Test(
    "an input against AVSS is refused with the amplifier, before anything is written",
    arguments: [
      ADS122C04.Input.ain0ToSupply, .ain1ToSupply, .ain2ToSupply, .ain3ToSupply,
    ])
  func refusesAmplifier(input: ADS122C04.Input) {
    var configuration = voltmeter
    configuration.source = .input(input, .amplified8)
    let bus = ScriptedBus([])
    #expect(throws: ADS122C04.Failure.needsBypass(input)) {
      try ADS122C04(on: bus, at: 0x40, configuration)
    }
  }

  @Test(
    "rate in bits 7 to 5 of the second register, turbo in bit 4",
    arguments: [
      (ADS122C04.Rate.normal20, UInt8(0x00), 20), (.normal45, 0x20, 45), (.normal90, 0x40, 90),
      (.normal175, 0x60, 175), (.normal330, 0x80, 330), (.normal600, 0xA0, 600),
      (.normal1000, 0xC0, 1000), (.turbo40, 0x10, 40), (.turbo90, 0x30, 90),
      (.turbo180, 0x50, 180), (.turbo350, 0x70, 350), (.turbo660, 0x90, 660),
      (.turbo1200, 0xB0, 1200), (.turbo2000, 0xD0, 2000),
    ])
  func rates(rate: ADS122C04.Rate, word: UInt8, samples: Int) throws {
    var configuration = voltmeter
    configuration.rate = rate
    configuration.mode = .singleShot
    let (bus, _) = try claimed(configuration, words: [0x00, word, 0x60, 0x00])
    #expect(bus.remaining == 0)
    #expect(rate.samplesPerSecond == samples)
  }

  @Test(
    "mode in bit 3, reference in bits 2 and 1, temperature in bit 0",
    arguments: [
      (ADS122C04.Mode.singleShot, ADS122C04.Reference.onChip, UInt8(0x00)),
      (.continuous, .onChip, 0x08), (.singleShot, .external, 0x02),
      (.singleShot, .analogSupply, 0x04),
    ])
  func modes(mode: ADS122C04.Mode, reference: ADS122C04.Reference, word: UInt8) throws {
    var configuration = voltmeter
    configuration.mode = mode
    configuration.reference = reference
    #expect(try claimed(configuration, words: [0x00, word, 0x60, 0x00]).bus.remaining == 0)
    configuration.source = .chipTemperature
    #expect(try claimed(configuration, words: [0x00, word | 1, 0x60, 0x00]).bus.remaining == 0)
  }

  @Test(
    "excitation: size in the third register, pins in the fourth",
    arguments: [
      (ADS122C04.Excitation.off, UInt8(0x60), UInt8(0x00)),
      (.one(.microamperes10, .ain0), 0x61, 0x20), (.one(.microamperes50, .ain1), 0x62, 0x40),
      (.one(.microamperes100, .ain2), 0x63, 0x60), (.one(.microamperes250, .ain3), 0x64, 0x80),
      (.one(.microamperes500, .refp), 0x65, 0xA0), (.one(.microamperes1000, .refn), 0x66, 0xC0),
      (.two(.microamperes1500, .ain0, .ain3), 0x67, 0x30),
      (.two(.microamperes500, .refn, .refp), 0x65, 0xD4),
    ])
  func excitation(excitation: ADS122C04.Excitation, third: UInt8, fourth: UInt8) throws {
    var configuration = voltmeter
    configuration.excitation = excitation
    #expect(try claimed(configuration, words: [0x00, 0x08, third, fourth]).bus.remaining == 0)
    configuration.burnOut = .on
    let open = try claimed(configuration, words: [0x00, 0x08, third | 0x08, fourth])
    #expect(open.bus.remaining == 0)
  }

  @Test("the number of the register stands in bits 3 and 2 of the command (table 16)")
  func commands() throws {
    let bus = ScriptedBus([
      .exchange(address: 0x40, out: [0x48, 0x60], in: []),
      .exchange(address: 0x40, out: [0x28], in: [0x60, 0x8D, 0x56]),
      .exchange(address: 0x40, out: [0x40, 0x00], in: []),
      .exchange(address: 0x40, out: [0x20], in: [0x00, 0xE1, 0xF0]),
      .exchange(address: 0x40, out: [0x44, 0x08], in: []),
      .exchange(address: 0x40, out: [0x24], in: [0x08, 0x60, 0xF8]),
      .exchange(address: 0x40, out: [0x4C, 0x00], in: []),
      .exchange(address: 0x40, out: [0x2C], in: [0x00, 0xE1, 0xF0]),
    ])
    _ = try ADS122C04(on: bus, at: 0x40, voltmeter)
    #expect(bus.remaining == 0)
  }

  @Test("a register that does not hold what was written is named", arguments: [2, 0, 1, 3])
  func refusesMismatch(number: Int) {
    let words: [UInt8] = [0x00, 0x08, 0x60, 0x00]
    var script: [ScriptedBus.Exchange] = []
    for each in [2, 0, 1, 3] {
      script.append(Registers.write(UInt8(each), words[each]))
      script.append(Registers.read(UInt8(each), words[each] ^ (each == number ? 0x40 : 0)))
      if each == number { break }
    }
    let bus = ScriptedBus(script)
    let wrote = UInt16(words[number])
    #expect(
      throws: ADS122C04.Failure.readBack(
        register: UInt8(number), wrote: wrote, read: wrote ^ 0x40)
    ) {
      try ADS122C04(on: bus, at: 0x40, voltmeter)
    }
    #expect(bus.remaining == 0)
  }

  @Test("a chip without the CRC is not claimed")
  func refusesOthers() {
    let bus = ScriptedBus([
      Registers.write(2, 0x60), .exchange(address: 0x40, out: [0x28], in: [0x60, 0xFF, 0xFF]),
    ])
    #expect(throws: ADS122C04.Failure.crc(command: 0x28)) {
      try ADS122C04(on: bus, at: 0x40, voltmeter)
    }
  }

  @Test("after a configuration that did not go through, no sample is given")
  func refusesUnproven() throws {
    var (bus, chip) = try claimed()
    bus.append([.fails(address: 0x40, out: [0x48, 0x60], .nakData)])
    #expect(throws: ADS122C04.Failure.self) { try chip.configure(voltmeter) }
    #expect(chip.configuration == nil)
    #expect(throws: ADS122C04.Failure.notConfigured) { try chip.sample() }
    #expect(throws: ADS122C04.Failure.notConfigured) { try chip.isReady() }
    #expect(throws: ADS122C04.Failure.notConfigured) { try chip.confirm() }
    #expect(bus.remaining == 0)
  }

  @Test("all four registers are asked again; a chip that was reset fails by its CRC")
  func confirms() throws {
    let (bus, chip) = try claimed(then: [
      Registers.read(0, 0x00), Registers.read(1, 0x08), Registers.read(2, 0xE0),
      Registers.read(3, 0x00), Registers.read(0, 0x00), Registers.read(1, 0x00),
      .exchange(address: 0x40, out: [0x20], in: [0x00, 0xFF, 0xFF]),
    ])
    try chip.confirm()
    #expect(throws: ADS122C04.Failure.readBack(register: 1, wrote: 0x08, read: 0x00)) {
      try chip.confirm()
    }
    #expect(throws: ADS122C04.Failure.crc(command: 0x20)) { try chip.confirm() }
    #expect(bus.remaining == 0)
  }
}

@Suite("ADS122C04: samples (SBAS751B, commands and data format)")
struct ADS122C04SampleTests {
  @Test("40 00 00 is half of the reference: 1.024 V")
  func example() throws {
    let (bus, chip) = try claimed(then: [
      .exchange(address: 0x40, out: [0x10], in: [0x00, 0x40, 0x00, 0x00, 0x99, 0x6D])
    ])
    let sample = try chip.sample()
    #expect(sample.code == 0x40_0000)
    #expect(sample.voltage(against: ADS122C04.internalReference) == Volts(1.024))
    #expect(bus.remaining == 0)
  }

  @Test(
    "ideal codes of the data sheet; the outermost two are no number", arguments: idealCodes)
  func codes(code: UInt32, answer: ADS122C04.Sample.Answer) throws {
    let (_, chip) = try claimed(then: [data(1, code)])
    let sample = try chip.sample()
    #expect(sample.answer == answer)
    if case .ratio = answer { return }
    #expect(sample.voltage(against: ADS122C04.internalReference) == nil)
    #expect(sample.resistance(against: Ohms(1620)) == nil)
  }

  @Test(
    "the chip's own temperature: 14 bits, 0.03125 °C each",
    arguments: [
      (UInt32(0x1000), 128.0), (0x0FFF, 127.96875), (0x0C80, 100), (0x0960, 75), (0x0640, 50),
      (0x0320, 25), (0x0008, 0.25), (0x0001, 0.03125), (0x0000, 0), (0x3FF8, -0.25),
      (0x3CE0, -25), (0x3920, -55),
    ])
  func temperature(code: UInt32, degrees: Double) throws {
    var configuration = voltmeter
    configuration.source = .chipTemperature
    let (_, chip) = try claimed(
      configuration, words: [0x00, 0x09, 0x60, 0x00], then: [data(0, code << 10)])
    let sample = try chip.sample()
    #expect(sample.answer == .temperature(Celsius(degrees)))
    #expect(sample.ratio == nil)
  }

  @Test("a Pt100 against its reference resistor, whatever the current")
  func ratiometric() throws {
    let thermometer = ADS122C04.Configuration(
      .input(.ain1ToAin2, .amplified8), rate: .normal20, mode: .singleShot, reference: .external,
      excitation: .one(.microamperes500, .ain0), burnOut: .off)
    // 100 ohm of 1620 ohm, eight times: 4142522.47 counts.
    let (_, chip) = try claimed(
      thermometer, words: [0x46, 0x02, 0x65, 0x20], then: [data(0, 4_142_522)])
    let resistance = try #require(try chip.sample().resistance(against: Ohms(1620)))
    #expect(abs(resistance.value - 100) < 2 * 1620 / 8_388_608 / 8)
  }

  @Test(
    "the counter tells a new conversion from the same, across its wrap",
    arguments: [
      (UInt8(0), UInt8(0), UInt8(0)), (0, 1, 1), (255, 0, 1), (254, 1, 3), (1, 0, 255),
    ])
  func counter(first: UInt8, second: UInt8, between: UInt8) throws {
    let (_, chip) = try claimed(then: [data(first, 1), data(second, 2)])
    let earlier = try chip.sample()
    #expect(try chip.sample().conversions(since: earlier) == between)
  }

  @Test("START/SYNC, POWERDOWN, RESET; after the last the chip wants to be configured")
  func commands() throws {
    var (bus, chip) = try claimed(then: [
      .exchange(address: 0x40, out: [0x08], in: []), .exchange(address: 0x40, out: [0x02], in: []),
      .exchange(address: 0x40, out: [0x06], in: []),
    ])
    try chip.start()
    try chip.powerDown()
    try chip.reset()
    #expect(bus.remaining == 0)
    #expect(throws: ADS122C04.Failure.notConfigured) { try chip.sample() }
    bus.append(Registers(words: [0x00, 0x08, 0x60, 0x00]).configuring)
    try chip.configure(voltmeter)
    #expect(chip.configuration == voltmeter)
  }

  @Test("bit 7 of the third register says that a conversion waits; the rest must be ours")
  func ready() throws {
    let (_, chip) = try claimed(then: [
      Registers.read(2, 0x60), Registers.read(2, 0xE0), Registers.read(2, 0xE1),
    ])
    #expect(try !chip.isReady())
    #expect(try chip.isReady())
    #expect(throws: ADS122C04.Failure.readBack(register: 2, wrote: 0x60, read: 0xE1)) {
      try chip.isReady()
    }
  }

  @Test("every kind of failure comes through with its command", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) throws {
    func failure(_ command: UInt8) -> ADS122C04.Failure {
      .bus(I2CError(kind, bus: 0, address: 0x40, register: command))
    }
    var (_, chip) = try claimed(
      then: [[0x08], [0x02], [0x10], [0x28], [0x48, 0x60], [0x06]].map {
        .fails(address: 0x40, out: $0, kind)
      })
    #expect(throws: failure(0x08)) { try chip.start() }
    #expect(throws: failure(0x02)) { try chip.powerDown() }
    #expect(throws: failure(0x10)) { try chip.sample() }
    #expect(throws: failure(0x28)) { try chip.isReady() }
    #expect(throws: failure(0x48)) { try chip.configure(voltmeter) }
    #expect(throws: failure(0x06)) { try chip.reset() }
  }
}
