import Documents
import Instrument
import Quantities
import Rig

/// How a run of cells goes on: rewritten in place on a terminal; without one, a few lines.
struct CellLine {
  private let console: Console
  private let isPaced: Bool
  private var shown: LiveText
  private var next = Instant.zero
  /// When cycles are looked at again: no step has to.
  private var look = Instant.zero
  /// By channel how many cycles there are, and what they took so far.
  private var paces: [(channel: String, pace: CyclePace)]

  init(_ console: Console, _ works: [CellWork], isPaced: Bool) {
    self.console = console
    shown = LiveText(console)
    paces = works.map { ($0.channel, CyclePace(of: $0.compiled.program)) }
    self.isPaced = isPaced && console.isTerminal
  }

  mutating func show(_ run: any RigRun) {
    if run.now >= look { note(run) }
    guard run.now >= next else { return }
    let pause = Milestones.pause(after: run.elapsed, atLeast: Seconds(600))
    next = run.now + (console.isTerminal ? Seconds(60) : pause)
    let cells = (0..<run.instrument.cellCount).map {
      text(run.instrument.cell($0), at: run.elapsed.value)
    }
    guard console.isTerminal else {
      return console.print("\(clock(run.elapsed))  \(cells.joined(separator: " | "))")
    }
    shown.show([clock(run.elapsed)] + cells)
  }

  /// Which cycle each cell is in.
  private mutating func note(_ run: any RigRun) {
    look = run.now + Seconds(10)
    for number in 0..<run.instrument.cellCount {
      let cell = run.instrument.cell(number)
      guard let index = paces.firstIndex(where: { $0.channel == cell.name }) else { continue }
      paces[index].pace.note(cell.cycle, at: run.elapsed.value)
    }
  }

  mutating func end() { shown.end() }

  private func text(_ cell: Cell, at time: Double) -> String {
    guard let sample = cell.sample else { return "\(cell.name) --" }
    guard !cell.isOver else { return "\(cell.name) over" }
    let pace = paces.first { $0.channel == cell.name }?.pace
    let of = pace.map { $0.count > 0 ? "/\($0.count)" : "" } ?? ""
    let left = pace?.left(at: time).map {
      "  " + console.tinted("\(clock(Seconds($0))) left", .aside)
    }
    return "\(cell.name) cycle \(cell.cycle)\(of)  \(fixed(sample.potential.value, 4)) V"
      + "  \(fixed(sample.current.value * 1000, 4)) mA\(left ?? "")"
  }
}
