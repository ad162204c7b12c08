import HAL
public import Quantities

extension ADS122C04Model {
  /// So many results are told on DRDY, two edges each, when it was not asked for long.
  private static let told: Int64 = 128

  public func settle(to now: Instant) {
    guard due <= now, var present = run else { return }
    let completion = present.completion(of: present.done)
    guard completion <= now else {
      drdy?.drive(.high, at: due)
      return
    }
    if frozen {
      run = ADS122C04Run(settings, from: now)
    } else {
      // After POWERDOWN only what is ongoing still completes.
      let end = isPoweredDown ? present.done + 1 : present.completed(by: now)
      complete(present, until: end)
      present.done = end
      run = present.isContinuous && !isPoweredDown ? present : nil
    }
    plan()
  }

  func start(at now: Instant) {
    isPoweredDown = false
    run = ADS122C04Run(settings, from: now)
    // 8.4.2: what was ready is no longer announced on the pin.
    drdy?.drive(.high, at: now)
    plan()
  }

  func powerDown() { isPoweredDown = true }

  func setNewResult(_ isNew: Bool, at now: Instant) {
    hasNewResult = isNew
    drdy?.drive(isNew ? .low : .high, at: now)
  }

  /// A result that nobody takes is announced until shortly before the next one.
  private func plan() {
    guard let run else {
      due = .never
      return
    }
    let completion = run.completion(of: run.done)
    due = hasNewResult && drdy != nil ? completion - run.pulse : completion
  }

  private func complete(_ present: ADS122C04Run, until end: Int64) {
    let last = present.completion(of: end - 1)
    if isLosing, losses?.takesNext() == true {
      lastLoss = last
      return
    }
    counter = counter &+ UInt8(truncatingIfNeeded: end - present.done)
    code = converted(from: last - present.window, to: last)
    hasNewResult = true
    holdsNewest = false
    guard let drdy else { return }
    var next = max(present.done, end - Self.told)
    while next < end {
      let completion = present.completion(of: next)
      drdy.drive(.high, at: completion - present.pulse)
      drdy.drive(.low, at: completion)
      next += 1
    }
  }

  private func converted(from start: Instant, to now: Instant) -> Int32 {
    guard !settings.isTemperature else { return temperature(at: now) }
    let reference = reference(at: now)
    let counts = amplified(from: start, to: now) / reference * 8_388_608
    guard counts < 8_388_607 else { return 0x7F_FFFF }
    return counts > -8_388_608 ? Int32(Arithmetic.rounded(counts)) : -0x80_0000
  }

  /// 8.3.10: 14 bits of 0.03125 °C, at the left of the 24.
  private func temperature(at now: Instant) -> Int32 {
    let counts = Arithmetic.rounded(pins.die.value(at: now) / 0.03125)
    let code: Int32 = counts < 8191 ? (counts > -8192 ? Int32(counts) : -8192) : 8191
    return code << 10
  }

  private func reference(at now: Instant) -> Double {
    switch settings.reference {
    case .internal: 2.048
    case .external: pins.reference.value(at: now)
    case .supply: pins.supply.value(at: now)
    }
  }

  /// What the modulator sees on average, in volts.
  private func amplified(from start: Instant, to now: Instant) -> Double {
    let gain = Double(settings.gain)
    switch settings.signal {
    case .between(let p, let n):
      let bounds = settings.usesAmplifier ? amplifiable(at: now) : nil
      return
        (input(p, within: bounds, from: start, to: now)
        - input(n, within: bounds, from: start, to: now)) * gain
    case .toGround(let p):
      let bounds = settings.usesAmplifier ? amplifiable(at: now) : nil
      return (input(p, within: bounds, from: start, to: now) - pins.avss.value(at: now)) * gain
    // 8.3.9: the monitors are a quarter, at gain 1.
    case .reference: return pins.reference.value(at: now) / 4
    case .supply: return pins.supply.value(at: now) / 4
    case .shorted: return 0
    }
  }

  /// 6.5: the amplifier sees no more than lies 0.2 V within its supplies.
  private func amplifiable(at now: Instant) -> (bottom: Double, top: Double) {
    let bottom = pins.avss.value(at: now)
    return (bottom + 0.2, bottom + pins.supply.value(at: now) - 0.2)
  }

  private func input(
    _ index: Int, within bounds: (bottom: Double, top: Double)?, from start: Instant,
    to now: Instant
  ) -> Double {
    let volts = pins.inputs.with(index) { $0.mean(from: start, to: now) }
    guard let bounds else { return volts }
    return volts < bounds.bottom ? bounds.bottom : (volts > bounds.top ? bounds.top : volts)
  }
}
