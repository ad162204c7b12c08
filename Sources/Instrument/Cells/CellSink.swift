import Quantities

/// Writes down what there is of one cell.
struct CellSink {
  private let number: UInt8
  private let sink: (any RecordSink)?

  init(_ number: UInt8, _ sink: (any RecordSink)?) {
    self.number = number
    self.sink = sink
  }

  func write(_ sample: CellSample, _ log: CellLog, in place: Int?, at now: Instant) {
    guard let sink else { return }
    CellRecord(sample, of: number, log, in: place).encoded.write(to: sink, at: now)
  }

  func write(_ record: ToneRecord, at now: Instant) {
    guard let sink else { return }
    record.encoded.write(to: sink, at: now)
  }

  func write(_ record: TransformRecord, at now: Instant) {
    guard let sink else { return }
    record.encoded.write(to: sink, at: now)
  }

  func write(_ record: AnalysisRecord, at now: Instant) {
    guard let sink else { return }
    record.encoded.write(to: sink, at: now)
  }

  func write(_ record: CellVerdictRecord, at now: Instant) {
    guard let sink else { return }
    record.encoded.write(to: sink, at: now)
  }

  func write(_ request: RequestRecord, at now: Instant) {
    guard let sink else { return }
    request.encoded.write(to: sink, at: now)
  }

  func write(_ note: CellNote, at now: Instant) {
    guard let sink else { return }
    CellNoteRecord(number, note).encoded.write(to: sink, at: now)
  }

  func write(_ end: Cell.Phase, at now: Instant) {
    guard let sink else { return }
    CellEndRecord(number, end).encoded.write(to: sink, at: now)
  }
}
