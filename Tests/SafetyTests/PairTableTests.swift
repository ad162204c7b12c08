import Quantities
import Safety
import Testing

/// What two sensors have shown up to 100 s.
private enum Start: CaseIterable {
  case nothing, close
  /// Apart by 3 K since a nanosecond less than a minute, and since a minute.
  case nearlyDrifting, drifting
  /// Apart by 6 K since a nanosecond less than a second, and since a second.
  case nearlyDisagreeing, disagreeing
}

/// What they show then.
private enum Event: Double, CaseIterable {
  case close = 1.9
  case otherWay = -3
  case apart = 3
  case farApart = 6
  case farOtherWay = -6
  case noNumber = 1e9
}

private enum Outcome { case agree, drifting, disagree }

private let table: [(Start, [Event: Outcome])] = [
  (.nothing, [:]),
  (.close, [:]),
  (.nearlyDrifting, [:]),
  (
    .drifting,
    [
      .apart: .drifting, .otherWay: .drifting, .farApart: .drifting, .farOtherWay: .drifting,
      .noNumber: .drifting,
    ]
  ),
  (.nearlyDisagreeing, [:]),
  (.disagreeing, [.farApart: .disagree, .farOtherWay: .disagree, .noNumber: .disagree]),
]

private let now = Instant.zero + Seconds(100)

extension PairWatch {
  fileprivate init(_ start: Start) throws {
    self.init()
    let justBefore = now - Seconds(nanoseconds: 1)
    func show(_ apart: Double, at time: Instant) throws {
      _ = step(try trusted(100 + apart, at: time), try trusted(100, at: time), at: time)
    }
    switch start {
    case .nothing: break
    case .close: try show(0, at: justBefore)
    case .nearlyDrifting, .drifting:
      let then = now - Seconds(60)
      try show(0, at: start == .drifting ? then : then + Seconds(nanoseconds: 1))
      try show(3, at: justBefore)
    case .nearlyDisagreeing, .disagreeing:
      let then = now - Seconds(1)
      try show(0, at: start == .disagreeing ? then : then + Seconds(nanoseconds: 1))
      try show(6, at: justBefore)
    }
  }
}

@Suite("Every state of a pair of sensors and every difference")
struct PairTableTests {
  @Test("says what the table says", arguments: Start.allCases, Event.allCases)
  private func row(start: Start, event: Event) throws {
    var watch = try PairWatch(start)
    if event == .noNumber { watch.rest = Kelvins(.nan) }
    let verdict = watch.step(
      try trusted(100 + (event == .noNumber ? 0 : event.rawValue), at: now),
      try trusted(100, at: now), at: now)
    let row = try #require(table.first { $0.0 == start })
    switch (row.1[event] ?? .agree, verdict) {
    case (.agree, .agree), (.drifting, .drifting), (.disagree, .disagree): break
    case (let expected, _): Issue.record("\(verdict), not \(expected)")
    }
  }
}
