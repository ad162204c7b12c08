import Control
import HAL
public import Quantities
public import Safety

/// One heated part of the rig, with the guard that may cut it and the loop that may not.
public final class Zone {
  public let name: String
  /// What is left of a trip, also after this program.
  public let latch: ZoneLatch
  private let sensors: ZoneSensors
  private let heater: HeaterOutput
  private var guarding: ThermalGuard
  private let watch: Apart<ZoneWatch>
  private let loop: Apart<SoakLoop>
  private let fullPower: Watts
  /// Whether the foil lies on it, which a plasma warms.
  private let carriesFoil: Bool
  /// The limits as they were when the zone was made, kept twice: as they are and upside down.
  private let seal: (UInt64, inverse: UInt64)
  private var modulator = Modulator()
  private var task = ZoneTask.none
  private var seen: ThermalGuard.Observation?
  /// How hot the sample would get if the heater had been cut as it was seen.
  private var crest: Celsius?
  private var most: Celsius?
  private var both: (sample: Celsius, diverse: Celsius)?
  private var asked = 0.0
  /// What the watches found in this step.
  private var found: TripCause?

  public init(
    _ name: String, sensors: ZoneSensors, heater: HeaterOutput, latch: ZoneLatch,
    guarding: ThermalGuard, watch: ZoneWatch, model: StageModel, carriesFoil: Bool = true
  ) {
    self.name = name
    self.latch = latch
    self.sensors = sensors
    self.heater = heater
    self.guarding = guarding
    self.watch = Apart(watch)
    loop = Apart(SoakLoop(model, elementLimit: guarding.elementLimit))
    fullPower = model.fullPower
    self.carriesFoil = carriesFoil
    let seal = guarding.seal ^ watch.seal
    self.seal = (seal, ~seal)
  }

  public var state: ThermalGuard.State { guarding.state }
  public var limit: Celsius { guarding.limit }
  public var isHeating: Bool { heater.isOn }
  /// The most that its sample has read.
  public var hottest: Celsius? { most }
  /// The last that was seen of it.
  public var observation: ThermalGuard.Observation? { seen }
  /// What the two sensors of the sample said last; nil where there is one.
  public var pairSeen: (sample: Celsius, diverse: Celsius)? { both }
  /// The share of full power that the loop asks for.
  public var share: Double { asked }
  /// What somebody should look at, though nothing had to be cut for it.
  public var concerns: Concerns { watch.value.concerns }
  /// What the two sensors of the sample differed by when all was cold.
  public var apartAtRest: Kelvins { watch.value.apartAtRest }

