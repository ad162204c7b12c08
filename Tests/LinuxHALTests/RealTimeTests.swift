import Glibc
import Quantities
import Testing

@testable import LinuxHAL

/// Whether `mlockall` gets as far as the kernel, which refuses a flag that it does not know.
///
/// The address and thread sanitizers answer in its place that all is well, and lock nothing.
private let locksReachTheKernel = mlockall(1 << 20) != 0

/// Every one of these runs in a process of its own, so that no other test becomes real-time.
@Suite("What a loop asks of the scheduler")
struct RealTimeTests {
  @Test("is refused by name to a user without the right")
  func forbidden() async {
    await #expect(processExitsWith: .success) {
      if geteuid() == 0 { #expect(setuid(65534) == 0) }
      #expect(throws: LinuxError(.priority, "SCHED_FIFO priority 80", .permission)) {
        try RealTime(priority: 80).adopt()
      }
    }
  }

  @Test(
    "is refused by name if the memory may not be locked",
    .enabled(if: locksReachTheKernel, "a sanitizer keeps mlockall from the kernel"))
  func memory() async {
    await #expect(processExitsWith: .success) {
      if geteuid() == 0 { #expect(setuid(65534) == 0) }
      // The kernel answers differently to a limit that is too low and to one of nothing at all.
      for bytes in [65536, 0] as [rlim_t] {
        var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
        #expect(unsafe setrlimit(__rlimit_resource_t(8), &limit) == 0)  // RLIMIT_MEMLOCK
        let error = #expect(throws: LinuxError.self) { try RealTime(locksMemory: true).adopt() }
        #expect(error?.cause == .forbidden)
        #expect(error?.number == (bytes == 0 ? .permission : .noMemory))
        #expect(error?.subject == .memoryLock)
      }
    }
  }

  @Test("is refused if there is no such processor, priority or slack")
  func nonsense() async {
    await #expect(processExitsWith: .success) {
      for wrong in [
        RealTime(processor: 4000), RealTime(processor: -1), RealTime(processor: 1023),
        RealTime(priority: 100), RealTime(priority: -1), RealTime(timerSlack: .zero),
      ] {
        let error = #expect(throws: LinuxError.self) { try wrong.adopt() }
        #expect(error?.number == .invalid)
      }
    }
  }

  @Test("is granted where it takes no right: one processor, little slack")
  func granted() async {
    await #expect(processExitsWith: .success) {
      try RealTime(timerSlack: .microseconds(1)).adopt()
      // A container need not have processor 0, but it has one of the first.
      let processors = (0..<64 as Range<Int32>).filter { number in
        do throws(LinuxError) { try RealTime(processor: number).adopt() } catch { return false }
        return true
      }
      #expect(processors.isEmpty == false)
    }
  }

  @Test("is nothing by default")
  func nothing() throws {
    try RealTime().adopt()
  }
}
