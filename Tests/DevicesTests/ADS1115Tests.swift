import Devices
import HAL
import Quantities
import Testing

@Suite("ADS1115: one conversion at a time (SBAS444)")
struct ADS1115Tests {
  private static func write(_ register: UInt8, _ word: UInt16) -> ScriptedBus.Exchange {
    .exchange(
      address: 0x48, out: [register, UInt8(word >> 8), UInt8(word & 0xFF)], in: [])
  }

  private static func answer(_ register: UInt8, _ word: UInt16) -> ScriptedBus.Exchange {
    .exchange(address: 0x48, out: [register], in: [UInt8(word >> 8), UInt8(word & 0xFF)])
  }

  private static let claim = [
    write(0x02, 0x8000), answer(0x02, 0x8000), write(0x03, 0x7FFF), answer(0x03, 0x7FFF),
    write(0x01, 0x4187), answer(0x01, 0xC187),
  ]

  private func claimed(then script: [ScriptedBus.Exchange]) throws -> (ScriptedBus, ADS1115) {
    let bus = ScriptedBus(Self.claim + script)
    return (bus, try ADS1115(on: bus, at: 0x48, alertPin: .unused))
  }

  private let baratron = ADS1115.Measurement(of: .ain1ToGround, range: .volts4, rate: .sps860)

  @Test("the pin as a ready signal: top bit of Hi_thresh one, of Lo_thresh zero, queue zero")
  func readyPin() throws {
    let bus = ScriptedBus([
      Self.write(0x02, 0x0000), Self.answer(0x02, 0x0000),
      Self.write(0x03, 0x8000), Self.answer(0x03, 0x8000),
      Self.write(0x01, 0x4180), Self.answer(0x01, 0x4180),
      Self.write(0x01, 0xD3E0),
    ])
    let chip = try ADS1115(on: bus, at: 0x48, alertPin: .conversionReady)
    _ = try chip.start(baratron)
    #expect(bus.remaining == 0)
  }

  @Test(
    "a chip that does not hold what was written is not claimed",
    arguments: [
      (1, ADS1115.Failure.readBack(register: 0x02, wrote: 0x8000, read: 0x8583)),
      (3, .readBack(register: 0x03, wrote: 0x7FFF, read: 0x8583)),
      (5, .readBack(register: 0x01, wrote: 0x4187, read: 0x8583)),
    ])
  func refusesToClaim(index: Int, failure: ADS1115.Failure) {
    var script = Array(Self.claim[...index])
    script[index] = Self.answer([1: 0x02, 3: 0x03, 5: 0x01][index] ?? 0, 0x8583)
    let bus = ScriptedBus(script)
    #expect(throws: failure) { try ADS1115(on: bus, at: 0x48, alertPin: .unused) }
  }

  @Test("started, busy, ready, read")
  func measures() throws {
    let (bus, chip) = try claimed(then: [
      Self.write(0x01, 0xD3E7), Self.answer(0x01, 0x53E7), Self.answer(0x01, 0xD3E7),
      Self.answer(0x00, 0x0BB8),
    ])
    let conversion = try chip.start(baratron)
    #expect(try chip.result(of: conversion) == .converting)
    #expect(try chip.result(of: conversion) == .voltage(Volts(0.375)))
    #expect(bus.remaining == 0)
  }

  @Test(
    "inputs in bits 14 to 12",
    arguments: [
      (ADS1115.Input.ain0ToAin1, UInt16(0x8387)), (.ain0ToAin3, 0x9387), (.ain1ToAin3, 0xA387),
      (.ain2ToAin3, 0xB387), (.ain0ToGround, 0xC387), (.ain1ToGround, 0xD387),
      (.ain2ToGround, 0xE387), (.ain3ToGround, 0xF387),
    ])
  func inputs(input: ADS1115.Input, word: UInt16) throws {
    let (bus, chip) = try claimed(then: [Self.write(0x01, word)])
    _ = try chip.start(.init(of: input, range: .volts4, rate: .sps128))
    #expect(bus.remaining == 0)
  }

