import Documents
import Instrument
import Quantities
import Record

/// What the records of a run that is watched say, as JSON, and in words where something happened.
struct WatchRecords {
  private typealias Members = [(key: String, value: JSON)]

  private let run: WatchedRun

  init(_ run: WatchedRun) { self.run = run }

  /// One object; nil for a record that this version does not know.
  func json(_ record: Span<UInt8>, at time: Double) -> JSON? {
    guard record.count > 0, let kind = RecordKind(rawValue: record[0]),
      let members = members(record, kind)
    else { return nil }
    return .object([("t_s", .seconds(time)), ("record", .string("\(kind)"))] + members)
  }

  private func members(_ record: Span<UInt8>, _ kind: RecordKind) -> Members? {
    switch kind {
    case .zone: ZoneRecord(record).map(said)
    case .panel: panel(record)
    case .instruction: InstructionRecord(record).map(said)
    case .pulse: PulseRecord(record).map(said)
    case .pulsePressure: PulsePressureRecord(record).map(said)
    case .note: [("text", .string(Self.text(of: record)))]
    case .cell: CellRecord(record).map(said)
    case .tone: ToneRecord(record).map(said)
    case .transform: TransformRecord(record).map(said)
    case .analysis: AnalysisRecord(record).map(said)
    case .cellEnd:
      CellEndRecord(record).map { [("cell", name(of: $0.cell)), ("how", .string($0.word))] }
    case .cellNote:
      CellNoteRecord(record).map { [("cell", name(of: $0.cell)), ("what", .string($0.word))] }
    case .cellVerdict:
      CellVerdictRecord(record).map { [("cell", name(of: $0.cell)), ("what", .string($0.text))] }
    case .request: RequestRecord(record).map(said)
    case .drift: DriftRecord(record).map(said)
    }
  }

  private func said(_ drift: DriftRecord) -> Members {
    [
      ("what", .string(drift.what.word)), ("valve", valve(drift.valve)),
      ("seen", .number(drift.seen)), ("usual", .number(drift.usual)),
    ]
  }

  private func said(_ asked: RequestRecord) -> Members {
    [
      ("what", .string("\(asked.request)")), ("user", .integer(Int(asked.user))),
      ("done", .boolean(asked.refusal == nil)), ("why", .string(asked.refusal?.sentence ?? "")),
    ]
  }

  private func said(_ zone: ZoneRecord) -> Members {
    [
      ("zone", Self.named(run.start.zones.map(\.name), Int(zone.zone))),
      ("sample_C", .number(zone.sample)), ("element_C", .number(zone.element)),
      ("setpoint_C", .number(zone.setpoint)), ("share", .number(zone.share)),
      ("margin_K", .number(zone.margin)), ("heating", .boolean(zone.isHeating)),
      ("tripped", .boolean(zone.isTripped)),
    ]
  }

  private func panel(_ record: Span<UInt8>) -> Members? {
    var flows = run.start.flows.map { _ in Double.nan }
    guard let panel = PanelRecord(record, flows: &flows) else { return nil }
    let open = run.start.valves.indices.filter { panel.valves & (1 << UInt16($0)) != 0 }
    return [
      ("pressure_Pa", .number(panel.pressure)), ("throttle", .number(panel.opening)),
      ("forward_W", .number(panel.forward)), ("thickness_nm", .number(panel.thickness)),
      ("open", .array(open.map { .string(run.start.valves[$0]) })),
      ("flows_sccm", .object(zip(run.start.flows, flows).map { ($0, .number($1)) })),
    ]
  }

  private func said(_ step: InstructionRecord) -> Members {
    guard let index = step.index else { return [("over", .boolean(true))] }
    let planned = run.progress?.plan.steps
    guard let planned, planned.indices.contains(index) else { return [("step", .integer(index))] }
    return [
      ("step", .integer(index)), ("path", .string(planned[index].path)),
      ("what", .string(planned[index].what)),
    ]
  }

  private func said(_ pulse: PulseRecord) -> Members {
    [
      ("valve", valve(pulse.valve)), ("asked_s", .seconds(pulse.asked)),
      ("width_s", .seconds(pulse.width)),
    ]
  }

