import Quantities
import Safety
import Testing

private let start = Instant.zero + Seconds(100)
private let gone = start + Seconds(10)
private let limit = Celsius(170)
private let stalled = TripFinding.cause(.stalled(Seconds(5)))

/// The states that a latch can be in, each reached as it is on a rig.
private enum Place: CaseIterable {
  case clean, energised, tripped, quiet, acknowledged, died

  var latch: TripLatch {
    var latch = TripLatch(tokenIsClean: self != .died, at: start)
    switch self {
    case .clean, .died: break
    case .energised: _ = latch.begin()
    case .tripped, .quiet, .acknowledged:
      _ = latch.begin()
      _ = latch.trip(stalled, at: start)
    }
    if self == .quiet || self == .acknowledged { latch.causeGone(at: gone) }
    if self == .acknowledged {
      _ = latch.acknowledge(hottest: Celsius(25), limit: limit, at: gone + TripLatch.rest)
    }
    return latch
  }

  var state: TripLatch.State {
    switch self {
    case .clean: .clean
    case .energised: .energised
    case .tripped: .tripped(stalled, at: start, gone: nil)
    case .quiet: .tripped(stalled, at: start, gone: gone)
    case .acknowledged: .acknowledged(stalled, at: start)
    case .died: .tripped(.died, at: start, gone: nil)
    }
  }
}

/// What can happen to a latch, ten seconds after its cause was last seen.
private enum Event: CaseIterable {
  case begin, arm, trip, causeGone, causeBack, acknowledge, cleanDisarm

  static let now = gone + Seconds(10)

  func happen(to latch: inout TripLatch) -> TripLatch.Answer {
    switch self {
    case .begin: return latch.begin()
    case .arm: return latch.arm()
    case .trip: return latch.trip(.notSeenOff, at: Self.now)
    case .causeGone:
      latch.causeGone(at: Self.now)
      return .done
    case .causeBack:
      latch.causeBack()
      return .done
    case .acknowledge:
      return latch.acknowledge(hottest: Celsius(149.9), limit: limit, at: Self.now)
    case .cleanDisarm: return latch.cleanDisarm()
    }
  }
}

/// A row of the table: in this state this event gives this answer, and leads there.
private struct Row: CustomTestStringConvertible {
  let place: Place
  let event: Event
  let answer: TripLatch.Answer
  let state: TripLatch.State

  init(
    _ place: Place, _ event: Event, _ answer: TripLatch.Answer, _ state: TripLatch.State? = nil
  ) {
    self.place = place
    self.event = event
    self.answer = answer
    self.state = state ?? place.state
  }

  var testDescription: String { "\(place), \(event)" }
}

private let newTrip = TripLatch.State.tripped(.notSeenOff, at: Event.now, gone: nil)
private let acknowledged = TripLatch.State.acknowledged(stalled, at: start)

private let table: [Row] = [
  Row(.clean, .begin, .consumeToken, .energised),
  Row(.clean, .arm, .refused(.notBegun)),
  Row(.clean, .trip, .consumeToken, newTrip),
  Row(.clean, .causeGone, .done),
  Row(.clean, .causeBack, .done),
  Row(.clean, .acknowledge, .refused(.notTripped)),
  Row(.clean, .cleanDisarm, .done),

  Row(.energised, .begin, .refused(.alreadyBegun)),
  Row(.energised, .arm, .done),
  Row(.energised, .trip, .done, newTrip),
  Row(.energised, .causeGone, .done),
  Row(.energised, .causeBack, .done),
  Row(.energised, .acknowledge, .refused(.notTripped)),
  Row(.energised, .cleanDisarm, .restoreToken, .clean),

  Row(.tripped, .begin, .refused(.tripped)),
  Row(.tripped, .arm, .refused(.tripped)),
  Row(.tripped, .trip, .done),
  Row(.tripped, .causeGone, .done, .tripped(stalled, at: start, gone: Event.now)),
  Row(.tripped, .causeBack, .done),
  Row(.tripped, .acknowledge, .refused(.causeRemains)),
  Row(.tripped, .cleanDisarm, .refused(.tripped)),

  Row(.quiet, .begin, .refused(.tripped)),
  Row(.quiet, .arm, .refused(.tripped)),
  Row(.quiet, .trip, .done),
  Row(.quiet, .causeGone, .done),
  Row(.quiet, .causeBack, .done, Place.tripped.state),
  Row(.quiet, .acknowledge, .done, acknowledged),
  Row(.quiet, .cleanDisarm, .refused(.tripped)),

  Row(.acknowledged, .begin, .renewToken, .energised),
  Row(.acknowledged, .arm, .refused(.notBegun)),
  Row(.acknowledged, .trip, .done, newTrip),
  Row(.acknowledged, .causeGone, .done),
  Row(.acknowledged, .causeBack, .done, Place.tripped.state),
  Row(.acknowledged, .acknowledge, .refused(.notTripped)),
  Row(.acknowledged, .cleanDisarm, .restoreToken, .clean),

  Row(.died, .begin, .refused(.tripped)),
  Row(.died, .arm, .refused(.tripped)),
  Row(.died, .trip, .done),
  Row(.died, .causeGone, .done, .tripped(.died, at: start, gone: Event.now)),
  Row(.died, .causeBack, .done),
  Row(.died, .acknowledge, .refused(.causeRemains)),
  Row(.died, .cleanDisarm, .refused(.tripped)),
]

