import Devices
import HAL
import Quantities
import Testing

/// What claiming says, with an identity and a gain register that reads as `gain`.
private func claim(
  id: [UInt8] = [0x01, 0x15], data: [UInt8] = [0, 0], gain: [UInt8] = [0x00, 0x01],
  status: [UInt8] = [0, 0], sync: [UInt8] = [0, 0], configuration: [UInt8] = [0, 0]
) -> [ScriptedBus.Exchange] {
  [.exchange(address: 0x48, out: [0x01], in: id)] + awake(sync, configuration) + [
    .exchange(address: 0x48, out: [0x08, 0, 0], in: []),
    .exchange(address: 0x48, out: [0x08], in: data),
    .exchange(address: 0x48, out: [0x04, 0x00, 0x01], in: []),
    .exchange(address: 0x48, out: [0x04], in: gain),
    .exchange(address: 0x48, out: [0x07], in: status),
  ]
}

private func awake(
  _ sync: [UInt8] = [0, 0], _ configuration: [UInt8] = [0, 0]
) -> [ScriptedBus.Exchange] {
  [
    .exchange(address: 0x48, out: [0x02], in: sync),
    .exchange(address: 0x48, out: [0x03], in: configuration),
  ]
}

@Suite("DAC80501")
struct DAC80501Tests {
  @Test("is claimed with its output at zero before its span is touched")
  func order() throws {
    let bus = ScriptedBus(claim())
    _ = try DAC80501(on: bus, at: 0x48, span: .volts5)
    #expect(bus.remaining == 0)
  }

  @Test(
    "refuses another chip, and one that wakes at middle scale",
    arguments: [[0x01, 0x95], [0x11, 0x15], [0x00, 0x00], [0xFF, 0xFF]] as [[UInt8]])
  func identity(id: [UInt8]) {
    let word = UInt16(id[0]) << 8 | UInt16(id[1])
    #expect(throws: DAC80501.Failure.wrongDevice(id: word)) {
      try DAC80501(on: ScriptedBus(claim(id: id)), at: 0x48, span: .volts5)
    }
  }

  @Test("a span that did not hold, and a reference that the supply cannot carry, are refused")
  func refusals() {
    #expect(throws: DAC80501.Failure.readBack(register: 0x04, wrote: 1, read: 0x0101)) {
      try DAC80501(on: ScriptedBus(claim(gain: [1, 1])), at: 0x48, span: .volts5)
    }
    #expect(throws: DAC80501.Failure.referenceAlarm) {
      try DAC80501(on: ScriptedBus(claim(status: [0, 1])), at: 0x48, span: .volts5)
    }
  }

  @Test(
    "voltages become codes, rounded down",
    arguments: [(0.0, 0x0000), (2.5, 0x8000), (1.25, 0x4000), (4.99999, 0xFFFF)])
  func codes(volts: Double, code: UInt16) throws {
    let (high, low) = (UInt8(code >> 8), UInt8(code & 0xFF))
    let bus = ScriptedBus(
      claim() + [
        .exchange(address: 0x48, out: [0x08, high, low], in: []),
        .exchange(address: 0x48, out: [0x08], in: [high, low]),
      ])
    try DAC80501(on: bus, at: 0x48, span: .volts5).set(Volts(volts))
    #expect(bus.remaining == 0)
  }

  @Test("a voltage outside the span is an error, never a clamp", arguments: [-0.001, 5, 9, .nan])
  func outside(volts: Double) throws {
    let dac = try DAC80501(on: ScriptedBus(claim()), at: 0x48, span: .volts5)
    #expect(throws: DAC80501.Failure.self) { try dac.set(Volts(volts)) }
  }

  @Test("the words of the reset and of a code: 05 00 0A, and 08 80 00 for half of the span")
  func reset() throws {
    let sleeping = claim(configuration: [0x00, 0x01])
    let bus = ScriptedBus(
      sleeping[..<3] + [.exchange(address: 0x48, out: [0x05, 0x00, 0x0A], in: [])] + awake()
        + sleeping[3...] + [
          .exchange(address: 0x48, out: [0x08, 0x80, 0x00], in: []),
          .exchange(address: 0x48, out: [0x08], in: [0x80, 0x00]),
        ])
    try DAC80501(on: bus, at: 0x48, span: .volts5).set(Volts(2.5))
    #expect(bus.remaining == 0)
  }

  @Test("reserved bits that read as ones are no sleep; one that does not wake is refused")
  func sleep() throws {
    // A public report has 0x0200 in CONFIG of a sister part after power-on.
    let noisy = ScriptedBus(claim(sync: [0xFF, 0xFE], configuration: [0x02, 0x00]))
    _ = try DAC80501(on: noisy, at: 0x48, span: .volts5)
    let stuck = ScriptedBus(
      claim(sync: [0, 1])[..<3] + [.exchange(address: 0x48, out: [0x05, 0x00, 0x0A], in: [])]
        + awake([0, 1]))
    #expect(throws: DAC80501.Failure.asleep) { try DAC80501(on: stuck, at: 0x48, span: .volts5) }
    #expect(stuck.remaining == 0)
  }

  @Test("every failure of the bus comes through with its register", arguments: Kinds.all)
  func bus(kind: I2CError.Kind) {
    let bus = ScriptedBus([.fails(address: 0x48, out: [0x01], kind)])
    #expect(throws: DAC80501.Failure.self) { try DAC80501(on: bus, at: 0x48, span: .volts5) }
  }
}
