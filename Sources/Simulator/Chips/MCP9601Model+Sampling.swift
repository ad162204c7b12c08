public import Quantities

/// What the converter does by itself.
extension MCP9601Model {
  enum Flag {
    static let burstComplete: UInt8 = 1 << 7
    static let updated: UInt8 = 1 << 6
    static let shorted: UInt8 = 1 << 5
    /// Open on an MCP9601 that checks its wires, and out of range on both.
    static let open: UInt8 = 1 << 4
  }

  /// DS20005426, register 5-8, bits 1-0.
  private enum Mode: UInt8 {
    case normal = 0
    case shutdown = 1
    case burst = 2
  }

  /// The fourth setting has no effect; the write of it is refused.
  private var mode: Mode { Mode(rawValue: deviceConfiguration & 3) ?? .normal }

  /// 0 to 3 for 18, 16, 14 and 12 bits.
  private var coarseness: Int { Int(deviceConfiguration >> 5) & 3 }

  /// DS20005426, table 5-3.
  private var conversionTime: Seconds {
    switch coarseness {
    case 0: .milliseconds(320)
    case 1: .milliseconds(80)
    case 2: .milliseconds(20)
    default: .milliseconds(5)  // Two bits have no other value.
    }
  }

  private var isColdCoarse: Bool { deviceConfiguration & 0x80 != 0 }

  /// Begins as the configuration says; a conversion in progress is lost.
  func startConverting(at now: Instant) {
    defer { due = min(clock.next, coldClock.next) }
    clock.stop()
    coldClock.stop()
    switch mode {
    case .shutdown: return
    case .normal:
      clock = ConversionClock(from: now, first: conversionTime, then: conversionTime)
      // DS20005426, table 5-2.
      let time = Seconds.milliseconds(isColdCoarse ? 63 : 250)
      coldClock = ConversionClock(from: now, first: time, then: time)
    case .burst:
      let samples = Int64(1) << Int64(deviceConfiguration >> 2 & 7)
      clock = ConversionClock(
        from: now, first: conversionTime, then: conversionTime, count: samples)
    }
  }

  /// Starts the sensor's conversion anew; the cold junction's goes on.
  func restartSensor(at now: Instant) {
    defer { due = min(clock.next, coldClock.next) }
    switch mode {
    case .normal: clock = ConversionClock(from: now, first: conversionTime, then: conversionTime)
    case .shutdown, .burst: startConverting(at: now)
    }
  }

  public func settle(to now: Instant) {
    guard now >= due, broken.freeze != .stopped else { return }
    if now >= clock.next { convert(until: now) }
    if now >= coldClock.next { measureCold(until: now) }
    due = min(clock.next, coldClock.next)
  }

  private func convert(until now: Instant) {
    let running = clock
    var due = running.due(by: now)
    // Nobody sees what comes between, unless the filter or an alert does.
    let unseen = seesEach ? running.forgotten(of: due, at: now) : due - 1
    due -= unseen
    var times = unseen + 1
    while due > 0 {
      due -= 1
      let then = pass(times)
      if mode == .burst { sampleCold(at: then) } else { measureCold(until: then) }
      complete(at: then, times: times)
      times = 1
    }
    if mode == .burst, !clock.isRunning { flags |= Flag.burstComplete }
  }

  /// Goes on by so many conversions. A copy is changed: a change in place is checked each time.
  private func pass(_ count: Int64) -> Instant {
    var running = clock
    let then = running.pass(count)
    clock = running
    return then
  }

  private var seesEach: Bool { filter.isOn || watches }

  private func complete(at then: Instant, times: Int64) {
    let before = flags
    flags |= Flag.updated
    if broken.freeze == nil { sample(at: then, times: times) }
    if watches { compareAlerts(at: then) }
    if (flags ^ before) & (Flag.open | Flag.shorted) != 0 { showWires(at: then) }
  }

  private func sample(at then: Instant, times: Int64) {
    // The converter's step is 2 µV with 18 bits and four times more with each pair fewer.
    let step = Int32(1) << Int32(2 * coarseness)
    let counts = probe.emf(at: then).value / (2e-6 * Double(step))
    let code = Self.whole(counts, within: 200_000) * step
    let wide = min(max(code, -131_072), 131_072 - step)
    rawCode = wide
    // T_C begins with zero, so that what comes before its first conversion is too low.
    let hot = celsius(at: Volts(Double(wide) * 2e-6) + coldEmf)
    check(hot, inRange: wide == code)
    let shown = filter.isOn ? filter.take(hot, times: times) : hot
    hotCode = Int32(Arithmetic.rounded(shown * 16))
    deltaCode = hotCode - coldCode
  }

  private func celsius(at emf: Volts) -> Double {
    if emf != linearised.emf { linearised = (emf, function.temperature(at: emf).value) }
    return linearised.celsius
  }

  private func measureCold(until now: Instant) {
    var running = coldClock
    let due = running.due(by: now)
    guard due > 0 else { return }
    let then = running.pass(due)
    coldClock = running
    if broken.freeze == nil { sampleCold(at: max(then, now - ConversionClock.lookBack)) }
  }

  private func sampleCold(at then: Instant) {
    guard broken.freeze == nil else { return }
    let step = isColdCoarse ? Int32(4) : 1
    let counts = die.value(at: then) * 16 / Double(step)
    let code = min(max(Self.whole(counts, within: 4096) * step, -2048), 2048 - step)
    guard code != coldCode else { return }
    coldCode = code
    compensate()
  }

  /// Works out what the cold junction lacks.
  func compensate() { coldEmf = function.emf(at: Celsius(Double(coldCode) / 16)) }

  /// The nearest whole count; a node with no voltage that could be named reads as far too much.
  private static func whole(_ counts: Double, within bound: Double) -> Int32 {
    guard counts < bound else { return Int32(bound) }
    return Int32(Arithmetic.rounded(max(counts, -bound)))
  }
}
