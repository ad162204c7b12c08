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
    // It stamps what people write about a run, as data.
    let stamp = "Record/Run/WallClock.swift"
    for (name, text) in sources where name != stamp {
      for word in Self.words where text.contains(word) { Issue.record("\(name) says \(word)") }
    }
    // What times anything has no date: the loop's, and what the writer of a journal waits by.
    let clocks = sources.filter { $0.text.contains("clock_gettime(") && $0.name != stamp }
    #expect(clocks.map(\.name).sorted() == ["CLinux/time.c", "Record/Journal/Gate.swift"])
    #expect(clocks.allSatisfy { $0.text.contains("clock_gettime(CLOCK_MONOTONIC,") })
  }
}
