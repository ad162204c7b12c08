import Control
import Quantities

/// Hands the samples of a cell to what judges it, and keeps what was said.
struct CellJudge {
  private var watch: VerdictWatch?
  private(set) var said: [VerdictEvidence] = []
  private var last: CellSample?

  init(_ kind: VerdictWatch.Kind?) {
    watch = kind.map { VerdictWatch($0) }
    // Each is said once: nothing is allocated while cells are stepped.
    said.reserveCapacity(CellVerdict.all.count)
  }

  /// The cell is driven otherwise from now on.
  mutating func begin() { watch?.begin() }

  /// A sample of a current that is held; what is said because of it, if anything.
  mutating func step(_ sample: CellSample) -> VerdictEvidence? {
    // In a new step the charge counts from nothing.
    let before = last.map { $0.charge.magnitude <= sample.charge.magnitude ? $0.charge : .zero }
    last = sample
    let flowed = (sample.charge - (before ?? .zero)).magnitude
    guard
      let evidence = watch?.add(
        sample.potential, sample.current, sample.temperature, flowed: flowed)
    else { return nil }
    said.append(evidence)
    return evidence
  }
}
