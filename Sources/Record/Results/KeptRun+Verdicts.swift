import Instrument
import Quantities

extension KeptRun {
  /// What was said of a cell while it ran, in order.
  public func verdicts(on channel: String) -> [JudgedVerdict] {
    guard let number = start.channels.firstIndex(of: channel) else { return [] }
    var found: [(record: CellVerdictRecord, at: Seconds)] = []
    walkAll { record, now in
      guard let verdict = CellVerdictRecord(record), Int(verdict.cell) == number else { return }
      found.append((verdict, now - .zero))
    }
    if found.isEmpty { return [] }
    let spectra = spectra(on: channel)
    return found.map { JudgedVerdict($0.record, at: $0.at, among: spectra) }
  }
}
