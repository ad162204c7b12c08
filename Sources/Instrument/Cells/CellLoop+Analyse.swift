import Quantities

/// Frequencies beyond the front end: an analyser of its own has the open cell.
extension CellLoop {
  /// Asks for the impedance at a frequency; an analyser that was lost is not asked again before the
  /// next spectrum.
  func analyse(_ frequency: Hertz) {
    log.beginSine()
    guard analyser != nil, lostAnalyserIn != log.spectrum else { return }
    analysing = Analysing(frequency)
  }

  func stepAnalysis(at now: Instant) {
    guard stuck == 0, let analyser, switching.isOpen, var step = analysing else { return }
    let outcome = step.step(analyser, for: number, at: now)
    analysing = step
    switch outcome {
    case .goesOn: return
    case .seen(let reading, let source):
      let look = AnalysisRecord.Look(reading, of: source, load: analyser.load, at: step.frequency)
      sink.write(AnalysisRecord(look, of: number, at: now, log), at: now)
      if step.isOver { letGo() }
    case .lost(let why):
      lostPoint = why
      letGo()
    case .welded:
      analyser.relays.weld()
      letGo()
    case .gone:
      isAnalyserLost = true
      lostAnalyserIn = log.spectrum
      letGo()
    }
  }

  /// Lets go of whatever measures an open cell, whatever it was doing.
  func letGo() {
    transforming = nil
    analysing = nil
    let isFreeOfOne = frontEnd?.leave(number) ?? true
    let isFreeOfOther = analyser?.leave(number) ?? true
    stuck = isFreeOfOne && isFreeOfOther ? 0 : stuck + 1
  }

  /// Whether the analyser was lost since this was last asked.
  func takeAnalyserLoss() -> Bool {
    defer { isAnalyserLost = false }
    return isAnalyserLost
  }
}
