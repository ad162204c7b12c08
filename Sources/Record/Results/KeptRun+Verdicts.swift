public import Instrument

extension KeptRun {
  /// What was said of a cell while it ran, in order.
  public func verdicts(on channel: String) -> [CellVerdictRecord] {
    guard let number = start.channels.firstIndex(of: channel) else { return [] }
    var verdicts: [CellVerdictRecord] = []
    walkAll { record, _ in
      guard let found = CellVerdictRecord(record), Int(found.cell) == number else { return }
      verdicts += [found]
    }
    return verdicts
  }
}
