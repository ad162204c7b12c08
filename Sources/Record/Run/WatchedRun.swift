public import Documents
public import Instrument
import Quantities

/// A run that is watched from its folder: what its journal has said so far.
public final class WatchedRun {
  /// Whether there is more to come.
  public enum State: Hashable, Sendable {
    case going
    /// It said itself how it ended.
    case over
    /// Nobody writes any more, and no end was written: killed, or without power.
    case cutOff
  }

  public let path: String
  public let start: RunStart
  public private(set) var state = State.going
  /// Since it began, in s.
  public private(set) var time = 0.0
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
    journal = try JournalFollower(of: "\(folder)/journal")
    zones = start.zones.map { _ in nil }
    flows = start.flows.map { _ in .nan }
    cells = start.channels.map { _ in nil }
    ends = start.channels.map { _ in nil }
    progress = RunPlan(in: folder).map { RunProgress($0) }
  }

  /// What the run said of itself at its end; nil before.
  public var meta: Node? { KeptRun.meta(in: path) }

  /// Whether it came to an end of its own, though nothing that can be read may say to which.
  public var isOver: Bool { KeptFile.isThere(KeptFiles.end, in: path) }

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
    if !isWritten { state = meta == nil ? .cutOff : .over }
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
