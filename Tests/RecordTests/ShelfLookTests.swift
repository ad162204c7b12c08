import Foundation
import Testing

@testable import Record

/// Folders of runs that were written long ago, so that nothing of them may change within a tick.
private final class OldShelf {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-old-\(UUID().uuidString)"

  init() throws {
    for name in ["a", "2026/b", "2026/c", "2025/12/d"] { try add(name, outcome: "done") }
    try add("2026/open", outcome: nil)
    _ = try found()
    try age()
    _ = try found()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func add(_ name: String, outcome: String?) throws {
    let folder = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(#"{"title": "two steps", "version": "0.1.0"}"#, to: "\(name)/start.json")
    if let outcome { try end(name, outcome) }
  }

  func end(_ name: String, _ outcome: String) throws {
    try write(#"{"outcome": "\#(outcome)", "duration_s": 60.0}"#, to: "\(name)/meta.json")
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
  }

  /// All that there is was changed an hour ago, and each folder at another instant.
  func age() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    for (index, name) in ([""] + names).enumerated() {
      let date = Date(timeIntervalSinceNow: -3600 - Double(index))
      try FileManager.default.setAttributes(
        [.modificationDate: date], ofItemAtPath: "\(path)/\(name)")
    }
  }

  func found(_ outcome: String? = nil, rebuilt: Bool = false) throws -> [String] {
    var search = RunSearch()
    if let outcome { search.filters = [(.outcome, outcome)] }
    return try Catalogue(of: path, rebuilt: rebuilt).search(search).map(\.path)
  }
}

@Suite("A catalogue whose folders stay as they are")
struct ShelfLookTests {
  private let shelf: OldShelf

  init() throws { shelf = try OldShelf() }

  @Test("looks at no run that has ended, unless something came to its shelf or went")
  func quick() throws {
    #expect(try shelf.found() == ["2025/12/d", "2026/b", "2026/c", "2026/open", "a"])
    try shelf.end("2026/b", "tripped")
    #expect(try shelf.found("tripped") == [], "somebody wrote into it by hand")
    try shelf.add("2026/new", outcome: "done")
    #expect(try shelf.found("tripped") == ["2026/b"])
    try shelf.end("2025/12/d", "tripped")
    #expect(try shelf.found("tripped") == ["2026/b"])
    #expect(try shelf.found("tripped", rebuilt: true) == ["2025/12/d", "2026/b"])
  }

  @Test("sees an end, a note, a run that goes, and one that is moved")
  func changes() throws {
    try shelf.end("2026/open", "aborted")
    #expect(try shelf.found("aborted") == ["2026/open"])
    try RunRemarks.add([.tag("good")], to: shelf.path + "/2025/12/d")
    var search = RunSearch()
    search.filters = [(.tag, "good")]
    #expect(try Catalogue(of: shelf.path).search(search).map(\.path) == ["2025/12/d"])
    try FileManager.default.removeItem(atPath: shelf.path + "/2026/c")
    try FileManager.default.moveItem(
      atPath: shelf.path + "/2026/b", toPath: shelf.path + "/2025/12/b")
    #expect(try shelf.found() == ["2025/12/b", "2025/12/d", "2026/open", "a"])
    try FileManager.default.removeItem(atPath: shelf.path + "/2025")
    #expect(try shelf.found() == ["2026/open", "a"])
  }

  @Test("sees a folder that becomes a run, and a shelf below a shelf")
  func becomes() throws {
    try FileManager.default.createDirectory(
      atPath: shelf.path + "/2026/later", withIntermediateDirectories: true)
    #expect(try shelf.found().count == 5)
    try shelf.age()
    #expect(try shelf.found().count == 5)
    try shelf.add("2026/later", outcome: "done")
    #expect(try shelf.found().contains("2026/later"))
    try shelf.add("2025/12/deep/e", outcome: "done")
    #expect(try shelf.found().contains("2025/12/deep/e"))
  }
}
