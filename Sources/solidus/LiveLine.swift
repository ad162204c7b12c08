import Documents
import Glibc
import Instrument
import Procedures
import Quantities
import Rig
import Safety

/// One line of a run that is rewritten as the run goes on; without a terminal, a line a minute.
struct LiveLine {
  private let console: Console
  private let isPaced: Bool
  private var next = Instant.zero

  init(_ console: Console, isPaced: Bool) {
    self.console = console
    self.isPaced = isPaced && console.isTerminal
  }

  mutating func show(_ run: SimulatedRun) {
    guard run.now >= next, run.instrument.zoneCount > 0 else { return }
    next = run.now + (console.isTerminal ? Seconds(10) : Seconds(60))
    let text = line(run)
    if console.isTerminal {
      console.put("\r\u{1B}[K" + text)
      // Ten simulated seconds in fifteen milliseconds: fast, and still to be seen.
      if isPaced { usleep(15_000) }
    } else {
      console.print(text)
    }
  }

  func end() { if console.isTerminal { console.put("\n") } }

  private func line(_ run: SimulatedRun) -> String {
    let zone = run.instrument.zone(0)
    let time = clock(run.elapsed)
    guard let seen = zone.observation else { return "\(time)  no readings yet" }
    let margin = zone.margin.map { fixed($0.value, 1) } ?? "--"
    return "\(time)  \(zone.name) \(fixed(seen.sample.value.value, 2)) C"
      + "  element \(fixed(seen.element.value.value, 1)) C"
      + "  setpoint \(zone.setpoint.map { fixed($0.value, 1) + " C" } ?? "none")"
      + "  power \(fixed(zone.share * 100, 0)) %  margin \(margin) K  \(doing(run.instrument))"
  }

  private func doing(_ instrument: Instrument) -> String {
    switch instrument.instruction {
    case .heat(_, let goal, _): "heating to \(fixed(goal.value, 1)) C"
    case .hold(let span): "holding for \(clock(span))"
    case .pulse(_, let until, _): "a pulse to \(fixed(until.value, 1)) C"
    case .cool(_, let below): "cooling below \(fixed(below.value, 1)) C"
    case nil: ""
    }
  }

  private func clock(_ span: Seconds) -> String {
    let seconds = span.nanoseconds / 1_000_000_000
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}
