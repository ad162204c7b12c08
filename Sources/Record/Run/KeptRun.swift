public import Documents
import Instrument
import Quantities

/// A run as its folder keeps it, whole or cut off.
public struct KeptRun {
  public let path: String
  public let start: RunStart
  /// How it ended, by its own words or by what is there of them.
  public let end: RunEnd
  /// What people wrote beside it afterwards.
  public let remarks: RunRemarks
  private let journals: KeptJournals
  /// What is wrong with its files.
  public let troubles: [FileTrouble]
  /// The sums of its files, if they have just been taken.
  let fresh: KeptSums?

  public init(in folder: String) throws(RecordError) {
    try self.init(in: folder, nil, fresh: nil)
  }

  /// The same run with its own words at its end: journals of hours, and the sums, are not taken again.
  func ended() throws(RecordError) -> KeptRun {
    try KeptRun(in: path, journals, fresh: KeptSums(in: path))
  }

  private init(
    in folder: String, _ known: KeptJournals?, fresh: KeptSums?
  ) throws(RecordError) {
    path = folder
    self.fresh = fresh
    let files = KeptFiles(in: folder)
    start = try RunStart(files.start, of: folder)
    end = files.end
    remarks = files.remarks
    if let known { journals = known } else { journals = try KeptJournals(in: folder) }
    let look = journals.own.look
    troubles =
      files.all(look.end, until: look.last) + journals.before.flatMap(files.earlier)
  }

  var journal: JournalReader { journals.own.reader }
  /// What happened while it went on, and how far its journal goes.
  public var look: JournalLook { journals.own.look }
  /// Those of the runs that it goes on with, the oldest first.
  var earlier: [JournalReader] { journals.before.map(\.reader) }
  var earlierLooks: [JournalLook] { journals.before.map(\.look) }

  /// Every record, also of the runs that it goes on with.
  func walkAll(_ use: (Span<UInt8>, Instant) -> Void) {
    for journal in journals.before + [journals.own] { _ = journal.reader.walk(use) }
  }

  /// What the run said of itself at its end; nil if it did not come so far.
  public var meta: Node? { end.meta }

  /// Whether nothing is left of what it recorded.
  public var isEmptied: Bool { look.end.isEmptied(of: end) && journals.before.isEmpty }

  /// Where the disk changed what was once kept; nil where it did not.
  public var damage: Int? { look.end.holes.first?.place }

  /// How each cell's method ended, and when in s.
  var cellEnds: [String: (word: String, time: Double)] {
    var ends: [String: (word: String, time: Double)] = [:]
    for (event, now) in look.events {
      guard case .ended(let end) = event, start.channels.indices.contains(Int(end.cell)) else {
        continue
      }
      ends[start.channels[Int(end.cell)]] = (end.word, (now - .zero).value)
    }
    return ends
  }

  /// How a cell ended, as far as this run's own journal goes; nil for one that did not.
  public func end(of channel: String) -> String? { cellEnds[channel]?.word }

  /// The same for every cell: one that did not end came to the end that its run came to.
  func ending(of channel: String) -> CellEnding {
    if let own = end(of: channel) { return .own(own) }
    if case .goingOn = end { return .ofRun(end) }
    return .ofRun(.cutOff)
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
