import Documents
import Glibc
import Instrument
import Procedures
import Quantities
import Record
import Rig
import Safety

/// How a run goes on: rewritten in place on a terminal; without one, a few lines.
struct LiveLine {
  private let console: Console
  /// The recipe behind the program, if there is one.
  private let compiled: CompiledRecipe?
  private let isPaced: Bool
  /// How long what is shown had gone on before this part of it.
  private let before: Seconds
  private var shown: LiveText
  private var next = Instant.zero
  private var progress: RunProgress?
  /// The instruction that was seen last.
  private var seen: Int?

  init(
    _ console: Console, _ compiled: CompiledRecipe? = nil, plan: RunPlan? = nil,
    after before: Seconds = .zero, isPaced: Bool
  ) {
    self.before = before
    self.console = console
    shown = LiveText(console)
    self.compiled = compiled
    progress = plan.map { RunProgress($0) }
    self.isPaced = isPaced && console.isTerminal
  }

  mutating func show(_ run: any RigRun) {
    if progress != nil, run.instrument.instructionIndex != seen {
      seen = run.instrument.instructionIndex
      progress?.begin(seen, at: run.elapsed.value)
    }
    guard run.now >= next, run.instrument.zoneCount > 0 else { return }
    let pause = Milestones.pause(after: run.elapsed, atLeast: Seconds(60))
    next = run.now + (console.isTerminal ? Seconds(10) : pause)
    let words = words(run)
    if console.isTerminal {
      shown.show(words)
      // Ten simulated seconds in fifteen milliseconds: fast, and still to be seen.
      if isPaced { usleep(15_000) }
    } else {
      console.print(words.filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }

  mutating func end() { shown.end() }

  /// What matters most first.
  private func words(_ run: any RigRun) -> [String] {
    let zone = run.instrument.zone(0)
    let time = clock(before + run.elapsed)
    guard let seen = zone.observation else { return [time, "no readings yet"] }
    let margin = zone.margin.map { fixed($0.value, 1) } ?? "--"
    let limit = zone.limit.value.isFinite ? " of \(fixed(zone.limit.value, 1))" : ""
    return [time] + expected(run) + [
      "\(zone.name) \(fixed(seen.sample.value.value, 2))\(limit) C",
      warning(zone, "margin \(margin) K"), doing(run.instrument), pressure(run.instrument),
      nearest(run.instrument, but: zone.margin),
      "element \(fixed(seen.element.value.value, 1)) C",
      "setpoint \(zone.setpoint.map { fixed($0.value, 1) + " C" } ?? "none")",
      "power \(fixed(zone.share * 100, 0)) %",
    ]
  }

  private func pressure(_ instrument: Instrument) -> String {
    instrument.panel.pressure.map { "\(fixed($0.value, $0.value < 10 ? 3 : 1)) Pa" } ?? ""
  }

  private func warning(_ zone: Zone, _ words: String) -> String {
    if zone.isTripped { return console.tinted("\(words) TRIPPED", .alarm) }
    return zone.margin.map { $0 < Kelvins(5) } ?? false ? console.tinted(words, .notice) : words
  }

  /// How far it is, and when it will be over.
  private func expected(_ run: any RigRun) -> [String] {
    guard let progress else { return [] }
    return ProgressWords(progress, at: run.elapsed.value, after: before.value).all.map {
      console.tinted($0, .aside)
    }
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
        "nearest \(zone.name) \(fixed(seen.sample.value.value, 2)) C"
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
