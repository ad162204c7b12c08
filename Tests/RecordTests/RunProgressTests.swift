import Testing

@testable import Record

@Suite("How long a run will go on")
struct RunProgressTests {
  /// Heating for 100 s, then three cycles of a pulse and a purge of 10 s, each of which waits.
  private let plan = RunPlan(
    [RunPlan.Step("heating", path: "", begins: 0)]
      + (0..<3).flatMap { cycle in
        let start = 100 + Double(cycle) * 10
        return [
          RunPlan.Step("waiting", path: "\(cycle + 1)/3", begins: start),
          RunPlan.Step("purging", path: "\(cycle + 1)/3", begins: start),
        ]
      }, ends: 130)

  @Test("is the plan's time as long as nothing else is known")
  func plain() throws {
    var progress = RunProgress(plan)
    #expect(progress.left(at: 0) == nil)
    progress.begin(0, at: 5)
    #expect(progress.left(at: 5) == 130)
    #expect(progress.left(at: 55) == 80)
    progress.begin(1, at: 105)
    #expect(progress.left(at: 105) == 30)
    #expect(try #require(progress.share(at: 105)) == 105.0 / 135)
  }

  @Test("grows by what steps of a kind took longer, and waits took at all")
  func corrected() {
    var progress = RunProgress(plan)
    progress.begin(0, at: 0)
    progress.begin(1, at: 100)
    progress.begin(2, at: 104)
    progress.begin(3, at: 124)
    // Two purges of 20 s, this wait and the next of 4 s.
    #expect(progress.left(at: 124) == 48)
    #expect(progress.left(at: 126) == 46)
  }

  @Test("a step that was skipped makes no other shorter")
  func skipped() {
    var progress = RunProgress(plan)
    progress.begin(0, at: 0)
    progress.begin(1, at: 3)
    progress.begin(2, at: 3)
    progress.begin(3, at: 4)
    #expect(progress.left(at: 4) == 20)
  }

  @Test("says when a step takes longer than it should, and never less than nought")
  func late() {
    var progress = RunProgress(plan)
    progress.begin(0, at: 0)
    #expect(progress.late(at: 90) == -10)
    #expect(progress.left(at: 160) == 30)
    #expect(progress.late(at: 160) == 60)
  }

  @Test("is nought once all is over, and knows steps that a branch leads back to")
  func ends() {
    var progress = RunProgress(plan)
    progress.begin(5, at: 120)
    #expect(progress.left(at: 120) == 10)
    progress.begin(1, at: 130)
    #expect((progress.left(at: 130) ?? 0) >= 30)
    progress.begin(nil, at: 200)
    #expect(progress.left(at: 210) == 0)
    #expect(progress.share(at: 210) == 1)
  }
}
