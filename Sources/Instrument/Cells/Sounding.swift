import Quantities

/// A sine that a method asked for: until the loop stands, and then while it goes on.
///
/// An object: mostly there is none, and nothing is quicker to see than that.
final class Sounding {
  let chord: Chord
  /// In A or V, as the loop holds either.
  let amplitude: Double
  /// What the loop holds without it, once it stands.
  private(set) var base: CellSwitch.Loop?
  private(set) var tone: Tone?
  var clock: ToneClock?
  /// Whether a sample of it was written down.
  var isKept = false

  init(_ chord: Chord, amplitude: Double) {
    self.chord = chord
    self.amplitude = amplitude
  }

  /// When the next stair is due; the first as soon as the loop stands.
  var wanted: Instant { tone.map { min($0.due, $0.ends) } ?? .zero }

  func begin(over loop: CellSwitch.Loop, at now: Instant) {
    base = loop
    tone = Tone(
      chord, amplitude: amplitude, holdingCurrent: loop.holdsCurrent, since: now)
    clock = ToneClock(for: chord.highest, since: now)
  }

  /// What the loop is to hold from now on; nil where it stays as it is.
  func step(at now: Instant) -> CellSwitch.Loop? {
    guard let base, let added = tone?.step(at: now) else { return nil }
    switch base {
    case .current(let current): return .current(current + Amperes(added))
    case .potential(let potential): return .potential(potential + Volts(added))
    }
  }
}
