import Control
import Documents
import Instrument
import Quantities
import Rig
import Safety
import Simulator

/// What is said when a calibration has ended.
struct CalibrateReport {
  private let work: CalibrationRun
  private let outcome: CalibrationRun.Outcome
  private let certificate: Certificate?
  private let seed: UInt64

  init(
    _ work: CalibrationRun, _ outcome: CalibrationRun.Outcome, _ certificate: Certificate?,
    seed: UInt64
  ) {
    self.work = work
    self.outcome = outcome
    self.certificate = certificate
    self.seed = seed
  }

  var status: ExitStatus {
    switch outcome {
    case .found: .done
    case .refused: .findings
    case .stopped(let ended): stopped(ended).status
    }
  }

  private func stopped(_ ended: SimulatedRun.Outcome) -> StoppedRun {
    StoppedRun(
      ended, tripped: why(ended),
      late: "it did not get there within \(clock(CalibrationRun.patience)); is the heater strong"
        + " enough?")
  }

  var text: String {
    let head =
      "SIMULATED  zone \(work.zone), \(work.calibrant.word), \(work.combination), seed \(seed),"
      + " \(fixed(work.run.elapsed.value, 0)) s, limit \(fixed(work.limit.value, 1)) C\n\n"
    guard case .found(let point) = outcome else { return head + "\(word): \(reason)\n" }
    let melts = work.calibrant.melts
    return head + """
      melting      \(line(point.melting))
      freezing     \(line(point.freezing))
      found        \(fixed(point.value.value, 3)) C within \(fixed(point.uncertainty.value, 3)) K
      reference    \(fixed(melts.value, 3)) C
      offset       \(fixed((point.value - melts).value, 3)) K
      \(kept)
      """
  }

  private var kept: String {
    guard let certificate else { return "no certificate: say the day with --date\n" }
    let pair = certificate.pair
    return """
      sensors      \(certificate.sample) above \(certificate.diverse): \
      \(fixed(pair.apartAtRest.value, 3)) K at \(fixed(pair.rest.value, 1)) C, \
      \(fixed(pair.apartAtPoint.value, 3)) K at \(fixed(pair.point.value, 1)) C
      hash         \(certificate.hash)

      """
  }

  private func line(_ arrest: Arrest) -> String {
    "\(fixed(arrest.level.value, 3)) C for \(fixed(arrest.length.value, 0)) s,"
      + " \(fixed(arrest.slope.value * 3600, 2)) K/h, scatter \(fixed(arrest.scatter.value, 3)) K,"
      + " \(fixed(arrest.heat.value, 0)) J"
  }

  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("simulated", .boolean(true)), ("outcome", .string(word)), ("reason", .string(reason)),
      ("zone", .string(work.zone)), ("calibrant", .string(work.calibrant.word)),
      ("seed", .string("\(seed)")), ("duration_s", .seconds(work.run.elapsed)),
      ("limit_C", .number(work.limit.value)), ("peak_measured_C", .number(work.hottest.value)),
      ("trace_hash", .string(work.run.world.trace.hash())),
    ]
    if case .found(let point) = outcome {
      members += [
        ("found_C", .number(point.value.value)),
        ("uncertainty_K", .number(point.uncertainty.value)),
        ("reference_C", .number(work.calibrant.melts.value)),
        ("offset_K", .number((point.value - work.calibrant.melts).value)),
        ("melting", json(point.melting)), ("freezing", json(point.freezing)),
      ]
    }
    if let certificate { members.append(("certificate_hash", .string(certificate.hash))) }
    let stage = work.run.world.parts.stages.first?.stage
    members.append(
      (
        "truth",
        .object([
          ("peak_sample_C", .number(stage?.peak.value ?? 0)),
          ("melted_share", .number(stage?.melted ?? 0)),
        ])
      ))
    return .object(members)
  }

  private func json(_ arrest: Arrest) -> JSON {
    .object([
      ("level_C", .number(arrest.level.value)), ("length_s", .seconds(arrest.length)),
      ("slope_K_per_s", .number(arrest.slope.value)),
      ("scatter_K", .number(arrest.scatter.value)), ("heat_J", .number(arrest.heat.value)),
    ])
  }

  private var word: String {
    switch outcome {
    case .found: "found"
    case .refused: "refused"
    case .stopped(let ended): stopped(ended).word
    }
  }

  private var reason: String {
    switch outcome {
    case .found: ""
    case .refused(let refusal):
      refusal.words + " (the sample's sensors read \(fixed(work.hottest.value, 1)) C at most, below"
        + " the limit of \(fixed(work.limit.value, 1)) C)"
    case .stopped(let ended): stopped(ended).reason
    }
  }

  /// What cut the zone, if one was cut.
  private func why(_ ended: SimulatedRun.Outcome) -> String {
    guard case .tripped(let index, _) = ended else { return "" }
    let zone = work.run.instrument.zone(index)
    guard case .tripped(let finding, _, _) = zone.latch.state else { return zone.name }
    let why = TripWords(zone, of: work.run.instrument).text(finding)
    guard case .cause(.unexplained(_, in: .sample)) = finding else { return why }
    return why + "; a smaller cell, or one that is coupled less, gives off less at once"
  }
}

extension PlateauRefusal {
  /// What is wrong and what to do, for the person at the bench.
  var words: String {
    switch self {
    case .badRecord(let passage):
      "the record of the \(passage.word) is too short or broken; see whether a sensor fails"
    case .tooLittleWay(let passage, let moved):
      "the sample moved by only \(fixed(moved.value, 1)) K during the \(passage.word)"
    case .noArrest(let passage, let seen, let noise):
      "nothing held the sample up in the \(passage.word): \(fixed(seen.value, 2)) K of hidden lead,"
        + " noise \(fixed(noise.value, 2)) K; is the cell there and of that calibrant, and do the"
        + " sensors not read so high that it cannot melt below the limit?"
    case .tooFast(let passage, let length):
      "the \(passage.word) lasted only \(fixed(length.value, 0)) s; use a larger cell"
    case .uneven(let molten, let frozen):
      "\(fixed(molten.value, 0)) J melted and \(fixed(frozen.value, 0)) J froze; is the cell tight,"
        + " and is there other heat?"
    case .hysteresis(let apart):
      "it melted \(fixed(apart.value, 2)) K above where it froze; press the cell on, or go slower"
    case .wrongCalibrant(let value):
      "something melted at \(fixed(value.value, 1)) C, too far from the calibrant that was named"
    }
  }
}

extension PlateauRefusal.Passage {
  var word: String {
    switch self {
    case .melting: "melting"
    case .freezing: "freezing"
    }
  }
}
