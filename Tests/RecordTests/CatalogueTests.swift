import Foundation
import Record
import Testing

/// A folder with folders of runs in it, as `run --out` leaves them, without journals.
private final class Shelf {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-shelf-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func add(
    _ name: String, title: String = "two steps", metal: String = "Li", date: String? = nil,
    outcome: String? = "done"
  ) throws {
    let folder = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let day = date.map { #""date": "\#($0)", "# } ?? ""
    try write(
      #"{"title": "\#(title)", "programs": ["\#(title)"], "metals": ["\#(metal)"], \#(day)"#
        + #""version": "0.1.0"}"#, to: "\(name)/start.json")
    guard let outcome else { return }
    try write(#"{"outcome": "\#(outcome)", "duration_s": 60.0}"#, to: "\(name)/meta.json")
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// What a search finds, by folder, in a catalogue that is opened for it.
  func found(rebuilt: Bool = false, _ ask: (inout RunSearch) -> Void = { _ in }) throws -> [String]
  {
    var search = RunSearch()
    ask(&search)
    return try Catalogue(of: path, rebuilt: rebuilt).search(search).map(\.path)
  }
}

@Suite("The catalogue of runs")
struct CatalogueTests {
  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    try shelf.add("a", date: "2026-03-01")
    try shelf.add("2026/b", title: "alumina 50%", metal: "Na", date: "2026-04-01")
    try shelf.add("2026/c", title: "TWO_STEPS", date: "2026-05-01", outcome: "aborted")
    try shelf.add("cut", outcome: nil)
  }

  @Test("finds runs at any depth, those without a day first, then by day")
  func all() throws {
    #expect(try shelf.found() == ["cut", "a", "2026/b", "2026/c"])
  }

  @Test("a run without an end goes on for as long as somebody writes its journal")
  func goingOn() throws {
    func outcome() throws -> String? {
      try Catalogue(of: shelf.path).search(RunSearch()).first { $0.path == "cut" }?.outcome
    }
    var journal: Journal? = try Journal(creating: "\(shelf.path)/cut/journal")
    #expect(try outcome() == "going on")
    try journal?.sync()
    journal = nil
    #expect(try outcome() == "cut off")
  }

  @Test("a run is found by what was said of its cells, and a key tells which values there are")
  func verdicts() throws {
    try shelf.add("judged")
    try shelf.write(
      #"{"outcome": "done", "cells": [{"cell": "cell1", "verdicts": ["hard_short"]}]}"#,
      to: "judged/meta.json")
    #expect(try shelf.found { $0.filters = [(.verdict, "hard_short")] } == ["judged"])
    let catalogue = try Catalogue(of: shelf.path)
    #expect(try catalogue.values(of: .verdict) == ["hard_short"])
    #expect(try catalogue.values(of: .metal) == ["Li", "Na"])
    var search = RunSearch()
    search.filters = [(.verdict, "hard_short")]
    #expect(try catalogue.search(search).first?.verdicts == ["hard_short"])
  }

  @Test("takes whole values and stars, and no letter of the database's own")
  func filters() throws {
    func found(_ key: SearchKey, _ value: String) throws -> [String] {
      try shelf.found { $0.filters = [(key, value)] }
    }
    #expect(try found(.recipe, "two steps") == ["cut", "a"])
    #expect(try found(.recipe, "TWO*") == ["cut", "a", "2026/c"])
    #expect(try found(.recipe, "two_steps") == ["2026/c"])
    #expect(try found(.recipe, "alumina 50%") == ["2026/b"])
    #expect(try found(.recipe, "two%") == [])
    #expect(try found(.recipe, "two") == [])
    #expect(try found(.metal, "na") == ["2026/b"])
    #expect(try found(.outcome, "cut off") == ["cut"])
    #expect(try shelf.found { $0.filters = [(.recipe, "TWO*"), (.outcome, "done")] } == ["a"])
  }

  @Test("finds any piece of text, also one of two letters or with quotes in it")
  func words() throws {
    #expect(try shelf.found { $0.words = ["lumin"] } == ["2026/b"])
    #expect(try shelf.found { $0.words = ["0%"] } == ["2026/b"])
    #expect(try shelf.found { $0.words = ["steps", "abor"] } == ["2026/c"])
    #expect(try shelf.found { $0.words = ["\"; DROP TABLE run"] } == [])
    #expect(try shelf.found { $0.words = ["OR"] } == ["2026/c"])
    #expect(try shelf.found().count == 4)
  }

  @Test("knows days from and to")
  func days() throws {
    #expect(try shelf.found { $0.since = "2026-04-01" } == ["2026/b", "2026/c"])
    #expect(try shelf.found { $0.until = "2026-04-01" } == ["a", "2026/b"])
  }

  @Test("takes in what comes, changes and goes")
  func refresh() throws {
    #expect(try shelf.found().count == 4)
    try shelf.add("new")
    try shelf.add("cut", outcome: "done")
    try shelf.remove("2026")
    #expect(try shelf.found() == ["cut", "new", "a"])
    #expect(try shelf.found { $0.filters = [(.outcome, "done")] } == ["cut", "new", "a"])
  }

  @Test("is made anew from the folders when it is damaged, gone, or of another form")
  func rebuilt() throws {
    try RunRemarks.add([.note("wrinkled", by: "Ada"), .tag("bad")], to: shelf.path + "/a")
    #expect(try shelf.found { $0.words = ["wrinkled"] } == ["a"])
    let file = ".solidus-runs.sqlite"
    try shelf.write("this is no database at all", to: file)
    #expect(try shelf.found { $0.words = ["wrinkled"] } == ["a"])
    try shelf.remove(file)
    #expect(try shelf.found { $0.filters = [(.tag, "BAD")] } == ["a"])
    #expect(try shelf.found(rebuilt: true) { $0.words = ["ada"] } == ["a"])
    // Every page but the first: what is damaged further in shows only when it is asked.
    let database = FileHandle(forUpdatingAtPath: "\(shelf.path)/\(file)")
    let handle = try #require(database)
    let size = try handle.seekToEnd()
    for page in stride(from: UInt64(4096), to: size, by: 4096) {
      try handle.seek(toOffset: page)
      try handle.write(contentsOf: [UInt8](repeating: 0xA5, count: 64))
    }
    try handle.close()
    #expect(try shelf.found() == ["cut", "a", "2026/b", "2026/c"])
  }

  @Test("works where its folder takes no file")
  func readOnly() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: shelf.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shelf.path)
    }
    #expect(try shelf.found().count == 4)
  }

  @Test("a note that was torn takes no later one with it, and tags come and go")
  func remarks() throws {
    let folder = shelf.path + "/a"
    try RunRemarks.add([.tag("good"), .tag("Good")], to: folder)
    let file = folder + "/remarks.jsonl"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try (text + #"{"note": "half of i"#).write(toFile: file, atomically: false, encoding: .utf8)
    try RunRemarks.add([.note("whole", by: nil)], to: folder)
    let remarks = RunRemarks(in: folder)
    #expect(remarks.notes.map(\.text) == ["whole"])
    #expect(remarks.tags == ["good"])
    try RunRemarks.add([.untag("GOOD")], to: folder)
    #expect(RunRemarks(in: folder).tags == [])
  }
}
