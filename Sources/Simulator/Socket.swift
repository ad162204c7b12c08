import Quantities

/// One place on a bus: the chip in it, and what happens to the messages for it.
final class Socket {
  let chip: any I2CTarget
  private(set) var health = Sockets.Health.sound

  init(_ chip: any I2CTarget) { self.chip = chip }

  func ail(with health: Sockets.Health) { self.health = health }

  func write(_ bytes: Span<UInt8>, at now: Instant) -> Answer {
    switch health {
    case .sound: return chip.write(bytes, at: now)
    case .dead: return .absent
    case .deaf: return bytes.count > 1 ? .acknowledged : chip.write(bytes, at: now)
    }
  }

  func read(_ bytes: inout MutableSpan<UInt8>, at now: Instant) -> Answer {
    switch health {
    case .sound, .deaf: return chip.read(&bytes, at: now)
    case .dead: return .absent
    }
  }

  /// Two chips drive the data line at once: a zero wins over a one.
  func collide(_ bytes: inout MutableSpan<UInt8>, at now: Instant) {
    var theirs = [UInt8](repeating: 0xFF, count: bytes.count)
    var span = theirs.mutableSpan
    guard read(&span, at: now) == .acknowledged else { return }
    for i in 0..<bytes.count { bytes[i] &= span[i] }
  }
}
