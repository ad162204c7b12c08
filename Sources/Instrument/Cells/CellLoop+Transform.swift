import Quantities

/// Frequencies of which no stairs of a setpoint make a sine: the front end has the open cell.
extension CellLoop {
  /// Asks for the impedance at a frequency; where there is no front end there is none.
  func transform(_ frequency: Hertz) {
    log.beginSine()
    transforming = frontEnd.map { Transforming($0.plan(for: frequency), from: gain) }
  }

  func stepTransform(at now: Instant) {
    guard stuck == 0, let frontEnd, switching.isOpen else { return }
    switch transforming?.step(frontEnd, for: number, at: now) {
    case nil, .goesOn: return
    case .seen(let transform, let standard):
      if let transforming {
        let look = TransformRecord.Look(
          transform, of: standard, by: transforming.gain, at: transforming.plan.frequency)
        sink.write(TransformRecord(look, of: number, at: now, log), at: now)
      }
      if transforming?.isOver == true { endTransform() }
    case .lost:
      lostPoint = .pointLost
      endTransform()
    }
  }

  /// The gain is kept: the next frequency wants much the same.
  private func endTransform() {
    gain = transforming?.gain ?? gain
    letGo()
  }
}
