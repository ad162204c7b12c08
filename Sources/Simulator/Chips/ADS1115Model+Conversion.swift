public import Quantities

/// What the converter does by itself.
extension ADS1115Model {
  private static let isSingleShot: UInt16 = 1 << 8

  func configure(_ value: UInt16, at now: Instant) {
    let comparator: UInt16 = 0x001F
    if (value ^ config) & comparator != 0 {
      streak = 0
      isAsserted = false
    }
    config = value & 0x7FFF
    if !clock.isRunning {
      // In single-shot mode only a written one starts; in continuous mode there is no rest.
      if value & Self.isSingleShot == 0 || value & 0x8000 != 0 { start(at: now, asleep: true) }
    }
    showPin(at: now)
  }

  private func start(at now: Instant, asleep: Bool) {
    active = config
    let time = conversionTime
    // Waking up takes about 25 µs.
    let first = asleep ? time + .microseconds(25) : time
    let single = active & Self.isSingleShot != 0
    clock.start(at: now, first: first, then: time, count: single ? 1 : .max)
  }

  private var conversionTime: Seconds {
    let rate: Double =
      switch active >> 5 & 7 {
      case 0: 8
      case 1: 16
      case 2: 32
      case 3: 64
      case 4: 128
      case 5: 250
      case 6: 475
      default: 860  // Three bits have no other value.
      }
    return Seconds(slowness / rate)
  }

  public func settle(to now: Instant) {
    while now >= clock.next, broken.freeze != .stopped {
      if config != active {
        finishOne()
      } else {
        finishAll(until: now)
      }
    }
    endPulse(by: now)
  }

  /// Completes the conversion in progress and goes on with what was configured meanwhile.
  private func finishOne() {
    let wasSingle = active & Self.isSingleShot != 0
    let then = clock.pass(1)
    complete(at: then)
    clock.stop()
    if config & Self.isSingleShot == 0 { start(at: then, asleep: false) } else { active = config }
    if wasSingle, clock.isRunning { showPin(at: then) }
  }

  private func finishAll(until now: Instant) {
    var due = clock.due(by: now)
    let unseen = isWatching ? clock.forgotten(of: due, at: now) : due - 1
    due -= unseen
    var then = clock.pass(unseen + 1)
    complete(at: then)
    while due > 1 {
      due -= 1
      then = clock.pass(1)
      complete(at: then)
    }
  }

  private func complete(at then: Instant) {
    if broken.freeze == nil { conversion = sample(at: then) }
    compare(at: then)
  }

  private func sample(at now: Instant) -> Int16 {
    // SBAS444, figure of the configuration register: MUX, PGA.
    let selection = Int(active >> 12 & 7)
    let positive: Int
    let negative: Int?
    switch selection {
    case 0: (positive, negative) = (0, 1)
    case 1...3: (positive, negative) = (selection - 1, 3)
    default: (positive, negative) = (selection - 4, nil)
    }
    let difference = volts(positive, at: now) - (negative.map { volts($0, at: now) } ?? 0)
    let counts = Arithmetic.rounded(difference / fullScale * 32768)
    return Int16(min(max(counts, -32768), 32767))
  }

  private func volts(_ input: Int, at now: Instant) -> Double {
    min(max(inputs[input].value(at: now), -0.3), supply.value + 0.3)
  }

  private var fullScale: Double {
    switch active >> 9 & 7 {
    case 0: 6.144
    case 1: 4.096
    case 2: 2.048
    case 3: 1.024
    case 4: 0.512
    default: 0.256  // The three highest settings are the same.
    }
  }
}
