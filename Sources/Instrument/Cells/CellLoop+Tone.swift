import Quantities

/// Sines over what a cell is driven with.
extension CellLoop {
  /// Asks for a sine; a current that would leave its range gets the next before.
  ///
  /// An open cell has nothing that it could be added to.
  func sound(_ chord: Chord, _ amplitude: Double, at now: Instant) {
    guard switching.loop != nil else { return }
    sounding = Sounding(chord, amplitude: amplitude)
    log.beginSine()
    guard case .current(let current)? = switching.loop,
      let range = CurrentRange.finest(for: current.magnitude + Amperes(amplitude)),
      range.fullScale > switching.range.fullScale
    else { return }
    drive(.current(current), in: range, at: now)
  }

  func stepTone(at now: Instant) {
    guard switching.isClosed, let loop = switching.loop else { return }
    guard let tone = sounding?.tone else {
      forgetConversion()
      sounding?.begin(over: loop, at: now)
      return stepTone(at: now)
    }
    if tone.isOver(at: now) { return endTone() }
    if let next = sounding?.step(at: now) { switching.move(to: next) }
  }

  private func endTone() {
    if let base = sounding?.base { switching.move(to: base) }
    sounding = nil
    forgetConversion()
  }

  /// A sine whose current leaves its range begins again in the next; false if there is none.
  func coarsenTone(at now: Instant) -> Bool {
    guard let sounding, let base = sounding.base, hasCoarser,
      let coarser = switching.range.coarser
    else { return false }
    // What was kept of it goes with no other range: what comes now counts as a sine of its own.
    if sounding.isKept { log.beginSine() }
    self.sounding = Sounding(sounding.chord, amplitude: sounding.amplitude)
    drive(base, in: coarser, at: now)
    return true
  }
}
