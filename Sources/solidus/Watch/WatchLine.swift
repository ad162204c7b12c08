import Documents
import Glibc
import Instrument
import Quantities
import Record

/// How a run goes on that is watched: rewritten in place on a terminal, otherwise a line for each time
/// that something is new.
struct WatchLine {
  private let run: WatchedRun
  private let console: Console
  private var newest = -1.0
  private var shown: LiveText

  init(_ run: WatchedRun, _ console: Console) {
    self.run = run
    self.console = console
    shown = LiveText(console)
  }

  mutating func show() {
    guard run.time > newest else { return }
    newest = run.time
    if console.isTerminal {
      shown.show(words)
    } else {
      console.print(words.joined(separator: "  "))
    }
  }

  /// Something that happened gets a line of its own.
  mutating func tell(_ event: String) {
    shown.clear()
    console.print(event)
  }

  mutating func end() {
    if run.time > newest { show() }
    shown.end()
  }

  private var words: [String] {
    [clock(Seconds(run.before + run.time))] + expected + zones + panel + step + cells
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

  /// How far it is.
  private var expected: [String] {
    guard let progress = run.progress else { return [] }
    return ProgressWords(progress, at: run.time, after: run.before).all.map {
      console.tinted($0, .aside)
    }
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
