public import Instrument
public import Quantities

extension KeptRun {
  /// What the journals say of a cell whose run was cut off.
  public struct CellCut: Sendable {
    /// The last sample of its method in this run's own journal; nil if it did not come so far.
    public internal(set) var last: CellRecord?
    /// The instruction that this was taken in.
    public internal(set) var place = 0
    /// When its method began, in whichever run that was.
    public internal(set) var origin: Instant?
    /// What flowed in the last step before in which anything did, in C.
    public internal(set) var before: Double?
    /// The instructions of its method that samples are of, in order.
    public internal(set) var visited: [Int] = []
    /// How many spectra had begun.
    public internal(set) var spectrum = 0
    fileprivate var step: (number: Int, since: Double)?
  }

  /// Where a cell was when its run was cut off.
  ///
  /// - Parameter count: of the instructions of its method; what a run does besides is not of it.
  public func cut(on channel: String, instructions count: Int) -> CellCut {
    var cut = CellCut()
    for journal in earlier + [journal] {
      cut.last = nil
      samples(on: channel, in: journal) { cut.take($0, count) }
    }
    let number = start.channels.firstIndex(of: channel)
    walkAll { record, _ in
      if let tone = ToneRecord(record), Int(tone.cell) == number {
        cut.spectrum = max(cut.spectrum, tone.spectrum)
      }
    }
    return cut
  }
}

extension KeptRun.CellCut {
  fileprivate mutating func take(_ record: CellRecord, _ count: Int) {
    guard let place = record.place, place < count else { return }
    (last, self.place) = (record, place)
    if origin == nil { origin = record.began }
    if visited.last != place { visited.append(place) }
    // What had flowed before this step: the sum less what is of the step itself.
    let since = record.charged + record.discharged - record.charge.magnitude
    if let step, step.number != record.step, since != step.since {
      before = (since - step.since).magnitude
    }
    if step?.number != record.step { step = (record.step, since) }
  }
}
