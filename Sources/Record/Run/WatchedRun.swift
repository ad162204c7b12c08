import Documents
public import Instrument
import Quantities

/// A run that is watched from its folder: what its journal has said so far.
public final class WatchedRun {
  public let path: String
  public let start: RunStart
  /// How it ended, as far as was read.
  public private(set) var end = RunEnd.goingOn
  /// Since it began, in s.
  public private(set) var time = 0.0
  /// How long its coating had gone on before, in s; nought where its clock says so itself, as beside cells.
  public let before: Double
  /// The last of each zone, of the panel and of each cell.
  public private(set) var zones: [ZoneRecord?]
  public private(set) var panel: PanelRecord?
  public private(set) var flows: [Double]
  public private(set) var cells: [CellRecord?]
  /// How each cell ended.
  public private(set) var ends: [String?]
  public private(set) var progress: RunProgress?
  private let journal: JournalFollower

  public init(in folder: String) throws(RecordError) {
    path = folder
    start = try RunStart(of: folder)
    before = EarlierJournals.names(in: folder).isEmpty ? EarlierJournals.took(before: folder) : 0
    guard KeptFile.isThere(RunFolder.journal, in: folder) else {
      throw KeptJournal.absent(RunFolder.journal, in: folder)
    }
    journal = try JournalFollower(of: "\(folder)/\(RunFolder.journal)")
    zones = start.zones.map { _ in nil }
    flows = start.flows.map { _ in .nan }
    cells = start.channels.map { _ in nil }
    ends = start.channels.map { _ in nil }
    progress = RunPlan(in: folder).map { RunProgress($0) }
  }

  /// Whether a run is being made ready in a folder: it goes on soon, or is refused and leaves nothing.
  public static func isToCome(in folder: String) -> Bool {
    !KeptFile.isThere(RunStart.file, in: folder) && KeptFiles.isWritten(folder)
  }

  /// What is wrong with its files, once nobody writes it any more.
  public var troubles: [FileTrouble] {
    KeptFiles(in: path).all(journal.end, until: Instant.zero + Seconds(time))
  }

  /// Takes what is new, each record once.
  public func read(_ use: (Span<UInt8>, Double) -> Void) throws(RecordError) {
    // Asked before: what was written until then is read now.
    let isWritten = journal.isWritten
    try journal.read { record, now in
      time = (now - .zero).value
      take(record)
      use(record, time)
    }
    if !isWritten { end = RunEnd(KeptFile(RunEnd.file, in: path), isWritten: false) }
  }

  private func take(_ record: Span<UInt8>) {
    if let zone = ZoneRecord(record) {
      if zones.indices.contains(Int(zone.zone)) { zones[Int(zone.zone)] = zone }
    } else if let seen = PanelRecord(record, flows: &flows) {
      panel = seen
    } else if let step = InstructionRecord(record) {
      progress?.begin(step.index, at: time)
    } else if let sample = CellRecord(record) {
      if cells.indices.contains(Int(sample.cell)) { cells[Int(sample.cell)] = sample }
    } else if let end = CellEndRecord(record) {
      if ends.indices.contains(Int(end.cell)) { ends[Int(end.cell)] = end.word }
    }
  }
}
