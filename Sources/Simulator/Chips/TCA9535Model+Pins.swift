import HAL
public import Quantities

/// What the chip does with its wires.
extension TCA9535Model {
  /// Drives the outputs among these pins.
  func drive(_ mask: UInt16, at now: Instant) {
    let outputs = mask & ~configuration
    for i in 0..<16 where outputs >> UInt16(i) & 1 != 0 {
      pins[i].wire.drive(output >> UInt16(i) & 1 != 0 ? .high : .low, at: now)
    }
  }

  /// Lets go of these pins: their resistors take over.
  func release(_ mask: UInt16, at now: Instant) {
    for i in 0..<16 where mask >> UInt16(i) & 1 != 0 {
      if let pull = pins[i].pull { pins[i].wire.drive(pull, at: now) }
    }
  }

  /// The levels of these wires, settled; those of the others as last seen.
  func look(at mask: UInt16, _ now: Instant) -> UInt16 {
    var seen = levels & ~mask
    for i in 0..<16 where mask >> UInt16(i) & 1 != 0 {
      if pins[i].wire.level(at: now) == .high { seen |= 1 << UInt16(i) }
    }
    return seen
  }

  /// The controller reads a port: whatever changed on it is no longer news.
  func read(port: UInt16, at now: Instant) {
    levels = look(at: port, now)
    snapshot = snapshot & ~port | levels & port
    showInterrupt(at: now)
  }

  public func wireChanges(_ wire: Wire, at now: Instant) {
    for i in 0..<16 where pins[i].wire === wire {
      // The wire is told of just before it changes.
      let bit = UInt16(1) << UInt16(i)
      levels = wire.driven == .high ? levels & ~bit : levels | bit
    }
    showInterrupt(at: now)
  }

  public func settle(to now: Instant) {
    levels = look(at: configuration, now)
    showInterrupt(at: now)
  }

  func showInterrupt(at now: Instant) {
    let news = (levels ^ snapshot) & configuration
    interrupt.drive(news == 0 ? .high : .low, at: now)
  }
}
