import Documents
import Instrument
import Quantities

/// What happened beside the plan: ends and notes of cells, and what was written by hand.
struct EventSection {
  private var rows: [[String]] = []
  private var channels: [String]

  /// More than these are counted only.
  private static let most = 200

  init(_ run: KeptRun) {
    channels = run.start.channels
    var section = self
    _ = run.journal.walk { section.take($0, at: ($1 - .zero).value) }
    if let trouble = run.trouble { section.add(nil, "journal", trouble) }
    self = section
  }

  var html: String {
    guard !rows.isEmpty else { return "" }
    let more = rows.count - Self.most
    let tail = more > 0 ? [["…", "", "and \(more) more"]] : []
    return HTML.heading("Events")
      + HTML.table(["time, s", "of", "what"], rows.prefix(Self.most) + tail, words: true)
  }

  private mutating func take(_ record: Span<UInt8>, at time: Double) {
    if let end = CellEndRecord(record) {
      add(time, name(end.cell), "ended: \(end.word)")
    } else if let found = CellVerdictRecord(record) {
      add(time, name(found.cell), found.text)
    } else if let note = CellNoteRecord(record) {
      add(time, name(note.cell), note.word)
    } else if let asked = RequestRecord(record) {
      add(time, "operator", asked.text)
    } else if record.count > 0, record[0] == RecordKind.note.rawValue {
      var bytes: [UInt8] = []
      for index in record.indices.dropFirst() { bytes.append(record[index]) }
      add(time, "note", String(decoding: bytes, as: UTF8.self))
    }
  }

  private func name(_ cell: UInt8) -> String {
    channels.indices.contains(Int(cell)) ? channels[Int(cell)] : "cell \(cell)"
  }

  private mutating func add(_ time: Double?, _ source: String, _ what: String) {
    rows.append([time.map { fixed($0, 1) } ?? "", source, what])
  }
}
