import Quantities
import Simulator

/// What a bus would do, written as a test wants to read it.
extension I2CTarget {
  @discardableResult
  func send(_ bytes: UInt8..., at now: Instant = .zero) -> Answer {
    write(bytes.span, at: now)
  }

  func receive(_ count: Int, at now: Instant = .zero) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xA5, count: count)
    var span = bytes.mutableSpan
    _ = read(&span, at: now)
    return bytes
  }

  /// Sets the pointer, or gives the command, and reads.
  func ask(_ register: UInt8, _ count: Int, at now: Instant = .zero) -> [UInt8] {
    send(register, at: now)
    return receive(count, at: now)
  }
}

func ms(_ count: Int64) -> Instant { .zero + .milliseconds(count) }

func ns(_ count: Int64) -> Instant { Instant(nanoseconds: count) }

/// A value that rises by `slope` each second: it tells when it was looked at.
final class Ramp: Plant {
  private let slope: Double
  init(_ slope: Double) { self.slope = slope }
  func output(_ index: Int, at now: Instant) -> Double {
    slope * Double(now.nanoseconds) * 1e-9
  }
}
