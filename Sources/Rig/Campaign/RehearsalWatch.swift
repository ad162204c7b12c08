import Documents
import Instrument
import Procedures
import Quantities
import Simulator

/// What an onlooker who knows the truth writes down while an anneal is rehearsed.
struct RehearsalWatch {
  let goal: Celsius
  private let stage: HeatedStage?
  private let heater: HeaterCircuit?
  private let generator: PlasmaGenerator?
  private let isFaulty: Bool
  /// Whether the fault only shows once the generator is told to be off.
  private let isLatent: Bool
  private let chamber: GasChamber?
  private let valves: [Simulator.PulseValve]
  /// The valve that does not shut: that shows once it is told to, and no program can shut it.
  private let stuck: Simulator.PulseValve?
  private var lastAsked: Instant?
  /// When the fault came, and when anything was last heated.
  private(set) var faultCame: Instant?
  private(set) var lastHeated: Instant?
  /// For how long the heater has heated since the fault showed.
  private(set) var heated = Seconds.zero
  /// Since when it does, if it did when it was looked at last.
  private var heats: Instant?
  private var firstHeated: Instant?
  private var armed: Instant?
  /// How warm each part was then.
  private var start: [Celsius] = []
  private var soakBegan: Instant?
  private var sum = 0.0
  private var count = 0.0
  private var hottest = -273.15
  private var coldest = 1e9
  private var peak = -273.15

  init(_ run: SimulatedRun, goal: Celsius, fault: FaultEntry?) {
    self.goal = goal
    isFaulty = fault != nil
    isLatent = fault?.target.value == "rf" && fault?.kind.value == "stuck_on"
    let parts = run.world.parts
    chamber = parts.chambers.first?.chamber
    valves = parts.valves.map(\.valve)
    stuck =
      fault?.kind.value == "stuck_open"
      ? fault.flatMap { run.world.valve(of: $0.target.value) } : nil
    generator = run.world.parts.generators.first?.generator
    stage = run.world.parts.stages.first?.stage
    heater = run.world.parts.heaters.first?.circuit
  }

  /// After each step.
  mutating func see(_ run: SimulatedRun) {
    if isFaulty, faultCame == nil { faultCame = run.faultBegan }
    if armed == nil, run.instrument.state == .armed { armed = run.now }
    if let heats, let faultShowed { heated += max(.zero, run.now - max(heats, faultShowed)) }
    heats = nil
    if heater?.isHeating(at: run.now) == true {
      heats = run.now
      lastHeated = run.now
      begin(run)
    }
    if generator?.isGiving(at: run.now) == true { lastHeated = run.now }
    if run.instrument.panel.generator?.isOn == true { lastAsked = run.now }
    chamber?.settle(to: run.now)
    if stuck?.isTold == true { lastAsked = run.now }
    if valves.contains(where: { $0.isTold || $0.isOpen && $0 !== stuck }) { lastHeated = run.now }
    note(run)
  }

  /// From when on the reaction to the fault is counted.
  var faultShowed: Instant? {
    // What is there before a rig is armed has to be found once it is.
    guard let faultCame = faultCame.map({ max($0, armed ?? $0) }) else { return nil }
    guard isLatent || stuck != nil else { return faultCame }
    return max(faultCame, lastAsked ?? faultCame)
  }

  /// Whether two precursors were in the chamber's valves at once.
  var hasMixed: Bool { chamber?.hasMixed ?? false }

  /// Whether one that could shut was still open long after the end.
  func isOpen(at now: Instant) -> Bool {
    chamber?.settle(to: now)
    return valves.contains { $0.isOpen && $0 !== stuck }
  }

  /// The approach begins with the first heat that is no proof.
  private mutating func begin(_ run: SimulatedRun) {
    guard firstHeated == nil, run.instrument.state == .armed else { return }
    firstHeated = run.now
    guard let stage else { return }
    start = HeatedStage.Output.allCases.map { Celsius(stage.output($0.rawValue, at: run.now)) }
  }

  private mutating func note(_ run: SimulatedRun) {
    guard let stage else { return }
    let foil = stage.output(HeatedStage.Output.foil.rawValue, at: run.now)
    peak = max(peak, foil)
    guard case .hold(let span) = run.instrument.instruction,
      run.instrument.instructionIndex == Rehearsal.soak
    else { return }
    let began = soakBegan ?? run.now
    soakBegan = began
    // The second half of the soak: what it settled to.
    guard run.now - began > Seconds(span.value / 2) else { return }
    sum += foil
    count += 1
    hottest = max(hottest, foil)
    coldest = min(coldest, foil)
  }

  /// The figures of a whole anneal; nil if it did not come to a soak.
  func anneal(limit: Celsius, hours: Double) -> CampaignResult.Anneal? {
    guard count > 0, let firstHeated, let soakBegan else { return nil }
    let mean = sum / count
    return CampaignResult.Anneal(
      gap: limit - goal, overshoot: Kelvins(peak - mean),
      ripple: Kelvins(max(hottest - mean, mean - coldest)), approach: soakBegan - firstHeated,
      slower: quickest(limit: limit).map { (soakBegan - firstHeated) / $0 }, hours: hours)
  }

  /// The least time to the soak: whoever knows the plant heats until the foil will just touch the
  /// limit, and is there when it comes within the half kelvin that counts as arrived.
  private func quickest(limit: Celsius) -> Seconds? {
    guard let stage, let heater, let firstHeated else { return nil }
    let (plant, power) = (stage.parameters, heater.fullPower(at: firstHeated))
    let near = Kelvins(0.5)
    let best =
      BangBang.approach(
        to: limit, of: plant, power: power, from: start, within: limit - goal + near)
      // A heater that cannot pass the limit may stay on until it is there.
      ?? BangBang.approach(to: goal, of: plant, power: power, from: start, within: near)
    return best?.arrives
  }
}
