import HAL
public import Quantities

/// What the converter does by itself.
extension ADS122C04Model {
  private var isTurbo: Bool { registers[1] & 0x10 != 0 }
  private var isContinuous: Bool { registers[1] & 0x08 != 0 }

  /// The oscillator's periods in one conversion (SBAS751, table of conversion times).
  private var cycles: Int64 {
    switch registers[1] >> 5 {
    case 0: 51_192
    case 1: 22_780
    case 2: 11_532
    case 3: 5916
    case 4: 3116
    case 5: 1724
    default: 1036  // The eighth setting is refused.
    }
  }

  /// Half periods of the oscillator as time: 1.024 MHz, in turbo mode 2.048 MHz.
  private func time(halves: Int64) -> Seconds {
    // 10^9 / 2,048,000 = 15625 / 32 exactly; a begun nanosecond counts.
    let scaled = halves * 15_625
    return Seconds(nanoseconds: isTurbo ? (scaled + 63) / 64 : (scaled + 31) / 32)
  }

  func start(at now: Instant) {
    isPoweredDown = false
    checkConfiguration()
    if isContinuous {
      let wait: Int64 = isTurbo ? 210 : 57
      let first = time(halves: 2 * cycles + wait)
      clock.start(at: now, first: first, then: time(halves: 2 * cycles))
    } else {
      let first = time(halves: 2 * (cycles + overhead))
      clock.start(at: now, first: first, then: first, count: 1)
    }
  }

  /// What a single shot takes longer than one of a row.
  private var overhead: Int64 {
    let slowest = registers[1] >> 5 == 0
    if isTurbo { return slowest ? 25 : 29 }
    return slowest ? 21 : 25
  }

  func powerDown() {
    clock.stop()
    isPoweredDown = true
  }

  public func settle(to now: Instant) {
    guard now >= clock.next, broken.freeze != .stopped else { return }
    let due = clock.due(by: now)
    // The pin shows each result that is not too old; only the last can still be read.
    let shown = min(due, 64)
    if due > shown { _ = clock.pass(due - shown) }
    var then = now
    for _ in 0..<shown {
      then = clock.pass(1)
      announce(at: then)
    }
    count &+= UInt8(truncatingIfNeeded: due)
    isNew = true
    if broken.freeze == nil { code = sample(at: then) }
  }

  private func announce(at then: Instant) {
    // A result that nobody took is given up two modulator periods before the next one.
    if clock.isRunning { dataReady.drive(.high, at: then - time(halves: 16)) }
    dataReady.drive(.low, at: then)
  }

  private func sample(at now: Instant) -> Int32 {
    if registers[1] & 1 != 0 {
      // Fourteen bits, 0.03125 °C each, at the upper end of the result.
      let counts = min(max(die.value(at: now) / 0.03125, -8192), 8191)
      return Int32(Arithmetic.rounded(counts)) << 10
    }
    let share = amplified(at: now) / reference(at: now)
    // With no reference at all there is nothing to divide by.
    guard share.isFinite else { return share > 0 ? 0x7F_FFFF : -0x80_0000 }
    let counts = min(max(share, -1), 1) * 8_388_608
    return min(Int32(Arithmetic.rounded(counts)), 0x7F_FFFF)
  }
}
