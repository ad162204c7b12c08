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
    guard let analyser, switching.isOpen, var step = analysing else { return }
    let outcome = step.step(analyser, for: number, at: now)
    analysing = step
    switch outcome {
    case .goesOn: return
    case .seen(let reading, let source):
      let look = AnalysisRecord.Look(reading, of: source, load: analyser.load, at: step.frequency)
      sink.write(AnalysisRecord(look, of: number, at: now, log), at: now)
      if step.isOver { leaveAnalyser() }
    case .lost:
      isPointLost = true
      leaveAnalyser()
    case .gone:
      isAnalyserLost = true
      lostAnalyserIn = log.spectrum
      leaveAnalyser()
    }
  }

  /// Lets go of the analyser, whatever it was doing.
  func leaveAnalyser() {
    analysing = nil
    stuck = analyser?.leave(number) == false ? stuck + 1 : 0
  }

  /// Lets go of whatever measures an open cell.
  func letGo() {
    if frontEnd?.holder == number { leaveFrontEnd() }
    if analyser?.holder == number { leaveAnalyser() }
  }

  /// Whether the analyser was lost since this was last asked.
  func takeAnalyserLoss() -> Bool {
    defer { isAnalyserLost = false }
    return isAnalyserLost
  }
}
