public import Quantities

/// What a cell does with what its card converts while a sine goes on.
///
/// Limits and the card's pins are looked at as ever; that a potential collapses, or that another
/// chip sees another current, cannot be told while both move.
extension Cell {
  /// Takes or begins what is due; false if no sine goes on.
  func convertTone(at now: Instant) -> Bool {
    guard var clock = loop.sounding?.clock else { return false }
    let turn = clock.turn(at: now)
    loop.sounding?.clock = clock
    switch turn {
    case nil: break
    case .begin(let pair)?:
      loop.card.start(
        pair, in: loop.switching.range, at: now, pair == .cell ? clock.pace : .quiet)
    case .take(.aside)?: takeAside(at: now)
    case .take(.cell)?: if let fault = takeTone(at: now) { trip(fault, at: now) }
    }
    let isLost = loop.card.takeLoss()
    if isLost, !isOver { note(.sampleLost, at: now) }
    if let fault = watch.step(lost: loop.card.takeFailure() || isLost) { trip(fault, at: now) }
    return true
  }

  private func takeTone(at now: Instant) -> CellFault? {
    guard let pins = loop.card.pins() else { return nil }
    if let fault = watch.step(pins, closed: true, open: false) { return fault }
    guard let seen = loop.card.sample() else { return nil }
    guard let potential = seen.potential, let current = seen.current else {
      return loop.coarsenTone(at: now) ? nil : .beyondRange
    }
    let sample = loop.add(potential, current, at: seen.at)
    if let fault = limits.within(loop.rule.limits).broken(by: sample) { return fault }
    if let tone = loop.sounding?.tone, seen.at >= tone.measuresFrom {
      loop.sounding?.isKept = true
      loop.sink.write(
        ToneRecord(sample, lag: seen.lag, of: number, at: tone.chord, loop.log), at: now)
    }
    loop.note(in: slot.index, at: now)
    return nil
  }
}

extension Cell {
  /// The highest frequency of which stairs of the setpoint make a sine.
  public static let highestSine = Tone.highest(for: Tone.shortestStair)
}
