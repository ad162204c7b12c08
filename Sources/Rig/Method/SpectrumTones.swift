import Documents
import Instrument
import Quantities

/// The frequencies of a spectrum in the order in which they are measured, and by what.
struct SpectrumTones {
  /// By the analyser beside the buses, at the open cell.
  let far: [Hertz]
  /// By the front end, at the open cell.
  let open: [Hertz]
  /// By the card, over what is held: from the highest on, several at once at the end if that was
  /// asked for.
  let held: [Chord]

  /// Whether some of it is measured at a cell that its card has let go of.
  var needsOpenCell: Bool { !far.isEmpty || !open.isEmpty }

  /// From the highest on, each by whatever reaches it; one from the middle comes again at the end:
  /// what differs then has drifted.
  init(_ spectrum: CellSpectrum, clock: Hertz) {
    let all = spectrum.frequencies
    let bands = all.map { spectrum.band(of: $0) }
    var far: [Hertz] = []
    var open: [Hertz] = []
    for (asked, band) in zip(all, bands) {
      if band == .analyser { far.append(Analyser.frequency(for: asked)) }
      guard band == .frontEnd else { continue }
      // Two that are asked for may come to the same.
      let found = TransformPlan(for: asked, clock: clock).frequency
      if open.last != found { open.append(found) }
    }
    var single = zip(all, bands).filter { $1 == .card }.map(\.0)
    var chords: [Chord] = []
    if let together = spectrum.together {
      single.removeAll { $0 <= together * 1.0001 }
      chords = Self.chords(from: spectrum.lowest, upTo: together)
    }
    var held = single.map { Chord($0) } + chords
    if single.count > 2 {
      held.append(Chord(single[single.count / 2]))
    } else if let chord = chords.first, chord.count > 1 {
      // Alone: what differs then has drifted, or does not answer in proportion.
      held.append(Chord(chord.highest))
    } else if single.isEmpty, open.count > 2 {
      open.append(open[open.count / 2])
    } else if single.isEmpty, open.isEmpty, far.count > 2 {
      far.append(far[far.count / 2])
    }
    (self.far, self.open, self.held) = (far, open, held)
  }

  /// The highest first.
  private static func chords(from lowest: Hertz, upTo highest: Hertz) -> [Chord] {
    var chords: [Chord] = []
    var next = lowest
    while next <= highest * 1.0001 {
      chords.append(Chord(from: next, upTo: highest))
      next = next * Chord.apart
    }
    return chords.reversed()
  }
}

extension CellSpectrum {
  /// What measures a frequency of it: what was asked for by name, as far up as that reaches.
  func band(of frequency: Hertz) -> ImpedanceBand {
    switch means {
    case .either: ImpedanceBand(for: frequency)
    case .frontEnd: ImpedanceBand(for: frequency) == .analyser ? .analyser : .frontEnd
    case .analyser: .analyser
    }
  }
}