@Suite("The trip latch")
struct TripLatchTests {
  @Test("answers each event in each state", arguments: table)
  fileprivate func row(_ row: Row) {
    var latch = row.place.latch
    #expect(latch.state == row.place.state)
    #expect(row.event.happen(to: &latch) == row.answer)
    #expect(latch.state == row.state)
  }

  @Test("has a row for each state and event")
  func complete() {
    for place in Place.allCases {
      for event in Event.allCases {
        #expect(table.filter { $0.place == place && $0.event == event }.count == 1)
      }
    }
    #expect(table.count == Place.allCases.count * Event.allCases.count)
  }

  @Test(
    "is acknowledged five seconds after its cause has gone, and not a nanosecond sooner",
    arguments: [Int64(0), 1, 4_999_999_999])
  func rest(waited: Int64) {
    var latch = Place.quiet.latch
    let left = Seconds(nanoseconds: 5_000_000_000 - waited)
    let early = gone + Seconds(nanoseconds: waited)
    #expect(
      latch.acknowledge(hottest: Celsius(25), limit: limit, at: early)
        == .refused(.tooSoon(left: left)))
    #expect(latch.isTripped)
    #expect(latch.acknowledge(hottest: Celsius(25), limit: limit, at: gone + Seconds(5)) == .done)
  }

  @Test("a cause that comes back begins the five seconds anew")
  func back() {
    var latch = Place.quiet.latch
    latch.causeBack()
    latch.causeGone(at: gone + Seconds(4))
    #expect(
      latch.acknowledge(hottest: Celsius(25), limit: limit, at: gone + Seconds(8))
        == .refused(.tooSoon(left: Seconds(1))))
    latch.causeGone(at: gone + Seconds(7))
    #expect(latch.acknowledge(hottest: Celsius(25), limit: limit, at: gone + Seconds(9)) == .done)
  }

  @Test(
    "needs a reading below its limit less 20 K; what is no number is not below",
    arguments: [150.0, 150.1, 400, .infinity, .nan])
  func hot(degrees: Double) {
    var latch = Place.quiet.latch
    let answer = latch.acknowledge(hottest: Celsius(degrees), limit: limit, at: Event.now)
    guard case .refused(.tooHot(_, bound: Celsius(150))) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(latch.state == Place.quiet.state)
    let unread = latch.acknowledge(hottest: nil, limit: limit, at: Event.now)
    #expect(unread == .refused(.noReading))
    let limitless = latch.acknowledge(
      hottest: Celsius(25), limit: Celsius(.nan), at: Event.now)
    #expect(limitless != .done)
  }

  @Test("every refusal says what to do")
  func remedies() {
    let all: [TripLatch.Refusal] = [
      .tripped, .notTripped, .alreadyBegun, .notBegun, .causeRemains, .tooSoon(left: Seconds(1)),
      .noReading, .tooHot(Celsius(160), bound: Celsius(150)),
    ]
    #expect(Set(all.map { "\($0.remedy)" }).count == all.count)
  }
}

@Suite("What a latch says of itself")
struct TripFindingTests {
  @Test(
    "in one word",
    arguments: [
      (stalled, "stalled"), (.died, "died"), (.notSeenOff, "not_seen_off"),
      (.unrecorded, "unrecorded"),
    ] as [(TripFinding, String)])
  func words(finding: TripFinding, word: String) {
    #expect("\(finding.word)" == word)
  }

  @Test("is tripped only where an acknowledgement is wanted", arguments: Place.allCases)
  private func tripped(place: Place) {
    let wants: Bool
    switch place {
    case .clean, .energised, .acknowledged: wants = false
    case .tripped, .quiet, .died: wants = true
    }
    #expect(place.latch.isTripped == wants)
  }
}
