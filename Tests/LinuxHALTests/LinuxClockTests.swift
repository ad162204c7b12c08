import Foundation
import Glibc
import Quantities
import Testing

@testable import LinuxHAL

@Suite("The kernel's clock")
struct LinuxClockTests {
  @Test("is the monotonic one, and never runs back")
  func monotonic() {
    let clock = LinuxClock()
    var raw = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &raw)
    let before = Instant(nanoseconds: Int64(raw.tv_sec) * 1_000_000_000 + Int64(raw.tv_nsec))
    let now = clock.now()
    unsafe clock_gettime(CLOCK_MONOTONIC, &raw)
    let after = Instant(nanoseconds: Int64(raw.tv_sec) * 1_000_000_000 + Int64(raw.tv_nsec))
    #expect(before <= now && now <= after)
  }

  @Test("can show any instant, runs on from there, and is slept by all the same")
  func shown() {
    let (kernel, week) = (LinuxClock(), Instant.zero + Seconds(604_800))
    for start in [Instant.zero, week] {
      let before = kernel.now()
      let clock = LinuxClock(showing: start)
      let between = kernel.now()
      let deadline = start + .milliseconds(20)
      #expect(clock.now() >= start)
      clock.sleep(until: deadline)
      #expect(clock.now() >= deadline)
      #expect(kernel.now() - before >= .milliseconds(20))
      // An edge that the kernel stamps is told by the clock of the run.
      let edge = clock.shown(between.nanoseconds)
      #expect(start <= edge && edge - start <= between - before)
    }
  }

  @Test("never wakes before the deadline, and returns from one that has passed")
  func deadline() {
    let clock = LinuxClock()
    for milliseconds in [-1000, 0, 1, 20] as [Int64] {
      let deadline = clock.now() + .milliseconds(milliseconds)
      clock.sleep(until: deadline)
      #expect(clock.now() >= deadline)
    }
    clock.sleep(until: .zero - Seconds(1))
  }

  @Test("sleeps on through signals")
  func signals() async {
    await #expect(processExitsWith: .success) {
      // Another thread interrupts this one every 2 ms.
      signal(SIGALRM) { _ in }
      // The threads of a pool are deaf to signals until told otherwise.
      var alarm = sigset_t()
      unsafe sigemptyset(&alarm)
      unsafe sigaddset(&alarm, SIGALRM)
      unsafe pthread_sigmask(SIG_UNBLOCK, &alarm, nil)
      let sleeper = pthread_self()
      Thread.detachNewThread {
        while true {
          usleep(2000)
          pthread_kill(sleeper, SIGALRM)
        }
      }
      let deadline = LinuxClock().now() + .milliseconds(30)
      LinuxClock().sleep(until: deadline)
      #expect(LinuxClock().now() >= deadline)
    }
  }
}
