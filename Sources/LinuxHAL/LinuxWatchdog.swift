import CLinux
public import Quantities

/// The machine's watchdog: it restarts the machine if this process stops feeding it.
///
/// It runs from the moment it is opened. When its owner goes away without `disarm`, it is closed
/// without a word, and restarts the machine after the timeout: that is what it is for.
public struct LinuxWatchdog: ~Copyable {
  /// What became of the watchdog at the end.
  public enum End: Hashable, Sendable {
    case stopped
    /// It was built never to stop; the machine restarts unless somebody else feeds it in time.
    case keepsRunning
  }

  public let path: String
  /// What the device says that it is.
  public let identity: String
  /// What it granted, in whole seconds.
  public let timeout: Seconds
  /// Whether it cannot be stopped once started; nil if the kernel does not say.
  public let nowayout: Bool?
  /// Whether it goes on when this process dies; if not, it only guards against a hang.
  public let survivesDeath: Bool
  private let descriptor: Descriptor

  /// Only assigns: `docs/decisions/0004-what-cannot-be-copied.md` says why.
  private init(
    _ path: String, identity: String, timeout: Seconds, nowayout: Bool?, survivesDeath: Bool,
    descriptor: Descriptor
  ) {
    self.path = path
    self.identity = identity
    self.timeout = timeout
    self.nowayout = nowayout
    self.survivesDeath = survivesDeath
    self.descriptor = descriptor
  }

  /// Opens and thereby starts the watchdog; a refusal after that stops it again if it can.
  public static func start(
    path: String = "/dev/watchdog", timeout: Seconds, sysfs: String = "/sys/class/watchdog"
  ) throws(LinuxError) -> LinuxWatchdog {
    let seconds = try wholeSeconds(timeout, path)
    let descriptor = try Descriptor(opening: path, as: .watchdog)
    let facts = try facts(of: descriptor, path)
    let granted = try grant(seconds, on: descriptor, facts, path)
    let nowayout = nowayout(solidus_watchdog_number(descriptor.value), in: sysfs)
    return LinuxWatchdog(
      path, identity: identity(facts), timeout: granted, nowayout: nowayout,
      survivesDeath: facts.magic_close || nowayout == true, descriptor: descriptor)
  }

  /// Puts off the restart by the whole timeout; to be called only when a step is complete.
  public func pet() throws(LinuxError) {
    if let number = ErrorNumber(in: solidus_watchdog_keep_alive(descriptor.value)) {
      throw LinuxError(.watchdog, path, number)
    }
  }

  /// Stops the watchdog, at a clean disarm and nowhere else.
  public consuming func disarm() throws(LinuxError) -> End {
    if let number = ErrorNumber(in: solidus_watchdog_allow_stop(descriptor.value)) {
      throw LinuxError(.watchdog, path, number)
    }
    return nowayout == true ? .keepsRunning : .stopped
  }
}

extension LinuxWatchdog {
  /// The whole seconds that watchdogs count in, rounded down: earlier is the safe side.
  static func wholeSeconds(_ timeout: Seconds, _ path: String) throws(LinuxError) -> Int32 {
    let seconds = timeout.nanoseconds / Seconds(1).nanoseconds
    guard (1...86400).contains(seconds) else {
      let wrong = "a watchdog counts whole seconds, from 1 to a day"
      throw LinuxError(.watchdog, path, .unsupported(wrong))
    }
    return Int32(seconds)
  }

  private static func facts(
    of descriptor: Descriptor, _ path: String
  ) throws(LinuxError) -> solidus_watchdog_facts {
    var facts = solidus_watchdog_facts()
    if let number = ErrorNumber(in: unsafe solidus_watchdog_facts_of(descriptor.value, &facts)) {
      throw LinuxError(.watchdog, path, whenAskingWhatItIs: number)
    }
    return facts
  }

  /// Asks for a timeout; a watchdog that cannot keep it is not wanted, and stopped again.
  private static func grant(
    _ seconds: Int32, on descriptor: Descriptor, _ facts: solidus_watchdog_facts, _ path: String
  ) throws(LinuxError) -> Seconds {
    do throws(LinuxError) { return try set(seconds, on: descriptor, facts, path) } catch {
      // The error tells why it is not wanted; that it may go on all the same is in the pages.
      _ = solidus_watchdog_allow_stop(descriptor.value)
      throw error
    }
  }

  private static func set(
    _ seconds: Int32, on descriptor: Descriptor, _ facts: solidus_watchdog_facts,
    _ path: String
  ) throws(LinuxError) -> Seconds {
    let granted =
      facts.settable_timeout
      ? solidus_watchdog_set_timeout(descriptor.value, seconds)
      : solidus_watchdog_timeout(descriptor.value)
    if granted == -ErrorNumber.invalid.value {
      let wrong = "this watchdog cannot wait \(seconds) s"
      throw LinuxError(.watchdog, path, .unsupported(wrong), number: .invalid)
    }
    if let number = ErrorNumber(in: granted) { throw LinuxError(.watchdog, path, number) }
    guard granted <= seconds else {
      let wrong = "this watchdog waits \(granted) s, which is longer than \(seconds) s"
      throw LinuxError(.watchdog, path, .unsupported(wrong))
    }
    return .milliseconds(1000 * Int64(granted))
  }

  /// What the kernel says in `watchdogN/nowayout`.
  static func nowayout(_ number: Int32, in sysfs: String) -> Bool? {
    switch SmallFile.text("\(sysfs)/watchdog\(number)/nowayout")?.first {
    case "1": true
    case "0": false
    default: nil  // Kernels without CONFIG_WATCHDOG_SYSFS do not say.
    }
  }

  private static func identity(_ facts: solidus_watchdog_facts) -> String {
    unsafe withUnsafeBytes(of: facts.identity) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
