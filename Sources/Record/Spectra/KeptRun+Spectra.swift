import Instrument

extension KeptRun {
  /// The spectra that were measured on a cell, in order.
  public func spectra(on channel: String) -> [MeasuredSpectrum] {
    guard let number = start.channels.firstIndex(of: channel) else { return [] }
    var maker = SpectrumMaker()
    walkAll { record, _ in
      // The kind and the cell first: other records need not be decoded.
      guard record.count > 1, Int(record[1]) == number else { return }
      switch record[0] {
      case RecordKind.tone.rawValue: if let sample = ToneRecord(record) { maker.add(sample) }
      case RecordKind.transform.rawValue:
        if let look = TransformRecord(record) { maker.add(look) }
      case RecordKind.analysis.rawValue:
        if let look = AnalysisRecord(record) { maker.add(look) }
      default: break
      }
    }
    return maker.finish()
  }
}