  private func said(_ pulse: PulsePressureRecord) -> Members {
    [
      ("valve", valve(pulse.valve)), ("health", .string(pulse.health.word)),
      ("peak_Pa", .number(pulse.peak)), ("area_Pa_s", .number(pulse.area)),
    ]
  }

  private func said(_ sample: CellRecord) -> Members {
    [
      ("cell", name(of: sample.cell)), ("cycle", .integer(sample.cycle)),
      ("step", .integer(sample.step)), ("measured_s", .seconds((sample.at - .zero))),
      ("potential_V", .number(sample.potential)), ("current_A", .number(sample.current)),
      ("charge_C", .number(sample.charge)), ("charged_C", .number(sample.charged)),
      ("discharged_C", .number(sample.discharged)), ("temperature_C", .number(sample.temperature)),
    ]
  }

  private func said(_ tone: ToneRecord) -> Members {
    [
      ("cell", name(of: tone.cell)), ("spectrum", .integer(tone.spectrum)),
      ("frequency_Hz", .number(tone.frequency.value)), ("sines", .integer(tone.chord.count)),
      ("potential_V", .number(tone.potential)), ("current_A", .number(tone.current)),
    ]
  }

  private func said(_ look: TransformRecord) -> Members {
    [
      ("cell", name(of: look.cell)), ("spectrum", .integer(look.spectrum)),
      ("frequency_Hz", .number(look.frequency.value)), ("standard_ohm", .number(look.standard)),
      ("real", .integer(Int(look.real))), ("imaginary", .integer(Int(look.imaginary))),
    ]
  }

  private func said(_ look: AnalysisRecord) -> Members {
    [
      ("cell", name(of: look.cell)), ("spectrum", .integer(look.spectrum)),
      ("frequency_Hz", .number(look.frequency.value)), ("at", .string("\(look.source)")),
      ("resistance_ohm", .number(look.resistance)), ("reactance_ohm", .number(look.reactance)),
    ]
  }

  /// In words, if somebody at the bench would want to know at once.
  func event(_ record: Span<UInt8>, at time: Double) -> String? {
    guard record.count > 0, let kind = RecordKind(rawValue: record[0]) else { return nil }
    let words: String? =
      switch kind {
      case .note: Self.text(of: record)
      case .cellEnd: CellEndRecord(record).map { "\(cell($0.cell)) ended: \($0.word)" }
      case .cellNote: CellNoteRecord(record).map { "\(cell($0.cell)): \($0.word)" }
      case .cellVerdict: CellVerdictRecord(record).map { "\(cell($0.cell)): \($0.text)" }
      case .pulsePressure: PulsePressureRecord(record).flatMap(trouble)
      case .drift:
        DriftRecord(record).map { drift in
          let valve = Self.word(run.start.valves, Int(drift.valve), "valve")
          return "\(drift.what.word) at \(valve) is \(fixed(drift.seen, 2)), usually"
            + " \(fixed(drift.usual, 2))"
        }
      case .request:
        RequestRecord(record).map { asked in
          "user \(asked.user) asked for \(asked.request)\(asked.cell.map { " of \(cell($0))" } ?? ""): \(asked.refusal?.sentence ?? "done")"
        }
      case .zone, .panel, .instruction, .pulse, .cell, .tone, .transform, .analysis: nil
      }
    return words.map { "\(clock(Seconds(time)))  \($0)" }
  }

  private func trouble(_ pulse: PulsePressureRecord) -> String? {
    switch pulse.health {
    case .weak, .missing, .strong:
      "a \(pulse.health.word) pulse of \(Self.word(run.start.valves, Int(pulse.valve), "valve"))"
    case .learning, .sound, .unseen, .unread: nil
    }
  }

  private func name(of number: UInt8) -> JSON { .string(cell(number)) }
  private func cell(_ number: UInt8) -> String {
    Self.word(run.start.channels, Int(number), "cell")
  }
  private func valve(_ number: UInt8) -> JSON { Self.named(run.start.valves, Int(number)) }

  private static func named(_ names: [String], _ index: Int) -> JSON {
    .string(word(names, index, ""))
  }
  private static func word(_ names: [String], _ index: Int, _ kind: String) -> String {
    names.indices.contains(index) ? names[index] : "\(kind) \(index)"
  }

  private static func text(of record: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    for index in record.indices.dropFirst() { bytes.append(record[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
