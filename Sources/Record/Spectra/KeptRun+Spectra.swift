import Instrument

extension KeptRun {
  /// The spectra that were measured on a cell, in order.
  public func spectra(on channel: String) -> [MeasuredSpectrum] {
    guard let number = start.channels.firstIndex(of: channel) else { return [] }
    var maker = SpectrumMaker()
    walkAll { record, _ in
      // The kind and the cell first: other records need not be decoded.
      guard record.count > 1, record[0] == RecordKind.tone.rawValue, Int(record[1]) == number,
        let sample = ToneRecord(record)
      else { return }
      maker.add(sample)
    }
    return maker.finish()
  }
}
