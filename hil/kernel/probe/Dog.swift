import Glibc
import LinuxHAL
import Quantities

extension Checks {
  /// softdog: the kernel's own timer as a watchdog.
  func watchdog() {
    expect("a watchdog opens, tells what it is, and is fed") {
      let dog = try LinuxWatchdog.start(timeout: Seconds(60))
      guard dog.identity == "Software Watchdog", dog.timeout == Seconds(60),
        dog.nowayout == false, dog.survivesDeath, state() == "active"
      else { return false }
      try dog.pet()
      refused("a watchdog that is fed by another is refused", .busy(holder: "")) {
        () throws(LinuxError) in _ = try LinuxWatchdog.start(timeout: Seconds(60))
      }
      return try dog.disarm() == .stopped
    }
    expect("a disarmed watchdog has stopped") { state() == "inactive" }
    expect("a watchdog whose owner died goes on, and its next owner stops it") {
      do { _ = try LinuxWatchdog.start(path: "/dev/watchdog0", timeout: Seconds(30)) }
      guard state() == "active" else { return false }
      guard try LinuxWatchdog.start(timeout: Seconds(30)).disarm() == .stopped else { return false }
      return state() == "inactive"
    }
    // drivers/watchdog/softdog.c: at most 65535 s.
    refused(
      "a timeout beyond the device's own is refused",
      .unsupported("this watchdog cannot wait 80000 s")
    ) { () throws(LinuxError) in _ = try LinuxWatchdog.start(timeout: Seconds(80000)) }
    expect("a refused watchdog is stopped again") { state() == "inactive" }
  }

  private func state() -> String {
    guard let file = unsafe fopen("/sys/class/watchdog/watchdog0/state", "r") else { return "" }
    defer { unsafe fclose(file) }
    var text = [CChar](repeating: 0, count: 32)
    guard unsafe fgets(&text, 32, file) != nil else { return "" }
    return String(decoding: text.prefix { $0 != 10 && $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }
}
