import Quantities
import Testing

@testable import solidus

@Suite("Lines of a run that nobody watches")
struct MilestonesTests {
  @Test(
    "are few, however long it lasts, and come from the first minute on",
    arguments: [(10.0 / 60, 4...8), (6.2, 14...18), (482, 24...30), (8760, 30...40)])
  func count(hours: Double, lines: ClosedRange<Int>) {
    var (now, count) = (0.0, 0)
    while now < hours * 3600 {
      count += 1
      // An instrument is looked at when it makes a step, not sooner.
      now +=
        (Milestones.pause(after: Seconds(now), atLeast: Seconds(60)).value / 10).rounded(.up) * 10
    }
    #expect(lines.contains(count), "\(count)")
  }
}
