import Control
import Quantities

/// Hands the samples of a cell to what judges it, and keeps what was said.
struct CellJudge {
  private var watch: VerdictWatch?
  private(set) var said: [VerdictEvidence] = []
  private var last: CellSample?
  private var cycle = 0

  init(_ kind: VerdictWatch.Kind?) {
    watch = kind.map { VerdictWatch($0) }
    // Each is said once: nothing is allocated while cells are stepped.
    said.reserveCapacity(CellVerdict.all.count)
  }

  /// The cell is driven otherwise from now on.
  mutating func begin() { watch?.begin() }

  /// A sample of a current that is held; what is said because of it, if anything, and of which cycle:
  /// what is said of a half is said when the next one begins.
  mutating func step(
    _ sample: CellSample, in cycle: Int
  ) -> (evidence: VerdictEvidence, cycle: Int)? {
    let before = self.cycle
    self.cycle = cycle
    guard let evidence = step(sample) else { return nil }
    return (evidence, evidence.halves > 0 ? before : cycle)
  }

  private mutating func step(_ sample: CellSample) -> VerdictEvidence? {
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
