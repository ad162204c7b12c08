import Quantities
import Testing

@testable import Instrument

@Suite("A potential that is gone from one sample to the next")
struct CollapseWatchTests {
  private func verdicts(_ potentials: [Double], at amperes: Double) -> [CollapseWatch.Verdict] {
    var watch = CollapseWatch()
    return potentials.enumerated().map { index, volts in
      let sample = CellSample(
        at: Instant.zero + .milliseconds(100) * Int64(index), potential: Volts(volts),
        counter: nil, current: Amperes(amperes), charge: .zero, charged: .zero, discharged: .zero,
        temperature: nil)
      return watch.step(sample, holdsCurrent: true)
    }
  }

  @Test("with next to no current one sample before it says nothing: a cell relaxes as fast")
  func oneAtRest() {
    for amperes in [0, 0.9e-6, -0.9e-6] {
      let seen = verdicts([0.05] + [Double](repeating: 1e-4, count: 50), at: amperes)
      #expect(seen.allSatisfy { $0 == .sound }, "\(amperes)")
    }
  }

  @Test("after two that are alike it is a short, and only when it is seen twice")
  func twoAtRest() {
    #expect(verdicts([0.05, 0.049, 1e-4, 1e-4], at: 0) == [.sound, .sound, .suspect, .collapsed])
    #expect(verdicts([0.05, 0.049, 1e-4, 0.048], at: 0) == [.sound, .sound, .suspect, .sound])
  }

  @Test("what relaxes is none, however fast", arguments: [0.8, 0.5, 0.2, 0.05, 0.01])
  func relaxes(share: Double) {
    var potential = 0.08
    let potentials = (0..<40).map { _ in
      defer { potential *= share }
      return potential
    }
    #expect(verdicts(potentials, at: 0).allSatisfy { $0 == .sound })
    #expect(verdicts(potentials, at: 0.9e-6).allSatisfy { $0 == .sound })
  }

  @Test("where a current holds it up one sample before is enough")
  func driven() {
    #expect(verdicts([0.05, 1e-4, 1e-4], at: 1e-4) == [.sound, .suspect, .collapsed])
  }
}
