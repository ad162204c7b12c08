import Control
import Quantities

/// Hands the samples of a cell to what judges it, and keeps what was said.
struct CellJudge {
  private var watch: VerdictWatch?
  /// Each with the cycle that it is said of.
  private(set) var said: [(evidence: VerdictEvidence, cycle: Int)] = []
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
    let found = (evidence: evidence, cycle: evidence.halves > 0 ? before : cycle)
    said.append(found)
    return found
  }

  private mutating func step(_ sample: CellSample) -> VerdictEvidence? {
    // In a new step the charge counts from nothing.
    let before = last.map { $0.charge.magnitude <= sample.charge.magnitude ? $0.charge : .zero }
    last = sample
    let flowed = (sample.charge - (before ?? .zero)).magnitude
    return watch?.add(sample.potential, sample.current, sample.temperature, flowed: flowed)
  }
}
