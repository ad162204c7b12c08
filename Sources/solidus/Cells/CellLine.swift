import Documents
import Instrument
import Quantities
import Rig

/// One line of a run of cells that is rewritten as it goes on; without a terminal, a line an hour.
struct CellLine {
  private let console: Console
  private let isPaced: Bool
  private var next = Instant.zero

  init(_ console: Console, isPaced: Bool) {
    self.console = console
    self.isPaced = isPaced && console.isTerminal
  }

  mutating func show(_ run: SimulatedRun) {
    guard run.now >= next else { return }
    next = run.now + (console.isTerminal ? Seconds(60) : Seconds(3600))
    let cells = (0..<run.instrument.cellCount).map { text(run.instrument.cell($0)) }
    let line = "\(clock(run.elapsed))  \(cells.joined(separator: " | "))"
    console.put(console.isTerminal ? "\r\u{1B}[K" + line : line + "\n")
  }

  func end() { if console.isTerminal { console.put("\n") } }

  private func text(_ cell: Cell) -> String {
    guard let sample = cell.sample else { return "\(cell.name) --" }
    guard !cell.isOver else { return "\(cell.name) over" }
    return "\(cell.name) cycle \(cell.cycle)  \(fixed(sample.potential.value, 4)) V"
      + "  \(fixed(sample.current.value * 1000, 4)) mA"
  }
}
