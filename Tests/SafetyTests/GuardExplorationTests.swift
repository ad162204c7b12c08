import Quantities
import Safety
import Testing

/// Everything that may happen in a period, in every state.
private let alphabet: [Period] = {
  let fresh = [(0, 0), (1, 0), (0, 1), (1, 1), (-1, 0), (0, -1), (-1, 1)].map {
    (Sensed.moved($0), Sensed.moved($1))
  }
  let blind: [(Sensed, Sensed)] = [
    (.failed, .moved(0)), (.moved(0), .failed), (.failed, .failed), (.noNumber, .leapt),
    (.leapt, .beyond), (.beyond, .noNumber),
  ]
  var all = (fresh + [(.moved(0), .moved(0)), (.moved(-1), .moved(0))]).enumerated().map {
    Period(ticks: 2, heated: $0 < fresh.count, element: $1.0, sample: $1.1)
  }
  for (index, (element, sample)) in blind.enumerated() {
    all.append(
      Period(ticks: 1 + index % 2, heated: index % 3 > 0, element: element, sample: sample))
  }
  for (ticks, heated) in [(1, true), (4, false), (7, true)] {
    all.append(
      Period(ticks: ticks, heated: heated, element: .failed, sample: .failed, shown: false))
  }
  return all
}()

private let stage = strongStage(elementLag: Seconds(1), sampleLag: Seconds(0.5))
/// e to the power of -0.05: what a lag of a second leaves after a tick.
private let fading = 0.951229424500714
private let limit = 170.0

@Suite("Every state that the guard can come to")
struct GuardExplorationTests {
  @Test("keeps what is promised, breadth first")
  func everywhere() throws {
    let oracle = TwoMassOracle(stage, tick: 0.05, ticks: 12)
    let start = ExploredZone(stage, surroundings: 25, fading: fading)
    var visited: Set<UInt64> = []
    var waiting: [ExploredZone] = []
    var judge = Judge(oracle: oracle, surroundings: 25)
    for element in 0..<ExploredZone.elements.count {
      for sample in 0..<ExploredZone.samples.count {
        var zone = start
        let action = zone.begin(element: element, sample: sample)
        judge.judge(start, zone, action, shown: true)
        if visited.insert(zone.key).inserted { waiting.append(zone) }
      }
    }
    var next = 0
    while next < waiting.count {
      for period in alphabet {
        var zone = waiting[next]
        let action = zone.live(through: period)
        judge.judge(waiting[next], zone, action, shown: period.shown)
        if visited.insert(zone.key).inserted { waiting.append(zone) }
      }
      next += 1
    }
    #expect(visited.count >= 100_000)
    #expect(judge.broken.isEmpty, "\(judge.broken.prefix(3))")
  }
}

/// Watches every step of an exploration.
private struct Judge {
  let oracle: TwoMassOracle
  let surroundings: Double
  var broken: [String] = []
  private var known: Set<UInt64> = []

  init(oracle: TwoMassOracle, surroundings: Double) {
    self.oracle = oracle
    self.surroundings = surroundings
  }

  mutating func judge(
    _ before: ExploredZone, _ after: ExploredZone, _ action: ThermalGuard.Action, shown: Bool
  ) {
    switch (before.guarding.state, after.guarding.state) {
    case (.tripped(let old, let then), .tripped(let new, let at)):
      if old != new || then != at { say("a trip changed", before, after) }
      if action != .cutHeater { say("permitted after a trip", before, after) }
    case (.tripped, _): say("a trip was left", before, after)
    case (_, .waiting): say("waits though it has seen", before, after)
    case (_, .watching):
      if action != .permitHeating { say("cuts and does not say why", before, after) }
      judgePermit(before, after)
    case (_, .tripped(let cause, _)):
      if action != .cutHeater { say("permitted in the step that trips", before, after) }
      judgeTrip(cause, before, after, shown: shown)
    }
  }

  private mutating func judgePermit(_ before: ExploredZone, _ after: ExploredZone) {
    guard let latest = after.latest, case .watching(let last) = after.guarding.state else { return }
    let older = Swift.min(latest.element.measured, latest.sample.measured)
    if after.now - last.taken > .milliseconds(300) { say("permits blind", before, after) }
    if last.element.value >= Celsius(400) { say("permits an element too hot", before, after) }
    // Each kind of state once: the oracle is slow.
    guard known.insert(after.key).inserted else { return }
    guard hottest(latest, after) >= limit else { return }
    let onTicks = Int((after.now - older).nanoseconds / 50_000_000) + 5
    let then =
      older == latest.element.measured ? after.chargeThen.element : after.chargeThen.sample
    let truth = oracle.peak(
      element: latest.element.value.value + 2.5, sample: latest.sample.value.value,
      surroundings: surroundings, charge: then, onTicks: onTicks)
    if truth >= limit { say("permits what becomes \(truth)", before, after) }
  }

  /// Nothing gets hotter than the hottest of them with all that the heater may have given.
  private func hottest(
    _ latest: (element: TrustedTemperature, sample: TrustedTemperature), _ zone: ExploredZone
  ) -> Double {
    let older = Swift.min(latest.element.measured, latest.sample.measured)
    let unseen = (zone.now - older).value + 0.3
    let element = latest.element.value.value + 2.5 + (zone.charge + unseen) * 400 / 12
    // The sample is ahead of its sensor by what half a second of the element's heat warms it.
    let sample = latest.sample.value.value
    let ahead = sample + 0.5 * 1.8 / 43.2 * Swift.max(0, element - sample)
    return Swift.max(element, Swift.max(ahead, surroundings))
  }

  private mutating func judgeTrip(
    _ cause: TripCause, _ before: ExploredZone, _ after: ExploredZone, shown: Bool
  ) {
    guard let seen = after.seen, let latest = after.latest else { return }
    let isFresh = after.now - seen.taken <= .milliseconds(300)
    if cause.isMeasured && !shown { say("measured what was not shown", before, after) }
    switch cause {
    case .blind(let since):
      if isFresh { say("blind with fresh readings", before, after) }
      if since != seen.taken { say("blind since another reading", before, after) }
    case .unobserved(_, let last):
      if shown { say("did not observe what was shown", before, after) }
      if last != seen.sample.value { say("another last reading", before, after) }
      if hottest(latest, after) < limit { say("cut though nothing is hot", before, after) }
    case .measured(let peak):
      if hottest(latest, after) < limit { say("cut though nothing is hot", before, after) }
      if peak < after.guarding.limit { say("cut below the limit", before, after) }
    case .elementTooHot(let value):
      if value < Celsius(400) { say("the element is not hot", before, after) }
    case .disagreement, .unexplained, .currentWhileOff, .noCurrent, .tooMuchCurrent, .settingsLost,
      .lineLost, .limitsChanged, .interlock, .rule, .stalled:
      say("a cause from nowhere", before, after)
    }
  }

  private mutating func say(_ what: String, _ before: ExploredZone, _ after: ExploredZone) {
    broken.append("\(what): \(before.guarding.state) to \(after.guarding.state)")
  }
}
