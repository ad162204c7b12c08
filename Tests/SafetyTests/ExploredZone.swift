import Quantities
import Safety

/// What one sensor does in one period.
enum Sensed: Hashable {
  /// A new value so many steps of its grid away from the last.
  case moved(Int)
  /// The wire is open, the bus is dead: nothing new.
  case failed
  case noNumber
  case beyond
  /// Further than anything warms.
  case leapt
}

/// What happens in one period: its length in ticks of 50 ms, the heater, the two sensors.
struct Period: Hashable {
  var ticks: Int
  var heated: Bool
  var element: Sensed
  var sample: Sensed
  /// Whether the guard is shown what the sensors said last, or nothing at all.
  var shown = true
}

/// The guard with what stands around it in a zone: a validator for each sensor and a heater that
/// was on or off. Numbers sit on a grid, so that there are only so many states.
struct ExploredZone {
  static let tick = Seconds.milliseconds(50)
  static let elements = (first: 60.0, stride: 12.0, count: 29)
  static let samples = (first: 100.0, stride: 4.0, count: 19)

  private var validators = (element: Self.validator, sample: Self.validator)
  private(set) var guarding: ThermalGuard
  private(set) var now = Instant.zero
  private(set) var latest: (element: TrustedTemperature, sample: TrustedTemperature)?
  private(set) var place = (element: 0, sample: 0)
  /// For how many seconds of full power the element is ahead of its sensor, exactly.
  private(set) var charge = 0.0
  /// The same when the older reading was made.
  private(set) var chargeThen = (element: 0.0, sample: 0.0)
  private let surroundings: Double
  private let fading: Double

  private static var validator: Validator {
    Validator(
      lowest: Celsius(0), highest: Celsius(500), fastest: KelvinsPerSecond(10),
      noise: Kelvins(20))
  }

  init(_ model: StageModel, surroundings: Double, fading: Double) {
    guarding = SafetyTests.guarding(model)
    self.surroundings = surroundings
    self.fading = fading
  }

  /// Begins at a place of the grid, both sensors fresh.
  mutating func begin(element: Int, sample: Int) -> ThermalGuard.Action {
    place = (element, sample)
    look(.moved(0), .moved(0))
    return guarding.step(seen, at: now)
  }

  mutating func live(through period: Period) -> ThermalGuard.Action {
    for _ in 0..<period.ticks {
      now += Self.tick
      guarding.mayHaveHeated(for: period.heated ? Self.tick : .zero, of: Self.tick)
      // A lag of one second: what was hidden fades, what the heater gives joins it.
      charge = charge * fading + (period.heated ? 1 - fading : 0)
    }
    look(period.element, period.sample)
    return guarding.step(period.shown ? seen : nil, at: now)
  }

  var seen: ThermalGuard.Observation? {
    latest.map {
      ThermalGuard.Observation(
        element: $0.element, sample: $0.sample, surroundings: Celsius(surroundings))
    }
  }

  private mutating func look(_ element: Sensed, _ sample: Sensed) {
    let e = Self.read(element, at: &place.element, Self.elements, &validators.element, now)
    let s = Self.read(sample, at: &place.sample, Self.samples, &validators.sample, now)
    if e != nil { chargeThen.element = charge }
    if s != nil { chargeThen.sample = charge }
    if let element = e ?? latest?.element, let sample = s ?? latest?.sample {
      latest = (element, sample)
    }
  }

  private static func read(
    _ sensed: Sensed, at place: inout Int, _ grid: (first: Double, stride: Double, count: Int),
    _ validator: inout Validator, _ now: Instant
  ) -> TrustedTemperature? {
    func checked(_ value: Double) -> TrustedTemperature? {
      do throws(Validator.Distrust) {
        return try validator.check(Celsius(value), measured: now)
      } catch { return nil }
    }
    let here = grid.first + grid.stride * Double(place)
    switch sensed {
    case .failed: return nil
    case .noNumber: return checked(.nan)
    case .beyond: return checked(500.1)
    case .leapt: return checked(here + 60)
    case .moved(let steps):
      let there = Swift.min(Swift.max(place + steps, 0), grid.count - 1)
      guard let reading = checked(grid.first + grid.stride * Double(there)) else { return nil }
      place = there
      return reading
    }
  }

  /// The state as the exploration tells states apart: exact in all but what is hidden.
  var key: UInt64 {
    guard let latest else { return 0 }
    func age(_ reading: TrustedTemperature) -> UInt64 {
      UInt64(Swift.min((now - reading.measured).nanoseconds / Self.tick.nanoseconds, 15))
    }
    var key = UInt64(place.element) &<< 8 | UInt64(place.sample)
    // After a trip only the place goes on counting.
    guard kind < 2 else { return key &<< 24 | kind }
    key = key &<< 8 | age(latest.element) &<< 4 | age(latest.sample)
    key = key &<< 8 | UInt64(charge * 10)
    return key &<< 8 | kind
  }

  private var kind: UInt64 {
    switch guarding.state {
    case .waiting: 0
    case .watching: 1
    case .tripped(.measured, at: _): 2
    case .tripped(.unobserved, at: _): 3
    case .tripped(.blind, at: _): 4
    case .tripped(.elementTooHot, at: _): 5
    case .tripped: 6
    }
  }
}
