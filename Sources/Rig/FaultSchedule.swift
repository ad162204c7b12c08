import Documents
import Quantities
import Simulator

/// Faults waiting for their moment, and those that are there.
struct FaultSchedule {
  private struct Entry {
    let fault: any Injectable
    let begins: Instant
    let ends: Instant
    var isActive = false
    var isOver = false
  }

  private var entries: [Entry] = []
  private var next: Instant = .never

  init(
    _ document: FaultDocument?, _ files: BoardFiles, _ world: SimulatedWorld
  ) throws(RigError) {
    guard let document else { return }
    let injector = FaultInjector(files, world)
    for fault in document.faults {
      let begins = world.now + (fault.when?.after ?? .zero)
      let ends: Instant =
        switch fault.when?.end {
        case .never, nil: .never
        case .after(let span): begins + span
        case .at(let time): world.now + time
        }
      entries.append(Entry(fault: try injector.make(fault), begins: begins, ends: ends))
    }
    next = entries.map(\.begins).min() ?? .never
  }

  /// What is there from the very beginning is there before any chip is claimed.
  mutating func begin(at now: Instant) throws(RigError) { apply(at: now) }

  mutating func apply(at now: Instant) {
    guard now >= next else { return }
    next = .never
    for i in entries.indices where !entries[i].isOver {
      if !entries[i].isActive, now >= entries[i].begins {
        entries[i].fault.begin(at: now)
        entries[i].isActive = true
      }
      if entries[i].isActive, now >= entries[i].ends {
        entries[i].fault.end(at: now)
        entries[i].isOver = true
      }
      if !entries[i].isOver {
        next = min(next, entries[i].isActive ? entries[i].ends : entries[i].begins)
      }
    }
  }
}

/// One fault, as something that can begin and end.
protocol Injectable {
  func begin(at now: Instant)
  func end(at now: Instant)
}
