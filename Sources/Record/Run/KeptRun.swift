public import Documents
import Instrument
import Quantities

/// A run as its folder keeps it, whole or cut off.
public struct KeptRun {
  public let path: String
  public let start: RunStart
  /// What the run said of itself at its end; nil if it did not come so far.
  public let meta: Node?
  /// What people wrote beside it afterwards.
  public let remarks: RunRemarks
  let journal: JournalReader
  /// Those of the runs that it goes on with, the oldest first.
  let earlier: [JournalReader]

  public init(in folder: String) throws(RecordError) {
    path = folder
    start = try RunStart(of: folder)
    meta = Self.meta(in: folder)
    remarks = RunRemarks(in: folder)
    journal = try JournalReader(of: "\(folder)/journal")
    earlier = try EarlierJournals.names(in: folder).map { (name) throws(RecordError) in
      try JournalReader(of: "\(folder)/\(name)")
    }
  }

  /// Every record, also of the runs that it goes on with.
  func walkAll(_ use: (Span<UInt8>, Instant) -> Void) {
    for journal in earlier + [journal] { _ = journal.walk(use) }
  }

  /// A run that was cut off has none, and is read all the same.
  static func meta(in folder: String) -> Node? {
    WholeFile.there("\(folder)/meta.json").flatMap(WholeFile.node)
  }

  /// What is missing of its journal, in words; nil if that is whole.
  public var trouble: String? {
    var last = 0.0
    switch journal.walk({ last = ($1 - .zero).value }) {
    case .torn(let bytes): return "its last record was torn: \(bytes) bytes are left out"
    case .damaged(let place, let bytes):
      return "damaged on the disk from byte \(place) on: \(bytes) bytes are left out"
    case .whole:
      guard let took = meta?.number("duration_s"), took - last > Self.silence else { return nil }
      return "it ends after \(fixed(last, 1)) s, and the run went on until \(fixed(took, 1)) s:"
        + " what came between is lost"
    }
  }

  /// For longer than that no run is without a record.
  private static let silence = 600.0

  /// Where the disk changed what was once kept; nil where it did not.
  public var damage: Int? {
    if case .damaged(let place, _) = journal.walk({ _, _ in }) { place } else { nil }
  }

  /// The channels of the cells that were worked on.
  public var channels: [String] { start.cells.map(\.channel) }

  /// What is known of a cell; refuses one that has no part in the run.
  func cell(on channel: String) throws(RecordError) -> CellStart {
    guard let cell = start.cells.first(where: { $0.channel == channel }) else {
      throw RecordError(
        "no cell '\(channel)' took part in \(path)",
        remedy: channels.isEmpty
          ? "it is a run of a recipe" : "write one of \(channels.joined(separator: ", "))")
    }
    return cell
  }

  /// Every sample of a cell, in order, also those of the runs that this one goes on with.
  func samples(on channel: String, _ use: (CellRecord) -> Void) {
    for journal in earlier + [journal] { samples(on: channel, in: journal, use) }
  }

  /// Every sample of a cell that one journal has.
  func samples(on channel: String, in journal: JournalReader, _ use: (CellRecord) -> Void) {
    guard let number = start.channels.firstIndex(of: channel) else { return }
    _ = journal.walk { record, _ in
      // The kind and the cell first: other records need not be decoded.
      guard record.count > 1, Int(record[1]) == number, let sample = CellRecord(record) else {
        return
      }
      use(sample)
    }
  }

  /// What a cell was driven with; empty in a folder that does not say.
  func drives(of channel: String) -> DriveTable {
    let bytes = WholeFile.there("\(path)/\(channel).drives.csv") ?? []
    return DriveTable(reading: String(decoding: bytes, as: UTF8.self))
  }
}
