import LinuxHAL
import Quantities
import Testing

@testable import solidus

/// A clock whose sleeps end late by what a test says, one after the other.
private final class LateClock: DeadlineClock {
  private var present = Instant.zero
  private var delays: [Seconds]

  init(_ delays: [Seconds]) { self.delays = delays }
  func now() -> Instant { present }
  func sleep(until deadline: Instant) {
    present = max(present, deadline) + (delays.isEmpty ? .zero : delays.removeFirst())
  }
}

@Suite("How late a machine wakes up")
struct JitterTests {
  @Test("is the lateness of each wake, and the width of what lies between two")
  func widths() {
    let delays: [Seconds] = [.microseconds(100), .microseconds(300), .microseconds(200)]
    let measured = JitterMeasurement(steps: 3, on: LateClock(delays))
    #expect(measured.lateness.count == 3)
    #expect(measured.lateness.maximum == .microseconds(300))
    #expect(measured.widths.count == 2)
    #expect(measured.widths.maximum == .microseconds(200))
    #expect(JitterReport(measured).isFitForPulses)
  }

  @Test("of more than a period misses instants, and is no width")
  func missed() {
    let delays: [Seconds] = [.zero, .milliseconds(25), .zero]
    let measured = JitterMeasurement(steps: 3, on: LateClock(delays))
    #expect(measured.missed == 2)
    #expect(measured.widths.count == 1)
    #expect(!JitterReport(measured).isFitForPulses)
  }

  @Test("of half a millisecond and more is too much for pulses of 10 ms")
  func bound() {
    let calm = LateClock([Seconds](repeating: .microseconds(400), count: 100))
    #expect(JitterReport(JitterMeasurement(steps: 100, on: calm)).isFitForPulses)
    let restless = (0..<100).map { $0.isMultiple(of: 2) ? Seconds.zero : .microseconds(900) }
    let report = JitterReport(JitterMeasurement(steps: 100, on: LateClock(restless)))
    #expect(!report.isFitForPulses)
    // A lateness of 0.9 ms is a degree of 3.1 Hz.
    #expect(report.highestSine < 3.1)
  }
}
