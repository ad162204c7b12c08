import Quantities
import Safety
import Testing

/// Where a lease is at 1 s.
private enum Start: CaseIterable { case never, fresh, lastNanosecond, over, ended }

private enum Event: CaseIterable { case nothing, renewed, ended }

extension Lease {
  fileprivate init(_ start: Start) {
    self.init()
    switch start {
    case .never: break
    case .fresh: renew(at: after(1000))
    case .lastNanosecond: renew(at: after(750) + Seconds(nanoseconds: 1))
    case .over: renew(at: after(750))
    case .ended:
      renew(at: after(1000))
      end(at: after(1000))
    }
  }
}

/// Whether it holds at 1 s, and 250 ms less a nanosecond later.
private let table: [(Start, Event, now: Bool, later: Bool)] = [
  (.never, .nothing, false, false),
  (.never, .renewed, true, true),
  (.never, .ended, false, false),
  (.fresh, .nothing, true, true),
  (.fresh, .renewed, true, true),
  (.fresh, .ended, false, false),
  (.lastNanosecond, .nothing, true, false),
  (.lastNanosecond, .renewed, true, true),
  (.lastNanosecond, .ended, false, false),
  (.over, .nothing, false, false),
  (.over, .renewed, true, true),
  (.over, .ended, false, false),
  (.ended, .nothing, false, false),
  (.ended, .renewed, true, true),
  (.ended, .ended, false, false),
]

@Suite("Every state of a lease and every event")
struct LeaseTableTests {
  @Test("the table leaves no pair out and names none twice")
  func full() {
    for start in Start.allCases {
      for event in Event.allCases {
        #expect(table.count { $0.0 == start && $0.1 == event } == 1)
      }
    }
  }

  @Test("holds when the table says so", arguments: table.indices)
  func row(index: Int) {
    let row = table[index]
    var lease = Lease(row.0)
    switch row.1 {
    case .nothing: break
    case .renewed: lease.renew(at: after(1000))
    case .ended: lease.end(at: after(1000))
    }
    #expect(lease.holds(at: after(1000)) == row.now)
    #expect(lease.holds(at: after(1250) - Seconds(nanoseconds: 1)) == row.later)
    #expect(!lease.holds(at: after(1250)))
  }
}
