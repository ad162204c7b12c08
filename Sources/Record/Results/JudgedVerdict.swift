public import Instrument
public import Quantities

/// What was said of a cell while it ran, with the spectra next to it: whether an arc shrank, or only
/// what comes before it, tells a filament from an interface that has worn in.
public struct JudgedVerdict: Sendable {
  public let record: CellVerdictRecord
  /// When it was said, since the run began.
  public let time: Seconds
  /// The last spectrum that had begun when it was said; nil if there was none.
  public let before: SpectrumSketch?
  /// The first that began later, over the same frequencies.
  public let after: SpectrumSketch?

  init(_ record: CellVerdictRecord, at time: Seconds, among spectra: [MeasuredSpectrum]) {
    self.record = record
    self.time = time
    let before = spectra.last { $0.began <= time && $0.points.count > 1 }
      .flatMap { SpectrumSketch($0) }
    self.before = before
    after = spectra.lazy.filter { $0.began > time }.compactMap { SpectrumSketch($0) }
      .first { before?.isAlike($0) ?? true }
  }

  /// The evidence as a person reads it.
  public var text: String {
    let spectra = [("before", before), ("after", after)].compactMap { word, sketch in
      sketch.map { "; \(word) it \($0.text)" }
    }
    return record.text + spectra.joined()
  }
}
