import CLinux
public import Quantities

/// What a loop asks of the kernel in order to be called on time.
///
/// Each part is asked for, and refused, by itself: a loop that must not run without one of them
/// learns which. It holds for the calling thread, the memory lock for the whole process.
public struct RealTime: Hashable, Sendable {
  /// From 1 to 99, ahead of every ordinary program (SCHED_FIFO); nil leaves it as it is.
  public var priority: Int32?
  /// Whether all memory stays out of swap, what is allocated later included.
  public var locksMemory: Bool
  /// The one processor to run on; nil for any.
  public var processor: Int32?
  /// How late the kernel may wake an ordinary program to save power; it leaves real-time ones.
  public var timerSlack: Seconds?

  public init(
    priority: Int32? = nil, locksMemory: Bool = false, processor: Int32? = nil,
    timerSlack: Seconds? = nil
  ) {
    self.priority = priority
    self.locksMemory = locksMemory
    self.processor = processor
    self.timerSlack = timerSlack
  }

  /// What a control process asks for.
  public static let control = RealTime(
    priority: 80, locksMemory: true, timerSlack: .microseconds(1))

  /// Asks for all of it, the memory first, so that no page fault follows the priority.
  public func adopt() throws(LinuxError) {
    if locksMemory { try check(solidus_memory_lock(), .memoryLock, "mlockall") }
    if let timerSlack {
      guard timerSlack > .zero else {
        throw LinuxError(.timerSlack, "timer slack", .failed, number: .invalid)
      }
      let result = solidus_timer_slack(timerSlack.nanoseconds)
      try check(result, .timerSlack, "timer slack \(timerSlack.nanoseconds) ns")
    }
    if let processor {
      try check(solidus_processor_pin(processor), .processor, "processor \(processor)")
    }
    if let priority {
      let result = solidus_schedule_first_in_first_out(priority)
      try check(result, .priority, "SCHED_FIFO priority \(priority)")
    }
  }

  private func check(
    _ result: Int32, _ subject: LinuxError.Subject, _ what: String
  ) throws(LinuxError) {
    guard let number = ErrorNumber(in: result) else { return }
    // The kernel says ENOMEM when the memory is there and the limit on locking it is lower.
    let forbidden = subject == .memoryLock && number == .noMemory
    throw forbidden
      ? LinuxError(subject, what, .forbidden, number: number) : LinuxError(subject, what, number)
  }
}
