import Documents
import Glibc
import Instrument
import Quantities
import Record

/// The line of a run that is watched: rewritten on a terminal, otherwise one for each time that
/// something is new.
struct WatchLine {
  private let run: WatchedRun
  private let console: Console
  private var shown = -1.0
  private var isOpen = false

  init(_ run: WatchedRun, _ console: Console) {
    self.run = run
    self.console = console
  }

  mutating func show() {
    guard run.time > shown else { return }
    shown = run.time
    let line = text
    if console.isTerminal {
      console.rewrite(line)
      isOpen = true
    } else {
      console.print(line)
    }
  }

  /// Something that happened gets a line of its own.
  mutating func tell(_ event: String) {
    if isOpen { console.put("\r\u{1B}[K") }
    isOpen = false
    console.print(event)
  }

  mutating func end() {
    if run.time > shown { show() }
    if isOpen { console.put("\n") }
    isOpen = false
  }

  private var text: String {
    ([clock(Seconds(run.time))] + expected + zones + panel + step + cells).joined(separator: "  ")
  }

  private var zones: [String] {
    zip(run.start.zones, run.zones).map { zone, seen in
      guard let seen else { return "\(zone.name) --" }
      let limit = zone.limit.map { " of \(fixed($0, 1))" } ?? ""
      let sample = seen.sample.isFinite ? fixed(seen.sample, 1) : "--"
      let margin = seen.margin.isFinite ? "margin \(fixed(seen.margin, 1)) K" : "margin --"
      let words = "\(zone.name) \(sample)\(limit) C \(margin)"
      guard !seen.isTripped else { return console.tinted("\(words) TRIPPED", .alarm) }
      return seen.margin < 5 ? console.tinted(words, .notice) : words
    }
  }

  private var panel: [String] {
    guard let panel = run.panel, panel.pressure.isFinite else { return [] }
    return ["\(fixed(panel.pressure, panel.pressure < 10 ? 3 : 1)) Pa"]
  }

  private var step: [String] {
    guard let progress = run.progress, let index = progress.step else { return [] }
    let step = progress.plan.steps[index]
    let place = step.path.isEmpty ? step.what : "\(step.path) \(step.what)"
    return [place]
  }

  /// How far it is: before all that may be cut off at the end of a terminal.
  private var expected: [String] {
    guard let progress = run.progress else { return [] }
    return ProgressWords(progress, at: run.time).all.map { console.tinted($0, .aside) }
  }

  private var cells: [String] {
    run.start.cells.compactMap { cell in
      guard let number = run.start.channels.firstIndex(of: cell.channel) else { return nil }
      if let end = run.ends[number] { return "\(cell.channel) \(end)" }
      guard let sample = run.cells[number] else { return "\(cell.channel) --" }
      return "\(cell.channel) cycle \(sample.cycle) \(fixed(sample.potential, 4)) V"
        + " \(fixed(sample.current * 1000, 4)) mA"
    }
  }
}
