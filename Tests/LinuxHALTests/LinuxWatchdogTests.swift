import Foundation
import Quantities
import Testing

@testable import LinuxHAL

@Suite("The watchdog")
struct LinuxWatchdogTests {
  @Test(
    "counts whole seconds, rounded to the safe side",
    arguments: [(1.0, 1), (1.9, 1), (15, 15), (59.999, 59), (86400, 86400)])
  func wholeSeconds(timeout: Double, seconds: Int32) throws {
    #expect(try LinuxWatchdog.wholeSeconds(Seconds(timeout), "/dev/watchdog") == seconds)
  }

  @Test("refuses a timeout that none can keep", arguments: [-1.0, 0, 0.5, 0.999, 86401, 1e9])
  func impossible(timeout: Double) {
    let error = #expect(throws: LinuxError.self) {
      _ = try LinuxWatchdog.start(path: "/dev/null", timeout: Seconds(timeout))
    }
    #expect(error?.cause == .unsupported("a watchdog counts whole seconds, from 1 to a day"))
  }

  @Test(
    "knows from the kernel whether it can be stopped",
    arguments: [
      ("1\n", true), ("0\n", false), ("", nil), ("?", nil), (nil, nil),
    ] as [(String?, Bool?)])
  func nowayout(text: String?, answer: Bool?) throws {
    let tree = try Tree()
    if let text { try tree.write(text, to: "watchdog3/nowayout") }
    #expect(LinuxWatchdog.nowayout(3, in: tree.root) == answer)
  }
}
