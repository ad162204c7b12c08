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
  /// The recipe behind the program, if there is one.
  private let compiled: CompiledRecipe?
  private let isPaced: Bool
  private var next = Instant.zero

  init(_ console: Console, _ compiled: CompiledRecipe? = nil, isPaced: Bool) {
    self.console = console
    self.compiled = compiled
    self.isPaced = isPaced && console.isTerminal
  }

  mutating func show(_ run: any RigRun) {
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

  private func line(_ run: any RigRun) -> String {
    let zone = run.instrument.zone(0)
    let time = clock(run.elapsed)
    guard let seen = zone.observation else { return "\(time)  no readings yet" }
    let margin = zone.margin.map { fixed($0.value, 1) } ?? "--"
    let nearest = nearest(run.instrument, but: zone.margin)
    return "\(time)  \(zone.name) \(fixed(seen.sample.value.value, 2)) C"
      + "  element \(fixed(seen.element.value.value, 1)) C"
      + "  setpoint \(zone.setpoint.map { fixed($0.value, 1) + " C" } ?? "none")"
      + "  power \(fixed(zone.share * 100, 0)) %  margin \(margin) K\(nearest)"
      + "  \(doing(run.instrument))"
  }

  /// The zone beside the first that is nearer to its own limit than that is.
  private func nearest(_ instrument: Instrument, but first: Kelvins?) -> String {
    var least = first ?? Kelvins(.infinity)
    var words = ""
    for index in 1..<max(1, instrument.zoneCount) {
      let zone = instrument.zone(index)
      guard let seen = zone.observation, let margin = zone.margin, margin < least else { continue }
      least = margin
      words =
        "  nearest \(zone.name) \(fixed(seen.sample.value.value, 2)) C"
        + " margin \(fixed(margin.value, 1)) K"
    }
    return words
  }

  private func doing(_ instrument: Instrument) -> String {
    guard let index = instrument.instructionIndex, let instruction = instrument.instruction else {
      return ""
    }
    return StepWords(compiled, instrument).text(instruction, at: index)
  }
}

/// A span as hours, minutes and seconds.
func clock(_ span: Seconds) -> String {
  let seconds = span.nanoseconds / 1_000_000_000
  func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
  return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
}
