import Control
import Documents
import Instrument
import Quantities

/// A journal as the files that people open: a row each second, and a line for each event.
struct JournalTables {
  private var table = DecimalText()
  private(set) var events: [UInt8] = []
  /// Of each cell that a record is about, by its name.
  private(set) var cells: [(name: String, table: CellTable)] = []
  /// The cells of which there are spectra.
  private(set) var sounded: [String] = []
  private let layout: ChannelLayout
  private var zones: [ZoneRecord?]
  private var panel: PanelRecord?
  private var flows: [Double]
  /// By valve the pressure of the pulse before.
  private var pulses: [PulsePressureRecord?]
  private var next = Instant.zero

  /// Between two rows of the table.
  private static let interval = Seconds(1)

  var channels: [UInt8] { table.bytes }

  init(_ reader: JournalReader, _ layout: ChannelLayout) throws(RecordError) {
    self.layout = layout
    zones = layout.zones.map { _ in nil }
    flows = layout.flows.map { _ in .nan }
    pulses = layout.valves.map { _ in nil }
    writeHead()
    var tables = self
    _ = reader.walk { tables.take($0, at: $1) }
    table = tables.table
    events = tables.events
    cells = tables.cells
    sounded = tables.sounded
  }

  private mutating func take(_ record: Span<UInt8>, at now: Instant) {
    guard record.count > 0, let kind = RecordKind(rawValue: record[0]) else { return }
    switch kind {
    // Between two rows nothing is shown of these; without a panel each zone writes a row.
    case .zone where now < next && hasPanel, .panel where now < next: return
    case .zone:
      guard let zone = ZoneRecord(record), zones.indices.contains(Int(zone.zone)) else { return }
      zones[Int(zone.zone)] = zone
      if !hasPanel { row(at: now) }
    case .panel:
      panel = PanelRecord(record, flows: &flows)
      row(at: now)
    case .instruction:
      guard let index = InstructionRecord(record)?.index else { return }
      let step = layout.step(index)
      event(
        at: now,
        [
          ("event", .string("step")), ("what", .string(step.text)),
          ("path", .string(step.path)),
        ])
    case .pulse:
      guard let pulse = PulseRecord(record), layout.valves.indices.contains(Int(pulse.valve))
      else { return }
      event(
        at: now,
        [
          ("event", .string("pulse")), ("valve", .string(layout.valves[Int(pulse.valve)])),
          ("asked_s", .number(Self.seconds(pulse.asked))),
          ("width_s", .number(Self.seconds(pulse.width))),
        ])
    case .pulsePressure:
      guard let pulse = PulsePressureRecord(record), pulses.indices.contains(Int(pulse.valve))
      else { return }
      pulses[Int(pulse.valve)] = pulse
      event(at: now, Self.members(of: pulse, named: layout.valves[Int(pulse.valve)]))
    case .drift:
      guard let drift = DriftRecord(record), layout.valves.indices.contains(Int(drift.valve))
      else { return }
      event(
        at: now,
        [
          ("event", .string("drift")), ("what", .string(drift.what.word)),
          ("valve", .string(layout.valves[Int(drift.valve)])), ("seen", .number(drift.seen)),
          ("usual", .number(drift.usual)),
        ])
    case .cell:
      guard let cell = CellRecord(record) else { return }
      add(cell)
    // What spectra are made of is no event; the table of them is a file of its own.
    case .tone:
      guard let tone = ToneRecord(record) else { return }
      let name = name(ofCell: tone.cell)
      if !sounded.contains(name) { sounded.append(name) }
    case .transform:
      guard let look = TransformRecord(record) else { return }
      let name = name(ofCell: look.cell)
      if !sounded.contains(name) { sounded.append(name) }
    case .analysis:
      guard let look = AnalysisRecord(record) else { return }
      let name = name(ofCell: look.cell)
      if !sounded.contains(name) { sounded.append(name) }
    case .cellEnd:
      guard let end = CellEndRecord(record) else { return }
      event(
        at: now,
        [
          ("event", .string("cell_end")), ("cell", .string(name(ofCell: end.cell))),
          ("how", .string(end.word)),
        ])
    case .cellVerdict:
      guard let found = CellVerdictRecord(record) else { return }
      event(at: now, Self.members(of: found, on: name(ofCell: found.cell)))
    case .cellNote:
      guard let note = CellNoteRecord(record) else { return }
      event(
        at: now,
        [
          ("event", .string("cell_note")), ("cell", .string(name(ofCell: note.cell))),
          ("what", .string(note.word)),
        ])
    case .request:
      guard let asked = RequestRecord(record) else { return }
      let cell = asked.cell.map { [("cell", JSON.string(name(ofCell: $0)))] } ?? []
      event(at: now, Self.members(of: asked) + cell)
    case .note:
      var bytes: [UInt8] = []
      for i in record.indices.dropFirst() { bytes.append(record[i]) }
      event(
        at: now,
        [("event", .string("note")), ("what", .string(String(decoding: bytes, as: UTF8.self)))])
    }
  }

