import Control
import Documents
import Quantities
import Rig
import Safety
import Simulator

/// What is said when an identification has ended.
struct IdentifyReport {
  private let work: IdentificationRun
  private let outcome: IdentificationRun.Outcome
  private let seed: UInt64

  init(_ work: IdentificationRun, _ outcome: IdentificationRun.Outcome, seed: UInt64) {
    self.work = work
    self.outcome = outcome
    self.seed = seed
  }

  var status: ExitStatus {
    switch outcome {
    case .identified: .done
    case .refused: .findings
    case .stopped(let ended): stopped(ended).status
    }
  }

  private func stopped(_ ended: SimulatedRun.Outcome) -> StoppedRun {
    StoppedRun(
      ended, tripped: "the guard cut the heater; 'solidus run' shows why",
      late: "the program did not end within a day")
  }

  /// One number of the table.
  private struct Row {
    let key: String
    let name: String
    let unit: String
    let value: Double
    let share: Double
    let drawing: Double
  }

  private func rows(_ stage: IdentifiedStage) -> [Row] {
    let d = work.drawing
    func row<Value: Quantity>(
      _ key: String, _ name: String, _ unit: String, _ found: Estimate<Value>, _ drawing: Value
    ) -> Row {
      Row(
        key: key, name: name, unit: unit, value: found.value.value, share: found.share,
        drawing: drawing.value)
    }
    return [
      row("element", "element", "J/K", stage.element, d.element),
      row("sample", "sample", "J/K", stage.sample, d.sample),
      row("coupling", "coupling", "W/K", stage.coupling, d.coupling),
      row("element_loss", "element loss", "W/K", stage.elementLoss, d.elementLoss),
      row("sample_loss", "sample loss", "W/K", stage.sampleLoss, d.sampleLoss),
    ]
  }

  var text: String {
    let head =
      "SIMULATED  zone \(work.zone), seed \(seed), \(fixed(work.run.elapsed.value, 0)) s,"
      + " limit \(fixed(work.limit.value, 1)) C\n"
    switch outcome {
    case .identified(let stage): return head + "\n" + table(stage)
    case .refused, .stopped: return head + "\n\(word): \(reason)\n"
    }
  }

  private func table(_ stage: IdentifiedStage) -> String {
    var text = line("number", "value", "within", "drawing")
    for row in rows(stage) {
      let decimals = row.value < 0.1 ? 4 : (row.value < 10 ? 3 : 1)
      let value = "\(fixed(row.value, decimals)) \(row.unit)"
      let drawing = "\(fixed(row.drawing, decimals)) \(row.unit)"
      text += line(row.name, value, "\(fixed(row.share * 100, 1)) %", drawing)
    }
    let (first, second) = (work.drawing.elementLag, work.drawing.sampleLag)
    text += line("element lag", lag(stage.elementLag), "", lag(first))
    text += line("sample lag", lag(stage.sampleLag), "", lag(second))
    return text + "\ntwo masses leave \(fixed(stage.residual.value, 3)) K unexplained\n"
  }

  private func lag(_ span: Seconds) -> String { "\(fixed(span.value, 2)) s" }

  private func line(_ name: String, _ value: String, _ within: String, _ drawing: String) -> String
  {
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return left(name, 14) + right(value, 14) + right(within, 10) + right(drawing, 14) + "\n"
  }

  var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("simulated", .boolean(true)), ("outcome", .string(word)), ("reason", .string(reason)),
      ("zone", .string(work.zone)), ("seed", .string("\(seed)")),
      ("duration_s", .seconds(work.run.elapsed)), ("limit_C", .number(work.limit.value)),
      ("trace_hash", .string(work.run.world.trace.hash())),
    ]
    if case .identified(let stage) = outcome {
      members.append(("numbers", .object(rows(stage).map { ($0.key, json($0)) })))
      members.append(("element_lag_s", .seconds(stage.elementLag)))
      members.append(("sample_lag_s", .seconds(stage.sampleLag)))
      members.append(("residual_K", .number(stage.residual.value)))
    }
    return .object(members)
  }

  private func json(_ row: Row) -> JSON {
    .object([
      ("value", .number(row.value)), ("unit", .string(row.unit)), ("share", .number(row.share)),
      ("drawing", .number(row.drawing)),
    ])
  }

  private var word: String {
    switch outcome {
    case .identified: "identified"
    case .refused: "refused"
    case .stopped(let ended): stopped(ended).word
    }
  }

  private var reason: String {
    switch outcome {
    case .identified: ""
    case .refused(let refusal): refusal.words
    case .stopped(let ended): stopped(ended).reason
    }
  }
}

extension IdentificationRefusal {
  /// What is wrong and what to do, for the person at the bench.
  var words: String {
    switch self {
    case .badRecord(let index):
      "the record ends or breaks at sample \(index); see whether a sensor fails"
    case .notAtRest(let by):
      "the stage was not at rest: \(fixed(by.value, 2)) K of drift or between sensors; let it cool"
    case .tooLittleHeat(let rise):
      "the sample rose by only \(fixed(rise.value, 1)) K; is the heater connected?"
    case .noCooling(let fall):
      "the sample fell by only \(fixed(fall.value, 1)) K after the last heat; let it cool longer"
    case .inverted(.element):
      "the element fell while the heater heated; its couple is the wrong way round"
    case .inverted(.sample):
      "the sample fell while the heater heated; its couple is the wrong way round"
    case .swapped: "the sample ran ahead of the element; the two sensors are exchanged"
    case .unexplained(let share):
      "two masses leave \(fixed(share * 100, 1)) % of the motion unexplained; is there other heat?"
    case .impossible(let number): "the \(number.words) came out as no stage can have it"
    case .uncertain(let number, let share):
      "the \(number.words) came out only within \(fixed(share * 100, 0)) %; heat it higher"
    }
  }
}

extension IdentificationRefusal.Number {
  var words: String {
    switch self {
    case .element: "heat capacity of the element"
    case .sample: "heat capacity of the sample"
    case .coupling: "coupling"
    case .elementLoss: "loss of the element"
    case .sampleLoss: "loss of the sample"
    }
  }
}
