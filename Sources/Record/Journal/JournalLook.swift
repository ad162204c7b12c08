public import Instrument
public import Quantities

/// What one look through the journal of a run finds: how far it goes, and what happened beside the plan.
///
/// Pages, tables and commands ask it, so that none of them goes through the journal again for that.
public struct JournalLook: Sendable {
  /// Something that happened beside the plan.
  public enum Event: Sendable {
    case ended(CellEndRecord)
    case judged(CellVerdictRecord)
    case noted(CellNoteRecord)
    case asked(RequestRecord)
    /// A dose that was weak, strong or missing.
    case dosed(PulsePressureRecord)
    /// A note for people, by the program that ran it.
    case said(String)
  }

  public private(set) var events: [(what: Event, at: Instant)] = []
  /// How many records there are.
  public private(set) var count = 0
  /// When the last of them was kept.
  public private(set) var last = Instant.zero
  public let end: JournalReader.End

  init(_ journal: JournalReader) {
    var (events, count, last) = ([(what: Event, at: Instant)](), 0, Instant.zero)
    end = journal.walk { record, now in
      count += 1
      last = now
      if let event = Event(record) { events.append((event, now)) }
    }
    (self.events, self.count, self.last) = (events, count, last)
  }
}

extension JournalLook.Event {
  fileprivate init?(_ record: Span<UInt8>) {
    guard record.count > 0 else { return nil }
    let event: Self? =
      switch RecordKind(rawValue: record[0]) {
      case .cellEnd: CellEndRecord(record).map { .ended($0) }
      case .cellVerdict: CellVerdictRecord(record).map { .judged($0) }
      case .cellNote: CellNoteRecord(record).map { .noted($0) }
      case .request: RequestRecord(record).map { .asked($0) }
      case .note: .said(Self.text(of: record))
      case .pulsePressure: PulsePressureRecord(record).flatMap { $0.isAstray ? .dosed($0) : nil }
      case .zone, .panel, .instruction, .pulse, .drift, .cell, .tone, .transform,
        .analysis,
        nil:
        nil
      }
    guard let event else { return nil }
    self = event
  }

  private static func text(of record: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    for index in record.indices.dropFirst() { bytes.append(record[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PulsePressureRecord {
  /// Whether somebody should look at it.
  fileprivate var isAstray: Bool {
    switch health {
    case .weak, .missing, .strong: true
    case .learning, .sound, .unseen, .unread: false
    }
  }
}
