public import Quantities

/// What a chip did with the bytes that were offered to it.
public enum Answer: Equatable, Sendable {
  case acknowledged
  /// The chip did not acknowledge the byte with this index.
  case refused(byte: Int)
  /// The chip did not answer to its address: it is busy, asleep or has no power.
  case absent
}

/// A chip on a simulated bus, seen from the wire.
public protocol I2CTarget: AnyObject {
  /// Takes the bytes between a start with the write bit and the next start or stop.
  func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer
  /// Fills the bytes that the controller clocks out of the chip.
  func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer
  /// Loses power for a moment: every register is as after power-on.
  func powerOnReset(at now: Instant)
  /// The first thing that was asked of the chip and that its datasheet does not allow.
  var misuse: Misuse? { get }
}

/// Something that was done to a chip which its datasheet forbids or does not define.
///
/// It is a bug in a driver, not a fault of the rig: tests demand that there is none.
public struct Misuse: Hashable, Sendable, CustomStringConvertible {
  public let chip: String
  public let what: String
  public let register: UInt8?

  public init(_ chip: String, _ what: String, register: UInt8? = nil) {
    self.chip = chip
    self.what = what
    self.register = register
  }

  public var description: String {
    guard let register else { return "\(chip): \(what)" }
    return "\(chip): \(what), register 0x\(String(register, radix: 16))"
  }
}
