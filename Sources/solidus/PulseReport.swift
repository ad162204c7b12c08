import Documents
import Instrument

/// What is said of the pulses of a run.
struct PulseReport {
  private let panel: GasPanel
  private let isClaimed: Bool

  init(_ instrument: Instrument) {
    panel = instrument.panel
    switch instrument.panel.stop {
    case .pulseMissing, .overgrown, .gaugeStill, .valveStuck, .unpurged: isClaimed = false
    case .together, .barred, .valveLost, .gaugesApart, .flowAstray, .mismatched, .unlit,
      .generatorWeak, .generatorStuck, .tooWarm, .rule, .interlock, nil:
      isClaimed = true
    }
  }

  /// Whether what the recipe meant to grow may be said to be there.
  var claimsFilm: Bool { isClaimed }

  /// A line for each valve that somebody should look at.
  var lines: String {
    var text = isClaimed ? "" : "film         none is claimed\n"
    for index in 0..<panel.valveCount {
      let tally = panel.tally(of: index)
      var words: [String] = []
      if tally.weak > 0 { words.append("\(tally.weak) weak") }
      if tally.strong > 0 { words.append("\(tally.strong) strong") }
      if tally.missing > 0 { words.append("\(tally.missing) missing") }
      if let least = tally.least, !words.isEmpty {
        words.append("the least \(fixed(least * 100, 0)) % of the first ones")
      }
      if tally.isUnseen { words.append("too small for the gauge to be watched") }
      let overgrown = panel.overgrowths(after: index)
      if overgrown > 0 { words.append("too much grew after \(overgrown)") }
      guard !words.isEmpty else { continue }
      text += "pulses       \(panel.valve(index).name): \(words.joined(separator: ", "))\n"
    }
    if panel.restlessness > 0 {
      text +=
        "gas          before \(panel.restlessness) pulses the throttle, or the pressure, stood higher than"
        + " at first: something leaks in\n"
    }
    return text
  }

  var json: JSON {
    let valves = (0..<panel.valveCount).filter { panel.valve($0).pulses > 0 }
    return .array(
      valves.map { index in
        let tally = panel.tally(of: index)
        var members: [(key: String, value: JSON)] = [
          ("valve", .string(panel.valve(index).name)),
          ("pulses", .integer(panel.valve(index).pulses)), ("weak", .integer(tally.weak)),
          ("strong", .integer(tally.strong)), ("missing", .integer(tally.missing)),
          ("overgrown", .integer(panel.overgrowths(after: index))),
          ("seen", .boolean(!tally.isUnseen)),
        ]
        if let least = tally.least { members.append(("least_share", .number(least))) }
        return .object(members)
      })
  }
}
