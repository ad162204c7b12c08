public import Quantities
import HAL

/// The ADS1115 as its datasheet (SBAS444) describes it; conversions and pin are in extensions.
public final class ADS1115Model: FaultyChip, Settling {
  let inputs: [Net]
  /// An input cannot be driven beyond the supply by more than a diode.
  let supply: Volts
  /// How much slower than nominal this chip's oscillator is; the datasheet allows ±10 %.
  let slowness: Double
  private let pin = Wire("ALERT/RDY", at: .high)

  var log = MisuseLog(of: "ADS1115")
  var broken = ChipFaults()
  private var pointer: UInt8 = 0
  /// What the configuration register holds.
  var config: UInt16 = 0x8583
  /// What the conversion in progress was started with: a change waits until it is complete.
  var active: UInt16 = 0x8583
  var low: Int16 = .min
  var high: Int16 = .max
  var conversion: Int16 = 0
  var clock = ConversionClock()
  var streak = 0
  var isAsserted = false
  var pulseEnd: Instant = .never

  /// Four inputs in volts against the chip's ground, in the order AIN0 to AIN3.
  public init(inputs: [4 of Net], supply: Volts = Volts(5), slowness: Double = 1) {
    self.inputs = inputs.indices.map { inputs[$0] }
    self.supply = supply
    self.slowness = slowness
    pin.driven(by: self)
  }

  /// The open-drain pin ALERT/RDY, with its pull-up.
  public var alert: Wire { pin }

  public var misuse: Misuse? { log.first }

  public var faults: ChipFaults {
    get { broken }
    set { broken = newValue }
  }

  public func powerOnReset(at now: Instant) {
    pointer = 0
    config = 0x8583
    active = config
    low = .min
    high = .max
    conversion = 0
    clock.stop()
    streak = 0
    isAsserted = false
    pulseEnd = .never
    showPin(at: now)
  }

  // MARK: The bytes on the wire (SBAS444, section on reading and writing registers)

  public func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    guard !bytes.isEmpty else { return .acknowledged }
    guard bytes[0] <= 3 else {
      return log.refuse(byte: 0, "there is no such register", register: bytes[0])
    }
    pointer = bytes[0]
    guard bytes.count > 1 else { return .acknowledged }
    guard pointer != 0 else {
      return log.refuse(byte: 1, "a write to a read-only register", register: pointer)
    }
    guard bytes.count == 3 else {
      let byte = min(bytes.count - 1, 3)
      return log.refuse(byte: byte, "a write of the wrong length", register: pointer)
    }
    settle(to: now)
    if broken.losesWrites { return .acknowledged }
    let value = UInt16(bytes[1]) << 8 | UInt16(bytes[2])
    switch pointer {
    case 1: configure(value, at: now)
    case 2: low = Int16(bitPattern: value)
    default: high = Int16(bitPattern: value)
    }
    return .acknowledged
  }

  public func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    // The controller may leave after the first byte; what a third would be is not said.
    guard bytes.count <= 2 else {
      return log.misread(&bytes, "a read of the wrong length", register: pointer)
    }
    settle(to: now)
    var value = UInt32(contents)
    if let bit = broken.stuckBit, bit.register == pointer { value = bit.distort(value) }
    if pointer == 0 { acknowledgeAlert(at: now) }
    if bytes.count > 0 { bytes[0] = UInt8(truncatingIfNeeded: value >> 8) }
    if bytes.count > 1 { bytes[1] = UInt8(truncatingIfNeeded: value) }
    return .acknowledged
  }

  private var contents: UInt16 {
    switch pointer {
    case 0: UInt16(bitPattern: conversion)
    case 1: config & 0x7FFF | (clock.isRunning ? 0 : 0x8000)
    case 2: UInt16(bitPattern: low)
    default: UInt16(bitPattern: high)
    }
  }
}
