import Foundation
import Testing

@testable import solidus

@Suite("Faults of the analyser on the command line")
struct AnalyserCommandTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// What a spectrum of all bands comes to with a fault: how it ends, what is said, and its table.
  private func run(_ fault: String) throws -> (
    status: solidus.ExitStatus, events: String, table: String, page: String
  ) {
    let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "- \(fault)\n".write(toFile: path + "/f.yaml", atomically: false, encoding: .utf8)
    try """
    solidus: method/1
    name: wide
    sample: 1 s
    record: { every: 1 s }
    steps:
      - impedance: { amplitude: 10 mV, from: 7 MHz, to: 1 Hz, points: 2 }
      - current: { at: 50 uA, for: 5 s }
    """.write(toFile: path + "/m.yaml", atomically: false, encoding: .utf8)
    let status = Solidus.run([
      "run", path + "/m.yaml", "--board", Self.root + "/boards/bench-analyser", "--cell",
      "cell1=dummy-rc", "--faults", path + "/f.yaml", "--out", path + "/kept", "--fast", "--json",
    ])
    func text(_ name: String) -> String {
      (try? String(contentsOfFile: path + "/kept/" + name, encoding: .utf8)) ?? ""
    }
    return (status, text("events.jsonl"), text("eis-cell1.csv"), text("report.html"))
  }

  private func bands(_ table: String) -> [Substring] {
    table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[11]
    }
  }

  @Test("what is lost is said, the run is done, and each point says what has measured it")
  func lost() throws {
    let seen = try run("{ target: analyser, kind: silent, when: { after: 14 s } }")
    #expect(seen.status == .done)
    #expect(seen.events.split(separator: "\n").filter { $0.contains("analyser_lost") }.count == 1)
    #expect(Set(bands(seen.table)) == ["analyser", "front_end", "card"])
    let whole = try run("{ target: analyser, kind: overload }")
    #expect(whole.status == .done)
    #expect(whole.events.contains("spectrum_point_lost"))
    // One row counts them.
    let rows = whole.page.components(separatedBy: "spectrum_point_lost")
    #expect(rows.count == 2 && rows[1].hasPrefix(", "))
    #expect(Set(bands(whole.table)) == ["front_end", "card"])
  }

  @Test("a path that does not close is said of each frequency, and ends nothing")
  func open() throws {
    let seen = try run("{ target: analyser.relay, kind: stuck_open, params: { path: cell1 } }")
    #expect(seen.status == .done)
    #expect(seen.events.contains("analyser_path_open"))
  }

  @Test("a relay that stays closed ends the cell, as tripped, with what to look at")
  func welded() throws {
    let seen = try run("{ target: analyser.relay, kind: stuck_closed, params: { path: short } }")
    #expect(seen.status == .tripped)
    #expect(seen.events.contains("still_joined"))
    #expect(bands(seen.table) == [])
  }
}
