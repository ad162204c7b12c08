import Quantities
import Safety
import Testing

/// Where the guard is before the event.
private enum Start: CaseIterable {
  /// No reading has come.
  case waiting
  /// The last reading is cool and 100 ms old.
  case watching
  /// The last reading is cool and a nanosecond older than the guard's patience.
  case watchingLong
  /// The last reading is 100 ms old, and 100 ms of full power is more than it leaves.
  case watchingHot
  case tripped
}

/// What happens to it, at 1 s.
private enum Event: CaseIterable {
  case nothing, cool, hot, elementHot, stale, staleHot, noNumber, stopped
}

/// What comes of it.
private enum Outcome {
  case waits, permits, stillPermits, measured, unobserved, blind, elementTooHot, stopped
  case staysTripped
}

private let table: [(Start, Event, Outcome)] = [
  (.waiting, .nothing, .waits),
  (.waiting, .cool, .permits),
  (.waiting, .hot, .measured),
  (.waiting, .elementHot, .elementTooHot),
  (.waiting, .stale, .blind),
  (.waiting, .staleHot, .measured),
  (.waiting, .noNumber, .measured),
  (.waiting, .stopped, .stopped),
  (.watching, .nothing, .stillPermits),
  (.watching, .cool, .permits),
  (.watching, .hot, .measured),
  (.watching, .elementHot, .elementTooHot),
  (.watching, .stale, .blind),
  (.watching, .staleHot, .measured),
  (.watching, .noNumber, .measured),
  (.watching, .stopped, .stopped),
  (.watchingLong, .nothing, .blind),
  (.watchingLong, .cool, .permits),
  (.watchingLong, .hot, .measured),
  (.watchingLong, .elementHot, .elementTooHot),
  (.watchingLong, .stale, .blind),
  (.watchingLong, .staleHot, .measured),
  (.watchingLong, .noNumber, .measured),
  (.watchingLong, .stopped, .stopped),
  (.watchingHot, .nothing, .unobserved),
  (.watchingHot, .cool, .permits),
  (.watchingHot, .hot, .measured),
  (.watchingHot, .elementHot, .elementTooHot),
  (.watchingHot, .stale, .blind),
  (.watchingHot, .staleHot, .measured),
  (.watchingHot, .noNumber, .measured),
  (.watchingHot, .stopped, .stopped),
  (.tripped, .nothing, .staysTripped),
  (.tripped, .cool, .staysTripped),
  (.tripped, .hot, .staysTripped),
  (.tripped, .elementHot, .staysTripped),
  (.tripped, .stale, .staysTripped),
  (.tripped, .staleHot, .staysTripped),
  (.tripped, .noNumber, .staysTripped),
  (.tripped, .stopped, .staysTripped),
]

private let now = Instant.zero + Seconds(1)
private let patience = Seconds.milliseconds(300)

extension ThermalGuard {
  /// A guard in a state, brought there by nothing but readings.
  fileprivate init(_ start: Start) throws {
    self = guarding()
    switch start {
    case .waiting: break
    case .watching:
      let then = now - .milliseconds(100)
      _ = step(try observation(element: 100, sample: 90, at: then), at: then)
    case .watchingLong:
      let then = now - patience - Seconds(nanoseconds: 1)
      _ = step(try observation(element: 100, sample: 90, at: then), at: then)
    case .watchingHot:
      let then = now - .milliseconds(100)
      var sample = 100.0
      while peak(try observation(element: 200, sample: sample + 0.1)) < limit { sample += 0.1 }
      _ = step(try observation(element: 200, sample: sample, at: then), at: then)
    case .tripped:
      _ = step(try observation(element: 300, sample: 180), at: .zero)
    }
  }
}

/// The reading that an event brings, and nothing for an event that brings none.
private func seen(_ event: Event) throws -> ThermalGuard.Observation? {
  let old = now - patience - Seconds(nanoseconds: 1)
  switch event {
  case .nothing, .stopped: return nil
  case .cool: return try observation(element: 120, sample: 80, at: now)
  case .hot: return try observation(element: 200, sample: 169, at: now)
  case .elementHot: return try observation(element: 400, sample: 20, at: now)
  case .stale: return try observation(element: 120, sample: 80, at: old)
  case .staleHot: return try observation(element: 200, sample: 169, at: old)
  case .noNumber: return try observation(element: 90, sample: 80, surroundings: .nan, at: now)
  }
}

@Suite("Every state of the guard and every event")
struct GuardTableTests {
  @Test("the table leaves no pair out and names none twice")
  func full() {
    for start in Start.allCases {
      for event in Event.allCases {
        #expect(table.count { $0.0 == start && $0.1 == event } == 1)
      }
    }
  }

  @Test("goes where the table says", arguments: table.indices)
  func row(index: Int) throws {
    let (start, event, outcome) = table[index]
    var guarding = try ThermalGuard(start)
    let before = guarding.state
    let reading = try seen(event)
    if event == .stopped { guarding.trip(.interlock(3), at: now) }
    let action = guarding.step(reading, at: now)
    let expected = try state(after: outcome, from: before, reading, guarding)
    // In words, because no number equals no number.
    #expect("\(guarding.state)" == "\(expected)")
    #expect((action == .permitHeating) == (outcome == .permits || outcome == .stillPermits))
  }

  private func state(
    after outcome: Outcome, from before: ThermalGuard.State,
    _ reading: ThermalGuard.Observation?, _ guarding: ThermalGuard
  ) throws -> ThermalGuard.State {
    func last() throws -> ThermalGuard.Observation {
      if let reading { return reading }
      guard case .watching(let last) = before else { return try observation(element: 0, sample: 0) }
      return last
    }
    func worst() throws -> Celsius { guarding.peak(try last(), on: now - (try last().taken)) }
    switch outcome {
    case .waits, .stillPermits, .staysTripped: return before
    case .permits: return .watching(last: try last())
    case .measured: return .tripped(.measured(peak: try worst()), at: now)
    case .unobserved:
      return .tripped(.unobserved(worst: try worst(), last: try last().sample.value), at: now)
    case .blind: return .tripped(.blind(since: try last().taken), at: now)
    case .elementTooHot: return .tripped(.elementTooHot(Celsius(400)), at: now)
    case .stopped: return .tripped(.interlock(3), at: now)
    }
  }
}
