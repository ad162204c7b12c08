import Documents
import Instrument
import Procedures
import Quantities
import Simulator

/// Faults waiting for their moment, and those that are there.
final class FaultSchedule {
  private struct Entry {
    let fault: Fault
    let written: FaultEntry
    var when: FaultMoment? { written.when }
    /// Nil while the phase or state that it waits for has not come.
    var begins: Instant?
    var ends = Instant.never
    var isActive = false
    var isOver = false
  }

  private var entries: [Entry] = []
  private let start: Instant
  /// When the next one begins or ends.
  private(set) var next: Instant = .never
  /// When the first fault began.
  private(set) var firstBegan: Instant?
  /// Nothing begins or ends before this instant; nil if that depends on what the program does.
  var quiet: Instant? { isWatching ? nil : next }
  /// What has not begun by now.
  var pending: [FaultEntry] { entries.filter { !$0.isActive && !$0.isOver }.map(\.written) }
  /// Whether a fault still waits for a phase or a state.
  private var isWatching = false

  init(
    _ document: FaultDocument?, _ files: BoardFiles, _ world: SimulatedWorld,
    _ host: SimulatedHost
  ) throws(RigError) {
    start = world.now
    guard let document else { return }
    let injector = FaultInjector(files, world, host)
    for fault in document.faults {
      var entry = Entry(fault: try injector.make(fault), written: fault)
      if fault.when?.phase == nil, fault.when?.state == nil { schedule(&entry, from: start) }
      entries.append(entry)
    }
    plan()
  }

  /// What is there from the very beginning is there before any chip is claimed.
  func begin(at now: Instant) { advance(to: now) }

  func apply(_ instrument: Instrument, at now: Instant) {
    if isWatching { watch(instrument, at: now) }
    if now >= next { advance(to: now) }
  }

  private func watch(_ instrument: Instrument, at now: Instant) {
    for i in entries.indices where entries[i].begins == nil {
      if let phase = entries[i].when?.phase, !instrument.isIn(phase: phase) { continue }
      if let state = entries[i].when?.state, state != instrument.stateName { continue }
      schedule(&entries[i], from: now)
    }
    plan()
  }

  private func schedule(_ entry: inout Entry, from origin: Instant) {
    let begins = origin + (entry.when?.after ?? .zero)
    entry.begins = begins
    switch entry.when?.end {
    case .never, nil: entry.ends = .never
    case .after(let span): entry.ends = begins + span
    case .at(let time): entry.ends = start + time
    }
  }

  private func advance(to now: Instant) {
    for i in entries.indices where !entries[i].isOver {
      guard let begins = entries[i].begins else { continue }
      if !entries[i].isActive, now >= begins {
        entries[i].fault.onBegin(now)
        entries[i].isActive = true
        firstBegan = firstBegan ?? now
      }
      if entries[i].isActive, now >= entries[i].ends {
        entries[i].fault.onEnd(now)
        entries[i].isOver = true
      }
    }
    plan()
  }

  private func plan() {
    next = .never
    isWatching = false
    for entry in entries where !entry.isOver {
      if let begins = entry.begins {
        next = min(next, entry.isActive ? entry.ends : begins)
      } else {
        isWatching = true
      }
    }
  }
}

extension Instrument {
  /// Whether the program is in a phase, by either of its names.
  fileprivate func isIn(phase: String) -> Bool {
    // The plasma is a phase of its own, whatever the program does meanwhile.
    if phase == "plasma" { return panel.generator?.isOn ?? false }
    // From the first precursor that is let in.
    if phase == "dose" {
      return (0..<panel.valveCount).contains { panel.valve($0).pulses > 0 }
    }
    if phase == "cell" { return cellCount > 0 && cell(0).phase == .running }
    return instruction?.isOf(phase: phase) ?? false
  }

  fileprivate var stateName: String {
    switch state {
    case .proving: "proving"
    case .refused: "refused"
    case .disarmed: "disarmed"
    case .armed: "armed"
    case .disarming: "disarming"
    case .ended: "ended"
    case .tripped: "tripped"
    case .acknowledged: "acknowledged"
    }
  }
}