  public var setpoint: Celsius? {
    switch task {
    case .none, .departing, .pulsing, .creeping: nil
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
  public var margin: Kelvins? { crest.map { guarding.limit - $0 } }

  /// The highest temperature at which this zone can be held and proved.
  public func highestSoak(above surroundings: Celsius) -> Celsius {
    Governor.highestSoak(
      under: guarding, surroundings: surroundings, period: Rhythm.period)
  }

  /// Heads for a goal from where the sample is.
  public func head(for goal: Celsius, at rate: KelvinsPerSecond) {
    task = .departing(goal: goal, rate: rate)
  }

  public func rest() { task = .none }

  /// Heats as hard as the governor admits, until told otherwise.
  public func pulse() { task = .pulsing }

  /// Moves the element at a rate from where it is, as far as the governor admits.
  public func creep(at rate: KelvinsPerSecond) { task = .creeping(element: nil, rate: rate) }

  /// Whether the sample has arrived within half a kelvin of the goal.
  public func hasReached(_ goal: Celsius) -> Bool {
    guard seen != nil, let place = loop.value.place, case .following(let ramp) = task, ramp.isDone
    else {
      return false
    }
    // Its sensor gets there by its lag later.
    return (place - goal).magnitude < Kelvins(0.5)
  }

  /// Trips for a reason that was found outside the zone.
  func trip(_ cause: TripCause, at now: Instant) { guarding.trip(cause, at: now) }

  /// Decides what the heater does in the period that begins; off comes before on.
  ///
  /// - Parameters:
  ///   - plasma: the heat in the sample that no heater gives and that is no alarm, at most.
  ///   - isHeld: whether its setpoint stays where it is.
  func decide(
    _ thermometers: Lasting<Thermometer>, _ inputs: Lasting<AnalogueInputs>,
    plasma: Watts, isHeld: Bool, at now: Instant
  ) {
    seen = sensors.look(thermometers, besides: carriesFoil ? plasma : .zero)
    if let seen { most = max(most ?? seen.sample.value, seen.sample.value) }
    observe(thermometers, inputs, plasma: plasma, at: now)
    let on = shallHeat(isHeld: isHeld, at: now)
    if let seen, on { heater.energise(on: seen, at: now) } else { heater.makeSafe(at: now) }
    if heater.isLost { guarding.trip(.lineLost, at: now) }
    watch.value.told(on)
  }

  /// Looks back on the period that is over.
  private func observe(
    _ thermometers: Lasting<Thermometer>, _ inputs: Lasting<AnalogueInputs>,
    plasma: Watts, at now: Instant
  ) {
    let period = Rhythm.period
    guarding.mayHaveHeated(for: heater.isOn ? period : .zero, of: period)
    if let seen { loop.value.watch(seen, power: heater.isOn ? fullPower : .zero, period: period) }
    let pair = sensors.pair(thermometers)
    both = pair.map { ($0.0.value, $0.1.value) }
    crest = seen.map { guarding.peak($0) }
    let cause = watch.value.step(
      seen, loop.value, pair: pair, peak: crest, inputs, plasma: plasma, at: now)
    found = cause
    if let cause { guarding.trip(cause, at: now) }
    if !isSealed { guarding.trip(.limitsChanged, at: now) }
  }

  private var isSealed: Bool {
    let now = guarding.seal ^ watch.value.seal
    return now == seal.0 && now == ~seal.inverse
  }

  /// The peak that forbids what warms the foil besides the heater; nil while that may go on.
  func unbearable(at now: Instant) -> Celsius? {
    guard let seen, !Governor.bears(seen, before: guarding, at: now) else { return nil }
    return crest
  }

  /// What speaks against heating now, whatever has been cut before.
  func complaint(at now: Instant) -> TripCause? {
    if heater.isLost { return .lineLost }
    if !isSealed { return .limitsChanged }
    guard let seen else { return .blind(since: now) }
    return found ?? guarding.objection(to: seen, at: now)
  }

  /// The hottest that its sensors show; nil if one has not just spoken.
  func hottest(at now: Instant) -> Celsius? {
    guard let seen, now - seen.taken <= guarding.patience else { return nil }
    return max(seen.element.value, seen.sample.value)
  }

  /// The guard first, then the loop, then the governor.
  private func shallHeat(isHeld: Bool, at now: Instant) -> Bool {
    asked = 0
    guard guarding.step(seen, at: now) == .permitHeating, let seen else {
      modulator.refuse()
      return false
    }
    asked = share(seen, isHeld: isHeld)
    guard asked > 0, Governor.admits(seen, before: guarding, period: Rhythm.period, at: now)
    else {
      modulator.refuse()
      return false
    }
    return modulator.isOn(share: asked)
  }

  /// The share of full power that the task asks for.
  private func share(_ seen: ThermalGuard.Observation, isHeld: Bool) -> Double {
    // Not in place, for what changes in place is checked at each look at it.
    var task = task
    let wish = task.step(from: seen, isHeld: isHeld)
    self.task = task
    return switch wish {
    case .nothing: 0
    case .everything: 1
    case .along(let ramp):
      loop.value.share(seen, goal: ramp.goal, setpoint: ramp.setpoint, moving: ramp.moving)
    case .element(let wanted): loop.value.share(seen, element: wanted)
    }
  }

  /// Whether the wire of its switch is at the safe level.
  var isSeenOff: Bool { heater.isSeenOff }

  /// Closes the switch for one lease with the contactor open: a proof, not heat.
  func test(at now: Instant) { if let seen { heater.energise(on: seen, at: now) } }

  /// Heats for one period as a proof, if guard and governor allow it.
  func warm(at now: Instant) -> Bool {
    guard !isTripped, let seen,
      Governor.admits(seen, before: guarding, period: Rhythm.period, at: now)
    else { return false }
    heater.energise(on: seen, at: now)
    watch.value.toldAfterAll()
    return true
  }

  /// What the board gives it no means to see of the foil's heat.
  func unseen(at place: Int) -> [Unproved] {
    guard carriesFoil else { return [] }
    return (sensors.diverse == nil ? [.sampleAlone(zone: place)] : [])
      + (watch.value.seesCurrent ? [] : [.currentUnseen(zone: place)])
  }

  /// Which of the instrument's thermometers are its own.
  var places: ZoneSensors { sensors }

  func pair(
    _ thermometers: Lasting<Thermometer>
  ) -> (TrustedTemperature, TrustedTemperature)? { sensors.pair(thermometers) }

  /// What the two sensors of the sample differ by before anything is heated.
  func remember(apart: Kelvins) { watch.value.remember(apart: apart) }

  /// By how much the two sensors have parted since they were certified, if that is too much.
  func hasParted(_ a: Celsius, _ b: Celsius) -> Kelvins? { watch.value.hasParted(a, b) }

  /// Between samples nothing is decided; a lease that ran out still ends.
  func check(at now: Instant) { heater.lapse(at: now) }

  func makeSafe(at now: Instant) { heater.makeSafe(at: now) }
}
