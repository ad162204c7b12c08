public import HAL

/// A Texas Instruments TCA9535: sixteen pins, each an input or a driven output.
///
/// SCPS201E. In every number here bit n is pin P0n and bit 8 + n is pin P1n.
public struct TCA9535 {
  private enum Register {
    // The input pair is read from its second half, which yields P1 and then P0, so that 0x00 is
    // never written. That does not make INT reliable: docs/devices/TCA9535.md.
    static let inputs: UInt8 = 0x01
    static let outputs: UInt8 = 0x02
    static let polarity: UInt8 = 0x04
    static let configuration: UInt8 = 0x06
  }

  public enum Failure: Error, Hashable, Sendable {
    case bus(I2CError)
    /// A pair of registers does not hold what was written to it.
    case readBack(register: UInt8, wrote: UInt16, read: UInt16)
  }

  /// The pins that this program drives; the others are inputs.
  public let outputs: UInt16
  private let bus: any I2CBus
  private let address: I2CAddress

  /// Claims the chip; its outputs come up at `levels`, never at another.
  ///
  /// The latch wakes up at all ones, so it is written, and read back, while the pins are still
  /// inputs; only then are they turned round. The chip has no identity: that the three pairs
  /// hold what was written is all the proof there is.
  public init(
    on bus: any I2CBus, at address: I2CAddress, driving outputs: UInt16, to levels: UInt16
  ) throws(Failure) {
    self.bus = bus
    self.address = address
    self.outputs = outputs
    try write(levels)
    try write(0, to: Register.polarity)
    try confirm(0, in: Register.polarity)
    try write(~outputs, to: Register.configuration)
    try confirm(~outputs, in: Register.configuration)
  }

  /// Sets the latch and reads it back; bits of pins that are inputs are kept but not driven.
  public func write(_ levels: UInt16) throws(Failure) {
    try write(levels, to: Register.outputs)
    try confirm(levels, in: Register.outputs)
  }

  /// What is on the wires, of outputs too: a driven pin that differs is shorted or unpowered.
  public func pins() throws(Failure) -> UInt16 {
    try read(Register.inputs)
  }

  /// Whether the chip still holds all this: after a loss of supply every pin is an input.
  public func confirm(_ levels: UInt16) throws(Failure) {
    try confirm(levels, in: Register.outputs)
    try confirm(0, in: Register.polarity)
    try confirm(~outputs, in: Register.configuration)
  }

  private func confirm(_ value: UInt16, in register: UInt8) throws(Failure) {
    // The first byte is the port that the register names: the low half.
    let held = try read(register).byteSwapped
    guard held == value else {
      throw .readBack(register: register, wrote: value, read: held)
    }
  }

  /// Both registers of a pair as they come: first the one that is named.
  private func read(_ register: UInt8) throws(Failure) -> UInt16 {
    do throws(I2CError) { return try bus.readWord(register, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }

  private func write(_ value: UInt16, to register: UInt8) throws(Failure) {
    do throws(I2CError) { try bus.writeWord(register, value.byteSwapped, at: address) } catch {
      throw .bus(error.naming(register))
    }
  }
}