  @Test(
    "ranges in bits 11 to 9, each with its own size of a count",
    arguments: [
      (ADS1115.Range.volts6, UInt16(0x8187), 187.5e-6), (.volts4, 0x8387, 125e-6),
      (.volts2, 0x8587, 62.5e-6), (.volts1, 0x8787, 31.25e-6),
      (.millivolts512, 0x8987, 15.625e-6), (.millivolts256, 0x8B87, 7.8125e-6),
    ])
  func ranges(range: ADS1115.Range, word: UInt16, count: Double) throws {
    let (_, chip) = try claimed(then: [
      Self.write(0x01, word), Self.answer(0x01, word), Self.answer(0x00, 0x0001),
      Self.answer(0x01, word), Self.answer(0x00, 0xFFFF),
    ])
    let conversion = try chip.start(.init(of: .ain0ToAin1, range: range, rate: .sps128))
    guard case .voltage(let one) = try chip.result(of: conversion),
      case .voltage(let minusOne) = try chip.result(of: conversion)
    else { return #expect(Bool(false), "these are voltages") }
    #expect(abs(one.value - count) < 1e-15)
    #expect(one == -minusOne)
  }

  @Test(
    "rates in bits 7 to 5, each with the time that the slowest clock takes",
    arguments: [
      (ADS1115.Rate.sps8, UInt16(0x8307), 8), (.sps16, 0x8327, 16), (.sps32, 0x8347, 32),
      (.sps64, 0x8367, 64), (.sps128, 0x8387, 128), (.sps250, 0x83A7, 250),
      (.sps475, 0x83C7, 475), (.sps860, 0x83E7, 860),
    ])
  func rates(rate: ADS1115.Rate, word: UInt16, samples: Int) throws {
    let (bus, chip) = try claimed(then: [Self.write(0x01, word)])
    _ = try chip.start(.init(of: .ain0ToAin1, range: .volts4, rate: rate))
    #expect(bus.remaining == 0)
    #expect(rate.samplesPerSecond == samples)
    #expect(rate.longestConversion.value > 1.11 / Double(samples))
    #expect(rate.longestConversion.value < 1.17 / Double(samples))
  }

  @Test(
    "ideal codes of the data sheet; the outermost two are no voltage",
    arguments: [
      (UInt16(0x7FFF), ADS1115.Answer.aboveRange), (0x7FFE, .voltage(Volts(4.09575))),
      (0x4000, .voltage(Volts(2.048))), (0x0001, .voltage(Volts(125e-6))),
      (0x0000, .voltage(Volts(0))), (0xFFFF, .voltage(Volts(-125e-6))),
      (0x8001, .voltage(Volts(-4.095875))), (0x8000, .belowRange),
    ])
  func codes(code: UInt16, answer: ADS1115.Answer) throws {
    let (_, chip) = try claimed(then: [
      Self.write(0x01, 0xD3E7), Self.answer(0x01, 0xD3E7), Self.answer(0x00, code),
    ])
    let conversion = try chip.start(baratron)
    #expect(try chip.result(of: conversion) == answer)
  }

  @Test("no result of another configuration, in any bit", arguments: 0..<15)
  func refusesForeignResult(bit: Int) throws {
    let held = UInt16(0xD3E7) ^ 1 << bit
    let (_, chip) = try claimed(then: [Self.write(0x01, 0xD3E7), Self.answer(0x01, held)])
    let conversion = try chip.start(baratron)
    #expect(throws: ADS1115.Failure.readBack(register: 0x01, wrote: 0x53E7, read: held)) {
      try chip.result(of: conversion)
    }
  }

  @Test("a chip that lost its supply is found even when power-up settings were asked for")
  func findsPowerUp() throws {
    let (_, chip) = try claimed(then: [Self.write(0x01, 0x8587), Self.answer(0x01, 0x8583)])
    let conversion = try chip.start(.init(of: .ain0ToAin1, range: .volts2, rate: .sps128))
    #expect(throws: ADS1115.Failure.readBack(register: 0x01, wrote: 0x0587, read: 0x8583)) {
      try chip.result(of: conversion)
    }
  }

  @Test("every kind of failure comes through with its register", arguments: Kinds.all)
  func passesErrors(kind: I2CError.Kind) throws {
    func failure(_ register: UInt8) -> ADS1115.Failure {
      .bus(I2CError(kind, bus: 0, address: 0x48, register: register))
    }
    let (_, chip) = try claimed(then: [
      .fails(address: 0x48, out: [0x01, 0xD3, 0xE7], kind), Self.write(0x01, 0xD3E7),
      .fails(address: 0x48, out: [0x01], kind), Self.answer(0x01, 0xD3E7),
      .fails(address: 0x48, out: [0x00], kind),
    ])
    #expect(throws: failure(0x01)) { try chip.start(baratron) }
    let conversion = try chip.start(baratron)
    #expect(throws: failure(0x01)) { try chip.result(of: conversion) }
    #expect(throws: failure(0x00)) { try chip.result(of: conversion) }
    let broken = ScriptedBus([.fails(address: 0x48, out: [0x02, 0x80, 0x00], kind)])
    #expect(throws: failure(0x02)) { try ADS1115(on: broken, at: 0x48, alertPin: .unused) }
  }
}
