import Instrument
import Quantities

extension KeptRun {
  /// What was said of a cell while it ran, in order.
  public func verdicts(on channel: String) -> [JudgedVerdict] {
    guard let number = start.channels.firstIndex(of: channel) else { return [] }
    let found = (earlierLooks + [look]).flatMap(\.events).compactMap { event, now in
      if case .judged(let verdict) = event, Int(verdict.cell) == number {
        (verdict, now)
      } else {
        nil
      }
    }
    if found.isEmpty { return [] }
    let spectra = spectra(on: channel)
    return found.map { JudgedVerdict($0.0, at: $0.1 - .zero, among: spectra) }
  }
}
