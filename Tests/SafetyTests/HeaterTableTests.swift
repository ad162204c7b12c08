import Quantities
import Safety
import Testing

/// What was read before, of a heater of 10 A.
private enum Start: CaseIterable {
  case nothing, leakedOnce, fourMissing, fiveMissing, strongOnce, nineWeak, tenWeak
  /// Four missing, then one that was there.
  case interrupted
}

/// One reading: whether the switch was told to be on, and the current.
private enum Event: CaseIterable {
  case onNone, onHalf, onFull, onStrong, offNone, offLeak, offHalf, onNoNumber, offNoNumber

  var reading: (on: Bool, amperes: Double) {
    switch self {
    case .onNone: (true, 0.99)
    case .onHalf: (true, 5)
    case .onFull: (true, 10)
    case .onStrong: (true, 12.1)
    case .offNone: (false, 0.5)
    case .offLeak: (false, 0.51)
    case .offHalf: (false, 5.1)
    case .onNoNumber: (true, .nan)
    case .offNoNumber: (false, .nan)
    }
  }
}

private enum Outcome { case fine, weak, whileOff, missing, strong }

/// Everything else is fine.
private let table: [(Start, [Event: Outcome])] = [
  (.nothing, [.offHalf: .whileOff]),
  (.leakedOnce, [.offHalf: .whileOff, .offLeak: .whileOff]),
  (.fourMissing, [.offHalf: .whileOff, .onNone: .missing]),
  // What is counted while on stays while off.
  (
    .fiveMissing,
    [
      .offHalf: .whileOff, .onNone: .missing, .offNone: .missing, .offLeak: .missing,
      .offNoNumber: .missing,
    ]
  ),
  (.strongOnce, [.offHalf: .whileOff, .onStrong: .strong]),
  (.nineWeak, [.offHalf: .whileOff, .onHalf: .weak]),
  (
    .tenWeak,
    [
      .offHalf: .whileOff, .onHalf: .weak, .offNone: .weak, .offLeak: .weak, .offNoNumber: .weak,
    ]
  ),
  (.interrupted, [.offHalf: .whileOff]),
]

extension HeaterWatch {
  fileprivate init(_ start: Start) {
    self.init(full: Amperes(10))
    func read(_ event: Event, _ times: Int) {
      for _ in 0..<times {
        _ = step(Amperes(event.reading.amperes), told: event.reading.on)
      }
    }
    switch start {
    case .nothing: break
    case .leakedOnce: read(.offLeak, 1)
    case .fourMissing: read(.onNone, 4)
    case .fiveMissing: read(.onNone, 5)
    case .strongOnce: read(.onStrong, 1)
    case .nineWeak: read(.onHalf, 9)
    case .tenWeak: read(.onHalf, 10)
    case .interrupted:
      read(.onNone, 4)
      read(.onFull, 1)
    }
  }
}

@Suite("Every state of a heater's current and every reading")
struct HeaterTableTests {
  @Test("says what the table says", arguments: Start.allCases, Event.allCases)
  private func row(start: Start, event: Event) throws {
    var watch = HeaterWatch(start)
    let reading = event.reading
    let verdict = watch.step(Amperes(reading.amperes), told: reading.on)
    let row = try #require(table.first { $0.0 == start })
    switch (row.1[event] ?? .fine, verdict) {
    case (.fine, .fine), (.weak, .weak), (.whileOff, .faulty(.currentWhileOff)),
      (.missing, .faulty(.noCurrent)), (.strong, .faulty(.tooMuchCurrent)):
      break
    case (let expected, _): Issue.record("\(verdict), not \(expected)")
    }
  }

  @Test("0.85 to 1.2 of the declared current is a healthy heater", arguments: [8.5, 12])
  func healthy(amperes: Double) {
    var watch = HeaterWatch(full: Amperes(10))
    for _ in 0..<20 { #expect(watch.step(Amperes(amperes), told: true) == .fine) }
  }

  @Test("a missing current is no weak one", arguments: [0.99, 1])
  func missing(amperes: Double) {
    var watch = HeaterWatch(full: Amperes(10))
    for _ in 0..<10 { _ = watch.step(Amperes(0.5), told: true) }
    for _ in 0..<9 { #expect(watch.step(Amperes(8.5), told: true) == .fine) }
    // Nine weak ones and a strong one are not ten weak ones.
    for _ in 0..<4 { #expect(watch.step(Amperes(0.99), told: true) == .fine) }
    #expect(watch.step(Amperes(10), told: true) == .fine)
  }
}
