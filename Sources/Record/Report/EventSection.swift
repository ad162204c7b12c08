import Documents
import Instrument
import Quantities

/// What happened beside the plan: ends and notes of cells, and what was written by hand.
struct EventSection {
  private var rows: [[String]] = []
  private var channels: [String]
  private let valves: [String]

  /// More than these are counted only.
  private static let most = 200

  init(_ run: KeptRun) {
    channels = run.start.channels
    valves = run.start.valves
    for (event, now) in run.look.events { add(event, at: (now - .zero).value) }
  }

  var html: String {
    guard !rows.isEmpty else {
      return HTML.heading("Events") + "<p>Nothing happened beside the plan.</p>\n"
    }
    let more = rows.count - Self.most
    let tail = more > 0 ? [["…", "", "and \(more) more"]] : []
    return HTML.heading("Events")
      + HTML.table(["time, s", "of", "what"], rows.prefix(Self.most) + tail, words: true)
  }

  private mutating func add(_ event: JournalLook.Event, at time: Double) {
    switch event {
    case .ended(let end): add(time, name(end.cell), "ended: \(end.word)")
    case .judged(let found): add(time, name(found.cell), found.text)
    case .noted(let note): add(note, at: time)
    case .asked(let asked): add(time, "operator", asked.text)
    case .said(let text): add(time, "note", text)
    case .dosed(let dose):
      let valve = Int(dose.valve)
      add(
        time, valves.indices.contains(valve) ? valves[valve] : "valve \(valve)",
        "a \(dose.health.word) dose")
    }
  }

  /// What befalls single samples and points is counted in the row of the first.
  private mutating func add(_ note: CellNoteRecord, at time: Double) {
    let of = name(note.cell)
    guard Self.counted.contains(note.word) else { return add(time, of, note.word) }
    if let place = counts.firstIndex(where: { $0.of == of && $0.what == note.word }) {
      counts[place].times += 1
      let (row, times) = (counts[place].row, counts[place].times)
      rows[row][2] = "\(note.word), \(times) times until \(fixed(time, 1)) s"
    } else {
      counts.append((of, note.word, rows.count, 1))
      add(time, of, note.word)
    }
  }

  private static let counted = [
    CellNote.sampleUnsettled, .sampleLost, .pointLost, .pathOpen,
  ].map { "\($0.word)" }
  private var counts: [(of: String, what: String, row: Int, times: Int)] = []

  private func name(_ cell: UInt8) -> String {
    channels.indices.contains(Int(cell)) ? channels[Int(cell)] : "cell \(cell)"
  }

  private mutating func add(_ time: Double, _ source: String, _ what: String) {
    rows.append([fixed(time, 1), source, what])
  }
}
