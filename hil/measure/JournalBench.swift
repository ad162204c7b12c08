import Documents
import Glibc
import Instrument
import Quantities
import Record
import Rig
import Safety
import Simulator

/// A day of a reactor and eight cells at full rate: what it records, and how fast the journal of a
/// run brings that onto a disk, with each batch asked for to be kept.
///
/// The records are those of an hour on the simulated bench: a soak in flowing gas, and in each cell
/// a current that turns, sampled ten times a second with every sample written down. The disk gets
/// them 24 times over, as fast as it takes them.
func journalBench(in folder: String) throws -> Int32 {
  let hour = try RecordedHour()
  let needed = Double(hour.bytes) / hour.span
  print(
    "\(hour.count) records in \(hour.span) s: \(Int(needed)) bytes and"
      + " \(Int(Double(hour.count) / hour.span)) records a second")
  let path = "\(folder)/measure-\(getpid()).journal"
  defer { _ = unsafe unlink(path) }
  let journal = try Journal(creating: path)
  let clock = ContinuousClock()
  let spent = try clock.measure {
    for turn in 0..<24 { hour.write(to: journal, after: Seconds(Double(turn) * hour.span)) }
    try journal.sync()
  }
  guard journal.keptRecords >= 24 * hour.count else {
    print("only \(journal.keptRecords) records were kept")
    return 1
  }
  let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
  var file = stat()
  _ = unsafe stat(path, &file)
  let headroom = 24 * hour.span / seconds
  print(
    "24 h of them, \(file.st_size) bytes, kept in \(seconds) s: \(Int(headroom)) times as fast as"
      + " they come, \(Int(Double(file.st_size) / seconds / 1e6)) MB a second")
  print("asked to keep each record as it comes: \(try synced(in: folder)) ms a record")
  return headroom >= 20 ? 0 : 1
}

/// What a disk takes for one small write that it is asked to keep: what batches save.
private func synced(in folder: String) throws -> Double {
  let path = "\(folder)/measure-\(getpid()).single"
  defer { _ = unsafe unlink(path) }
  let journal = try Journal(creating: path)
  let record = [UInt8](repeating: 5, count: 86)
  let clock = ContinuousClock()
  let spent = try clock.measure {
    for turn in 0..<100 {
      journal.add(record.span, at: .zero + .milliseconds(Int64(turn)))
      try journal.sync()
    }
  }
  return Double(spent.components.seconds) * 10 + Double(spent.components.attoseconds) * 1e-17
}

/// The records of an hour, one behind the other.
private final class RecordedHour: RecordSink {
  private var all: [UInt8] = []
  private var frames: [(start: Int, at: Instant)] = []
  let span = 3600.0

  var count: Int { frames.count }
  var bytes: Int { all.count }

  init() throws {
    let files = try BoardFiles.read("boards/bench")
    let run = try SimulatedRun(
      try Self.recipe(files), metal: .lithium, combination: nil, cells: try Self.cells(files),
      on: files, seed: 1, into: self)
    _ = run.run(for: Seconds(span))
  }

  func add(_ record: Span<UInt8>, at now: Instant) {
    frames.append((all.count, now))
    for index in record.indices { all.append(record[index]) }
  }

  func write(to journal: Journal, after span: Seconds) {
    for (index, frame) in frames.enumerated() {
      let end = index + 1 < frames.count ? frames[index + 1].start : all.count
      journal.add(all.span.extracting(frame.start..<end), at: frame.at + span)
    }
  }

  private static func recipe(_ files: BoardFiles) throws -> Program {
    let text = """
      solidus: recipe/1
      name: full
      metal: Li
      steps:
        - open: [carrier]
        - flow: { argon: 100 sccm }
        - pressure: { hold: 100 Pa, within: 5 min }
        - heat: { zone: stage, to: 120 C, rate: 10 K/min }
        - repeat:
            times: 1000
            steps: [{ pulse: { TMA: 0.1 s } }, { purge: 20 s }, { pulse: { H2O: 0.1 s } }, { purge: 30 s }]

      """
    let recipe = try RecipeDocument.read(at: "r.yaml", from: .memory(["r.yaml": text])).get()
    return try RecipeCompiler(recipe, on: files).compile().program
  }

  private static func cells(_ files: BoardFiles) throws -> [CellTask] {
    let text = """
      solidus: method/1
      name: full
      limits: { lowest: -2 V, highest: 2 V, temperature: 60 C }
      sample: 100 ms
      record: { every: 100 ms }
      steps:
        - repeat:
            times: 1000
            steps: [{ current: { at: 0.1 mA, for: 1 min } }, { current: { at: -0.1 mA, for: 1 min } }]

      """
    let method = try MethodDocument.read(at: "m.yaml", from: .memory(["m.yaml": text])).get()
    let program = try MethodCompiler.compile(method, for: .undeclared, on: files.board).program
    return files.board.channels.entries.compactMap { entry in
      guard case .cell = entry.value else { return nil }
      return CellTask(
        channel: entry.name, program: program, declaration: CellValues.undeclared.declaration,
        isSlow: false, calibration: .none)
    }
  }
}
