import Quantities

/// Writes down what there is of one cell.
struct CellSink {
  private let number: UInt8
  private let sink: any RecordSink

  init(_ number: UInt8, _ sink: (any RecordSink)?) {
    self.number = number
    self.sink = sink ?? NowhereSink()
  }

  func write(_ sample: CellSample, _ log: CellLog, in place: Int?, at now: Instant) {
    CellRecord(sample, of: number, log, in: place).encoded.write(to: sink, at: now)
  }

  func write(_ record: ToneRecord, at now: Instant) {
    record.encoded.write(to: sink, at: now)
  }

  func write(_ record: TransformRecord, at now: Instant) {
    record.encoded.write(to: sink, at: now)
  }

  func write(_ record: AnalysisRecord, at now: Instant) {
    record.encoded.write(to: sink, at: now)
  }

  func write(_ record: CellVerdictRecord, at now: Instant) {
    record.encoded.write(to: sink, at: now)
  }

  func write(_ request: RequestRecord, at now: Instant) {
    request.encoded.write(to: sink, at: now)
  }

  func write(_ note: CellNote, at now: Instant) {
    CellNoteRecord(number, note).encoded.write(to: sink, at: now)
  }

  func write(_ end: Cell.Phase, at now: Instant) {
    CellEndRecord(number, end).encoded.write(to: sink, at: now)
  }
}
