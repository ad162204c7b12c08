import Documents
import Instrument
import Quantities

/// The frequencies of a spectrum in the order in which they are measured, and by what.
struct SpectrumTones {
  /// By the front end, at the open cell.
  let open: [Hertz]
  /// By the card, over what is held.
  let held: [Hertz]

  /// From the highest on, each by whatever reaches it; one from the middle comes again at the end:
  /// what differs then has drifted.
  init(_ spectrum: CellSpectrum, clock: Hertz) {
    let all = spectrum.frequencies
    let split =
      spectrum.means == .frontEnd
      ? all.count : all.firstIndex { $0 <= Cell.highestSine } ?? all.count
    // Two that are asked for may come to the same.
    var open: [Hertz] = []
    for asked in all[..<split] {
      let found = TransformPlan(for: asked, clock: clock).frequency
      if open.last != found { open.append(found) }
    }
    var held = Array(all[split...])
    if held.count > 2 {
      held.append(held[held.count / 2])
    } else if open.count > 2 {
      open.append(open[open.count / 2])
    }
    (self.open, self.held) = (open, held)
  }
}
