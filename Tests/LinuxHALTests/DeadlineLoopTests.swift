import Quantities
import Testing

@testable import LinuxHAL

/// A clock that wakes as late as it is told, and on which work takes time only if told so.
private final class ScriptedClock: DeadlineClock {
  var time: Instant
  /// How late each sleep ends, in order; on time when there are no more.
  var lateness: [Seconds]
  var slept: [Instant] = []

  init(at time: Instant = .zero, lateness: [Seconds] = []) {
    self.time = time
    self.lateness = lateness
  }

  func now() -> Instant { time }

  func sleep(until deadline: Instant) {
    slept.append(deadline)
    let late = lateness.isEmpty ? Seconds.zero : lateness.removeFirst()
    time = max(time, deadline + late)
  }
}

private func at(_ milliseconds: Int64) -> Instant { .zero + .milliseconds(milliseconds) }

@Suite("A loop of deadlines")
struct DeadlineLoopTests {
  @Test("calls each step at the instant it asked for, however long the work takes")
  func noDrift() {
    let clock = ScriptedClock()
    var loop = DeadlineLoop(on: clock)
    var calls: [Instant] = []
    loop.run(from: at(10)) { instant in
      calls.append(instant)
      clock.time += .milliseconds(4)
      return calls.count < 4 ? instant + .milliseconds(10) : .never
    }
    #expect(calls == [at(10), at(20), at(30), at(40)])
    #expect(clock.slept == calls)
    #expect(loop.lateness.count == 4)
    #expect(loop.lateness.maximum == .zero)
    #expect(loop.overruns == 0)
  }

  @Test(
    "gives the scheduled instant up to a millisecond late, and the true one beyond",
    arguments: [
      (Seconds.zero, true), (.microseconds(400), true), (.milliseconds(1), true),
      (Seconds(nanoseconds: 1_000_001), false), (.milliseconds(60), false),
    ])
  func tolerance(late: Seconds, scheduled: Bool) {
    let clock = ScriptedClock(lateness: [late])
    var loop = DeadlineLoop(on: clock)
    var told: Instant?
    loop.run(from: at(10)) { instant in
      told = instant
      return .never
    }
    #expect(told == (scheduled ? at(10) : at(10) + late))
    #expect(loop.lateness.maximum == late)
    #expect(loop.overruns == (scheduled ? 0 : 1))
  }

  @Test("calls at once, without sleeping, for an instant that has passed")
  func alreadyPast() {
    let clock = ScriptedClock(at: at(100))
    var loop = DeadlineLoop(on: clock)
    var told: Instant?
    loop.run(from: at(20)) { instant in
      told = instant
      return .never
    }
    #expect(told == at(100))
    #expect(clock.slept.isEmpty)
    #expect(loop.lateness.maximum == .milliseconds(80))
  }

  @Test("sleeps again if it was woken too soon")
  func wokenTooSoon() {
    let clock = ScriptedClock(lateness: [.milliseconds(-3), .milliseconds(-1)])
    var loop = DeadlineLoop(on: clock)
    var calls: [Instant] = []
    loop.run(from: at(10)) { instant in
      calls.append(clock.time)
      return .never
    }
    #expect(calls == [at(10)])
    #expect(clock.slept == [at(10), at(10), at(10)])
  }

  @Test("ends with the failure of its step, and keeps what it noted")
  func failure() {
    struct Broken: Error, Equatable {}
    var loop = DeadlineLoop(on: ScriptedClock())
    var calls = 0
    #expect(throws: Broken()) {
      try loop.run(from: at(10)) { (instant) throws(Broken) in
        calls += 1
        if calls == 3 { throw Broken() }
        return instant + .milliseconds(10)
      }
    }
    #expect(calls == 3)
    #expect(loop.lateness.count == 3)
  }

  @Test("does nothing if it shall never begin")
  func never() {
    var loop = DeadlineLoop(on: ScriptedClock())
    loop.run(from: .never) { _ in
      Issue.record("there was nothing to do")
      return .never
    }
    #expect(loop.lateness.count == 0)
  }

  @Test("stops a step that asks for its own instant again, and would never let go")
  func standstill() async {
    await #expect(processExitsWith: .failure) {
      var loop = DeadlineLoop(on: LinuxClock())
      loop.run(from: LinuxClock().now()) { $0 }
    }
  }
}
