public import Control
import HAL
public import Quantities
public import Safety

/// One heated part of the rig, with the guard that may cut it and the loop that may not.
public final class Zone {
  public let name: String
  /// Which of the instrument's thermometers stand for element, sample and surroundings.
  public let element, sample: Int
  public let surroundings: Int?
  private let heater: HeaterOutput
  private var guarding: ThermalGuard
  private var loop: SoakLoop
  private var modulator = Modulator()
  private var task = Task.none
  private var seen: ThermalGuard.Observation?
  private var asked = 0.0

  /// What the zone was told to do.
  private enum Task {
    case none
    /// To go there as soon as it is known where the sample is.
    case departing(goal: Celsius, rate: KelvinsPerSecond)
    case following(Ramp)
    /// To heat as hard as the governor admits.
    case pulsing
  }

  public init(
    _ name: String, element: Int, sample: Int, surroundings: Int?, heater: HeaterOutput,
    guarding: ThermalGuard, loop: SoakLoop
  ) {
    self.name = name
    self.element = element
    self.sample = sample
    self.surroundings = surroundings
    self.heater = heater
    self.guarding = guarding
    self.loop = loop
  }

  public var state: ThermalGuard.State { guarding.state }
  public var limit: Celsius { guarding.limit }
  public var isHeating: Bool { heater.isOn }
  public var hasLostItsHeater: Bool { heater.isLost }
  /// The last that was seen of it.
  public var observation: ThermalGuard.Observation? { seen }
  /// The share of full power that the loop asks for.
  public var share: Double { asked }

  public var setpoint: Celsius? {
    switch task {
    case .none, .departing, .pulsing: nil
    case .following(let ramp): ramp.setpoint
    }
  }

  public var isTripped: Bool {
    switch guarding.state {
    case .tripped: true
    case .waiting, .watching: false
    }
  }

  /// How far the sample would stay below its limit if the heater were cut now.
  public var margin: Kelvins? { seen.map { guarding.limit - guarding.peak($0) } }

  /// The highest temperature at which this zone can be held and proved.
  public func highestSoak(above surroundings: Celsius) -> Celsius {
    Governor.highestSoak(
      under: guarding, surroundings: surroundings, period: Instrument.period)
  }

  /// Heads for a goal from where the sample is.
  public func head(for goal: Celsius, at rate: KelvinsPerSecond) {
    task = .departing(goal: goal, rate: rate)
  }

  public func rest() { task = .none }

  /// Heats as hard as the governor admits, until told otherwise.
  public func pulse() { task = .pulsing }

  /// Whether the sample has arrived within half a kelvin of the goal.
  public func hasReached(_ goal: Celsius) -> Bool {
    guard let seen, case .following(let ramp) = task, ramp.isDone else { return false }
    return (seen.sample.value - goal).magnitude < Kelvins(0.5)
  }

  /// Decides what the heater does in the period that begins; off comes before on.
  func decide(_ thermometers: borrowing [Thermometer], at now: Instant) {
    seen = look(thermometers)
    depart()
    guard guarding.step(seen, at: now) == .permitHeating, let seen, let share = share(seen) else {
      asked = 0
      modulator.refuse()
      heater.makeSafe(at: now)
      return
    }
    asked = share
    guard
      Governor.admits(seen, before: guarding, period: Instrument.period, at: now)
    else {
      modulator.refuse()
      heater.makeSafe(at: now)
      return
    }
    if modulator.isOn(share: asked) {
      heater.energise(on: seen, at: now)
    } else {
      heater.makeSafe(at: now)
    }
  }

  /// The share of full power that the task asks for; nil if it asks for no heat.
  private func share(_ seen: ThermalGuard.Observation) -> Double? {
    switch task {
    case .none, .departing: return nil
    case .pulsing: return 1
    case .following(var ramp):
      ramp.step(Instrument.period)
      task = .following(ramp)
      return loop.step(
        seen, setpoint: ramp.setpoint, moving: ramp.moving, period: Instrument.period)
    }
  }

  /// A ramp begins where the sample is: a setpoint that jumps would ask for a jump of heat.
  private func depart() {
    guard case .departing(let goal, let rate) = task, let seen else { return }
    task = .following(Ramp(from: seen.sample.value, to: goal, rate: rate))
  }

  /// Between samples nothing is decided; a lease that ran out still ends.
  func check(at now: Instant) { heater.lapse(at: now) }

  func makeSafe(at now: Instant) { heater.makeSafe(at: now) }

  private func look(_ thermometers: borrowing [Thermometer]) -> ThermalGuard.Observation? {
    guard let element = thermometers[element].latest, let sample = thermometers[sample].latest
    else { return nil }
    // Without a sensor of its own the surroundings count as hot as the hotter of the two.
    let around = surroundings.flatMap { thermometers[$0].latest?.value }
    let bound = around ?? max(element.value, sample.value)
    return ThermalGuard.Observation(element: element, sample: sample, surroundings: bound)
  }
}
