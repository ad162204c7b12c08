import Documents
import Instrument
import Quantities
import Rig
import Safety

/// What a self-test has found: what is proved, what nothing shows, and what the sensors say.
struct SelfTestReport {
  private let instrument: Instrument
  private let took: Seconds
  private let byHand: [Int]
  private let outcome: SelfTest.Outcome
  private let proved: [String]
  private let isSimulated: Bool

  init(
    _ run: any RigRun, _ outcome: SelfTest.Outcome, proved: [String], byHand: [Int],
    isSimulated: Bool
  ) {
    self.byHand = byHand
    instrument = run.instrument
    took = run.elapsed
    self.outcome = outcome
    self.proved = proved
    self.isSimulated = isSimulated
  }

  var status: ExitStatus {
    switch outcome {
    case .proved: .done
    case .refused(let error): error.kind == .lost ? .hardwareLost : .refused
    case .stopped: .aborted
    }
  }

  var text: String {
    var lines = readings.map { name, text in "reads        \(name): \(text)" }
    lines += unproved.map { "not proved   \($0)" }
    let off = isSeenOff ? "everything, and seen to be" : "not seen to be everything"
    lines.append("off          \(off)")
    lines.append("took         \(fixed(took.value, 1)) s")
    lines.append("outcome      \(word): \(summary)")
    return lines.map { $0 + "\n" }.joined()
  }

  var json: JSON {
    .object([
      ("simulated", .boolean(isSimulated)), ("outcome", .string(word)),
      ("reason", .string(reason)), ("proved", .array(proved.map { .string($0) })),
      ("not_proved", .array(unproved.map { .string($0) })),
      (
        "readings",
        .array(
          readings.map { .object([("name", .string($0.name)), ("reading", .string($0.text))]) })
      ), ("seen_off", .boolean(isSeenOff)),
      ("duration_s", .seconds(took)),
    ])
  }

  private var word: String {
    switch outcome {
    case .proved: "proved"
    case .refused: "refused"
    case .stopped: "aborted"
    }
  }

  private var reason: String {
    switch outcome {
    case .proved: ""
    case .refused(let error): "\(error)"
    case .stopped: "somebody asked for the end"
    }
  }

  private var summary: String {
    switch outcome {
    case .proved:
      "a run may arm this rig\(unproved.isEmpty ? "" : ", with what is not proved above")"
    case .refused: "nothing arms this rig before that is mended"
    case .stopped: reason
    }
  }

  private var unproved: [String] {
    guard case .proved = outcome else { return [] }
    return instrument.unproved.map { $0.words(of: instrument) } + untried
  }

  private var untried: [String] {
    (0..<instrument.interlockCount).filter {
      instrument.interlock($0).stops.anything && !byHand.contains($0)
    }.map { "interlock '\(instrument.interlock($0).name)': nobody opened it by hand" }
  }

  /// Whether a step has seen that all is off, and every token is back.
  private var isSeenOff: Bool { instrument.state == .ended }

  /// What every sensor says, as it said it last.
  private var readings: [(name: String, text: String)] {
    let couples = (0..<instrument.thermometerCount).map { index in
      let one = instrument.thermometer(index)
      return (one.name, one.latest.map { fixed($0.value.value, 2) + " C" } ?? "nothing yet")
    }
    let panel = instrument.panel
    let gauges = (0..<panel.gaugeCount).map { index in
      let one = panel.gauge(index)
      return (one.name, one.reading.map { fixed($0.value, 2) + " Pa" } ?? "nothing in its range")
    }
    let flows = (0..<panel.flowCount).map { index in
      let one = panel.flow(index)
      return (one.name, one.reading.map { fixed($0.value, 2) + " sccm" } ?? "nothing yet")
    }
    let interlocks = (0..<instrument.interlockCount).map { index in
      let one = instrument.interlock(index)
      return (one.name, one.isSeenClosed.map { $0 ? "closed" : "open" } ?? "cannot be read")
    }
    return couples + gauges + flows + interlocks
  }
}
