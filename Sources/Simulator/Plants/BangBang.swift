import HAL
public import Quantities

/// The best that any controller could do which knows the true plant: all the power, then none.
///
/// It is the measure of an approach: nothing arrives sooner without passing the goal.
public struct BangBang: Hashable, Sendable {
  /// When the heater goes off.
  public let switchesOff: Seconds
  /// When the foil first comes within the band below the goal.
  public let arrives: Seconds
  /// How hot the foil gets; just the goal.
  public let peak: Celsius

  /// The quickest approach of a foil to `goal`, with a heater of this power.
  ///
  /// - Parameters:
  ///   - start: how warm each part is, by its output; all as the room if left out.
  ///   - band: how near counts as arrived.
  /// - Returns: nil if the power does not suffice within a day.
  public static func approach(
    to goal: Celsius, of plant: StageParameters, power: Watts, from start: [Celsius] = [],
    within band: Kelvins = Kelvins(0.5)
  ) -> BangBang? {
    let rig = Rig(plant: plant, power: power, start: start)
    guard let longest = Self.arrival(at: goal, rig, off: day) else { return nil }
    var early = Seconds.zero
    var late = longest
    while late - early > .milliseconds(1) {
      let off = Seconds(nanoseconds: (early.nanoseconds + late.nanoseconds) / 2)
      if passes(goal, rig, off: off) { late = off } else { early = off }
    }
    let arrives = arrival(at: goal - band, rig, off: early)
    return arrives.map {
      BangBang(switchesOff: early, arrives: $0, peak: peak(rig, off: early))
    }
  }

  private static let day = Seconds(86_400)
  private static let stride = Seconds.milliseconds(100)

  /// When the foil first has a temperature, if it ever has.
  private static func arrival(
    at goal: Celsius, _ rig: Rig, off: Seconds
  ) -> Seconds? {
    var trial = Trial(rig, off: off)
    while !trial.isFalling, !trial.isStill, trial.elapsed < day {
      if trial.foil >= goal { return trial.elapsed }
      trial.advance(by: stride)
    }
    return nil
  }

  private static func passes(_ goal: Celsius, _ rig: Rig, off: Seconds) -> Bool {
    arrival(at: goal, rig, off: off) != nil
  }

  private static func peak(_ rig: Rig, off: Seconds) -> Celsius {
    var trial = Trial(rig, off: off)
    while !trial.isFalling, trial.elapsed < day { trial.advance(by: stride) }
    return trial.hottest
  }
}

/// What a trial is made of.
private struct Rig {
  let plant: StageParameters
  let power: Watts
  let start: [Celsius]
}

/// One plant by itself, with its heater on from the beginning until an instant.
private struct Trial {
  private let wire = Wire("heater", at: .high)
  private let stage: HeatedStage
  private let off: Instant
  private var now = Instant.zero
  private(set) var foil: Celsius
  private var before: Celsius
  private var element: Celsius
  private var drift = Kelvins(1)

  init(_ rig: Rig, off: Seconds) {
    // A volt across so many ohms gives the power.
    let heater = HeaterCircuit(
      resistance: Ohms(1 / rig.power.value), supply: Net(held: 1), switchedBy: wire, contactor: nil,
      deadMan: nil)
    var unlimited = rig.plant
    unlimited.limiter = nil
    unlimited.elementFuse = nil
    stage = HeatedStage(unlimited, heater: heater)
    for (part, place) in zip(HeatedStage.Output.allCases, rig.start) {
      stage.put(part, at: place, now: .zero)
    }
    self.off = .zero + off
    foil = Celsius(stage.output(HeatedStage.Output.foil.rawValue, at: .zero))
    before = foil
    element = Celsius(stage.output(HeatedStage.Output.element.rawValue, at: .zero))
  }

  var elapsed: Seconds { now - .zero }
  var hottest: Celsius { stage.peak }
  /// Whether the heater is off and the foil has been at its hottest, or never falls again.
  var isFalling: Bool {
    guard now > off else { return false }
    let isLevel = foil - before < Kelvins(1e-7) && element - foil < Kelvins(1e-3)
    return foil < before || isLevel
  }

  /// Whether the heater is on and nothing gets any hotter: all that it gives is lost.
  var isStill: Bool { now <= off && drift < Kelvins(1e-7) }

  mutating func advance(by stride: Seconds) {
    let next = now + stride
    if now < off, off <= next { wire.drive(.low, at: off) }
    now = next
    before = foil
    let wasAt = element
    foil = Celsius(stage.output(HeatedStage.Output.foil.rawValue, at: now))
    element = Celsius(stage.output(HeatedStage.Output.element.rawValue, at: now))
    drift = max(element - wasAt, foil - before)
  }
}
