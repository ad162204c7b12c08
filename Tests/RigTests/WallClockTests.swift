import Foundation
import Testing

@Suite("The time of day")
struct WallClockTests {
  /// What asks for it, in Swift or in C.
  private static let words = [
    "CLOCK_REALTIME", "CLOCK_TAI", "gettimeofday", "time(nil", "time(NULL", "Date()", "Date.now",
    "timeIntervalSince", "ContinuousClock", "SuspendingClock", "localtime", "gmtime",
    "DispatchTime",
  ]

  private static func sources() throws -> [(name: String, text: String)] {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources"
    let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try all.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h") }
      .map { ($0, try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)) }
  }

  @Test("nobody asks for it, so that it may jump")
  func nobodyAsks() throws {
    let sources = try Self.sources()
    #expect(sources.count > 300)
    for (name, text) in sources {
      for word in Self.words where text.contains(word) { Issue.record("\(name) says \(word)") }
    }
    // The one clock there is has no date, and one door.
    let clocks = sources.filter { $0.text.contains("clock_gettime(") }
    #expect(clocks.map(\.name) == ["CLinux/time.c"])
    #expect(clocks.first?.text.contains("clock_gettime(CLOCK_MONOTONIC,") == true)
  }
}
