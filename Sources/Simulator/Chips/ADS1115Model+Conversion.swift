import HAL
public import Quantities

extension ADS1115Model {
  /// SBAS444D, 9.4.2.1: from power-down to the begin of a conversion.
  private static let wakeUp = Seconds.microseconds(25)
  /// 9.3.8: how long ALERT/RDY tells of each continuous conversion.
  private static let pulse = Seconds.microseconds(8)
  /// How far back nets can be asked.
  private static let memory = Seconds.milliseconds(500)

  var comparatorSettings: ADS1115Comparator.Settings { .init(bits: configuration & 0x1F) }

  /// 9.3.8: thresholds of these signs turn ALERT/RDY into a conversion-ready pin.
  private var tellsReady: Bool { high < 0 && low >= 0 }

  public func settle(to now: Instant) {
    guard due <= now else { return }
    endPulse(by: now)
    while let present = run, present.completion(of: present.done) <= now {
      run = frozen ? restarted(present, at: now) : advanced(present, to: now)
    }
    endPulse(by: now)
    plan()
  }

  func configure(_ word: UInt16, at now: Instant) {
    configuration = word & 0x7FFF
    let settings = ADS1115Settings(word)
    // What runs completes as it began (9.4.2.2); only an idle converter can be started.
    if run == nil && (settings.isContinuous || word & 0x8000 != 0) {
      isReady = false
      run = ADS1115Run(settings: settings, origin: now + Self.wakeUp)
    }
    if comparatorSettings.isDisabled { comparator.release() }
    plan()
  }

  func signal(at now: Instant) {
    guard let alert else { return }
    let settings = comparatorSettings
    let asserted = tellsReady ? isReady : comparator.isAsserted
    let isHigh = settings.isDisabled || asserted == settings.isActiveHigh
    alert.drive(isHigh ? .high : .low, at: now)
  }

  private func plan() {
    due = pulseEnds
    if let run { due = min(due, run.completion(of: run.done)) }
  }

  private func endPulse(by now: Instant) {
    guard pulseEnds <= now else { return }
    isReady = false
    signal(at: pulseEnds)
    pulseEnds = .never
  }

  private func restarted(_ old: ADS1115Run, at now: Instant) -> ADS1115Run {
    ADS1115Run(settings: old.settings, origin: now)
  }

  /// Completes what is due, and says what runs then.
  private func advanced(_ old: ADS1115Run, to now: Instant) -> ADS1115Run? {
    var present = old
    let wanted = ADS1115Settings(configuration)
    let isLast = wanted != present.settings || !wanted.isContinuous
    let end = isLast ? present.done + 1 : present.completed(by: now)
    var next = end - 1
    if alert != nil && !comparatorSettings.isDisabled {
      next = max(present.done, min(next, present.completed(by: now - Self.memory)))
    }
    while next < end {
      complete(present.settings, at: present.completion(of: next))
      next += 1
    }
    present.done = end
    guard isLast else { return present }
    guard wanted.isContinuous else { return nil }
    return ADS1115Run(settings: wanted, origin: present.completion(of: end - 1))
  }

  private func complete(_ settings: ADS1115Settings, at now: Instant) {
    endPulse(by: now)
    code = converted(settings, at: now)
    guard alert != nil else { return }
    comparator.judge(code, low: low, high: high, as: comparatorSettings)
    isReady = true
    if settings.isContinuous { pulseEnds = now + Self.pulse }
    signal(at: now)
  }

  private func converted(_ settings: ADS1115Settings, at now: Instant) -> Int16 {
    let pins = settings.pins
    var volts = inputs.with(pins.positive) { $0.value(at: now) }
    if let negative = pins.negative { volts -= inputs.with(negative) { $0.value(at: now) } }
    let counts = volts / settings.fullScale * 32768
    guard counts < 32767 else { return 0x7FFF }
    return counts > -32768 ? Int16(Arithmetic.rounded(counts)) : -0x8000
  }
}
