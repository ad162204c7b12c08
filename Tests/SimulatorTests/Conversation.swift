import Quantities
import Simulator

/// What a test says to a chip model and hears from it, byte by byte.
struct Conversation {
  let chip: any I2CTarget

  init(with chip: any I2CTarget) { self.chip = chip }

  @discardableResult
  func say(_ bytes: [UInt8], at now: Instant = .zero) -> Answer {
    chip.write(bytes.span, at: now)
  }

  func hear(_ count: Int, at now: Instant = .zero) -> [UInt8] {
    var bytes = [UInt8](repeating: 0x55, count: count)
    var span = bytes.mutableSpan
    guard chip.read(&span, at: now) == .acknowledged else { return [] }
    return bytes
  }

  func ask(_ register: UInt8, for count: Int, at now: Instant = .zero) -> [UInt8] {
    say([register], at: now)
    return hear(count, at: now)
  }

  /// A register of any width, most significant byte first.
  func number(_ register: UInt8, of count: Int = 2, at now: Instant = .zero) -> UInt64 {
    ask(register, for: count, at: now).reduce(0) { $0 << 8 | UInt64($1) }
  }

  @discardableResult
  func put(_ word: UInt16, in register: UInt8, at now: Instant = .zero) -> Answer {
    say([register, UInt8(word >> 8), UInt8(word & 0xFF)], at: now)
  }
}

extension Instant {
  static func seconds(_ value: Double) -> Instant { .zero + Seconds(value) }
  static func microseconds(_ count: Int64) -> Instant { .zero + Seconds.microseconds(count) }
  /// The last instant before this one.
  var justBefore: Instant { Instant(nanoseconds: nanoseconds - 1) }
}
