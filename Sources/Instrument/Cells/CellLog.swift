import Procedures
import Quantities

/// What is known of a cell in the present step of its method, and of the step before.
struct CellLog {
  private(set) var newest: CellSample?
  /// Where the cell was when it was last looked at, in whatever step that was.
  private(set) var potential = Volts.zero
  private(set) var cycle = 0
  /// How many times the cell was driven otherwise.
  private(set) var step = 0
  /// Which spectrum of the method, and which sine of that, from one on.
  private(set) var spectrum = 0
  private(set) var sine = 0
  /// Which condition ended the last stay.
  private(set) var way = 0
  /// When the present step began.
  private(set) var began = Instant.zero
  private var count = ChargeCount(since: .zero)
  /// What had flowed before the present step.
  private var charged = Coulombs.zero
  private var discharged = Coulombs.zero
  private var before: CellSample?
  private var recorded: CellSample?
  private var counter: Volts?
  private var temperature: Celsius?
  /// The newest temperature there is.
  var warmth: Celsius? { temperature }
  private var chargeBefore: Coulombs?

  /// What was measured so far was for the connection only.
  mutating func clear(at now: Instant) {
    newest = nil
    before = nil
    recorded = nil
    began = now
    count = ChargeCount(since: now)
  }

  /// A method goes on that was cut off: all that was counted counts on.
  mutating func restore(_ carry: CellCarry) {
    cycle = carry.cycle
    step = carry.step - 1
    spectrum = carry.spectrum
    chargeBefore = carry.before
    (charged, discharged) = (carry.charged, carry.discharged)
    (charged, discharged) = sums(with: carry.charge)
  }

  /// The step that has just begun is the rest of one that was cut off.
  mutating func goOn(_ carry: CellCarry, at now: Instant) {
    step = carry.step
    chargeBefore = carry.before
    (charged, discharged) = (carry.charged, carry.discharged)
    count = ChargeCount(since: now, with: carry.charge)
    began = now - carry.entry.lasted
  }

  mutating func beginCycle() { cycle += 1 }

  mutating func beginSpectrum() {
    spectrum += 1
    sine = 0
  }

  mutating func beginSine() { sine += 1 }

  mutating func stayEnded(by way: Int) { self.way = way }

  mutating func beginStep(at now: Instant) {
    let charge = count.total(until: now)
    if charge != .zero { chargeBefore = charge.magnitude }
    (charged, discharged) = sums(with: charge)
    clear(at: now)
    step += 1
  }

  /// What flowed since the last sample of a method that came to its end counts too.
  mutating func close(at now: Instant) {
    (charged, discharged) = sums(with: count.total(until: now))
    count = ChargeCount(since: now)
  }

  mutating func remember(_ seen: PotentiostatCard.Aside) {
    counter = seen.counter
    temperature = seen.temperature
  }

  mutating func add(potential: Volts, current: Amperes, at now: Instant) -> CellSample {
    count.add(current, at: now)
    let sums = sums(with: count.charge)
    let sample = CellSample(
      at: now, potential: potential, counter: counter, current: current, charge: count.charge,
      charged: sums.charged, discharged: sums.discharged, temperature: temperature)
    before = newest
    newest = sample
    self.potential = potential
    return sample
  }

  /// A step drives one way: what flows the other way in it is noise or relaxation, and nets out.
  private func sums(with charge: Coulombs) -> (charged: Coulombs, discharged: Coulombs) {
    charge > .zero ? (charged + charge, discharged) : (charged, discharged - charge)
  }

  /// What has flowed in all until the newest sample, each way for itself.
  var total: (charged: Coulombs, discharged: Coulombs) { sums(with: count.charge) }

  func charge(until now: Instant) -> Coulombs { count.total(until: now) }

  /// The newest sample, if the rule wants it written.
  mutating func record(by rule: RecordRule) -> CellSample? {
    guard let newest else { return nil }
    if let recorded, !rule.asksFor(newest, after: recorded) { return nil }
    recorded = newest
    return newest
  }

  /// The newest sample of the step, unless it was written already.
  mutating func last() -> CellSample? {
    guard let newest, newest.at != recorded?.at else { return nil }
    recorded = newest
    return newest
  }

  /// What a signal reads in this step; nil before its first sample.
  func value(of signal: Signal) -> Double? {
    switch signal {
    case .potential: newest?.potential.value
    case .counterPotential: newest?.counter?.value
    case .current: newest?.current.magnitude.value
    case .charge: newest?.charge.magnitude.value
    case .chargeShare:
      if let charge = newest?.charge, let chargeBefore {
        charge.magnitude / chargeBefore
      } else {
        nil
      }
    case .drift: drift?.value
    case .cellTemperature: temperature?.value
    case .way: Double(way)
    case .cycle: Double(cycle)
    case .temperature, .pressure, .flow, .interlock, .turned, .shut, .thickness: nil
    }
  }

  private var drift: VoltsPerSecond? {
    guard let newest, let before, newest.at > before.at else { return nil }
    let change = (newest.potential - before.potential).magnitude
    return VoltsPerSecond(change.value / (newest.at - before.at).value)
  }
}