  private mutating func add(_ record: CellRecord) {
    let name = name(ofCell: record.cell)
    if let known = cells.firstIndex(where: { $0.name == name }) {
      cells[known].table.add(record)
    } else {
      var table = CellTable()
      table.add(record)
      cells.append((name, table))
    }
  }

  private func name(ofCell number: UInt8) -> String {
    layout.cells.indices.contains(Int(number)) ? layout.cells[Int(number)] : "cell \(number)"
  }

  private mutating func event(at now: Instant, _ members: [(key: String, value: JSON)]) {
    let time: [(key: String, value: JSON)] = [("t_s", .number(Self.seconds(now - .zero)))]
    events += Array(JSON.object(time + members).line.utf8)
    events.append(0x0A)
  }

  private static func members(
    of found: CellVerdictRecord, on cell: String
  ) -> [(key: String, value: JSON)] {
    let all: [(key: String, value: JSON)] = [
      ("event", .string("verdict")), ("cell", .string(cell)),
      ("verdict", .string("\(found.verdict.word)")), ("cycle", .integer(found.cycle)),
      ("overpotential_V", .number(found.overpotential.value)),
      ("expected_V", .number(found.expected.value)),
    ]
    guard found.halves > 0, let arc = found.arc else { return all }
    return all + [("arc", .number(arc)), ("half_cycles", .integer(found.halves))]
  }

  private static func members(of asked: RequestRecord) -> [(key: String, value: JSON)] {
    [
      ("event", .string("request")), ("what", .string("\(asked.request)")),
      ("user", .integer(Int(asked.user))), ("done", .boolean(asked.refusal == nil)),
      ("why", .string(asked.refusal?.sentence ?? "")), ("after_steps", .integer(asked.steps)),
    ]
  }

  private static func members(
    of pulse: PulsePressureRecord, named valve: String
  ) -> [(key: String, value: JSON)] {
    let all: [(key: String, value: JSON)] = [
      ("event", .string("pulse pressure")), ("valve", .string(valve)),
      ("health", .string(pulse.health.word)), ("base_Pa", .number(pulse.base)),
      ("peak_Pa", .number(pulse.peak)), ("area_Pa_s", .number(pulse.area)),
    ]
    // While the first ones go on there is nothing to have a share of.
    return pulse.share.isNaN ? all : all + [("share", .number(pulse.share))]
  }

  /// The nearest number, so that 0.1 s is written as 0.1.
  private static func seconds(_ span: Seconds) -> Double { Double(span.nanoseconds) / 1e9 }

  private var hasPanel: Bool { !layout.flows.isEmpty || !layout.valves.isEmpty }

  private mutating func writeHead() {
    var names = ["t_s"]
    for zone in layout.zones {
      names += ["sample_C", "element_C", "setpoint_C", "share", "margin_K"].map { "\(zone).\($0)" }
    }
    if hasPanel {
      names += ["pressure_Pa", "throttle", "forward_W", "thickness_nm"]
      names += layout.flows.map { "\($0)_sccm" }
      names += layout.valves.flatMap { ["\($0).peak_Pa", "\($0).area_Pa_s"] }
    }
    table.put(names.joined(separator: ",") + "\n")
  }

  private mutating func row(at now: Instant) {
    guard now >= next else { return }
    next = now + Self.interval
    table.put((now - .zero).value, decimals: 3)
    for zone in zones {
      for value in [zone?.sample, zone?.element, zone?.setpoint] { table.next(value, decimals: 3) }
      table.next(zone?.share, decimals: 4)
      table.next(zone?.margin, decimals: 3)
    }
    if let panel {
      table.next(panel.pressure, decimals: 4)
      table.next(panel.opening, decimals: 3)
      table.next(panel.forward, decimals: 1)
      table.next(panel.thickness, decimals: 3)
      for flow in flows { table.next(flow, decimals: 3) }
      for pulse in pulses {
        table.next(pulse?.peak, decimals: 3)
        table.next(pulse?.area, decimals: 3)
      }
    }
    table.put("\n")
  }
}
