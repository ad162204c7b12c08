import HAL
import Quantities

/// What can be wrong with a whole bus.
public struct BusFailures: Equatable, Sendable {
  /// The share of messages whose address nobody acknowledges.
  public var naks = 0.0
  /// The share of messages in which another controller wins the arbitration.
  public var collisions = 0.0
  /// The share of messages in which one bit of the answer is wrong.
  public var flips = 0.0
  /// Somebody holds the data line low.
  public var dataStuck = false
  /// Somebody holds the clock line low.
  public var clockStuck = false

  public init() {}

  /// How long the kernel waits for a bus before it gives a message up (I2C_TIMEOUT, 10 ms steps).
  static let patience = Seconds.milliseconds(20)

  /// How this message fails, and how long that takes.
  func strike(_ noise: Noise, _ count: UInt64) -> (kind: I2CError.Kind, lasts: Seconds)? {
    if clockStuck { return (.timeout, Self.patience) }
    if dataStuck { return (.stuckBus, Self.patience) }
    let chance = noise.uniform(count &* 4)
    if chance < naks { return (.nakAddress, .microseconds(110)) }
    if noise.uniform(count &* 4 &+ 1) < collisions { return (.arbitrationLost, .microseconds(50)) }
    return nil
  }

  /// Turns one bit of an answer over, now and then.
  func flip(_ bytes: inout MutableSpan<UInt8>, _ noise: Noise, _ count: UInt64) {
    guard noise.uniform(count &* 4 &+ 2) < flips else { return }
    let place = Int(noise.bits(count &* 4 &+ 3) % UInt64(bytes.count * 8))
    bytes[place / 8] ^= 1 << UInt8(place % 8)
  }
}
