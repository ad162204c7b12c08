import Foundation
import Instrument
import Quantities
import Testing

@testable import Documents
@testable import Record

@Suite("A run's folder with a file that says nothing")
struct RunTroubleTests {
  /// The runs that a new catalogue finds above a folder.
  private func found(_ run: DamagedRun) throws -> FoundRun? {
    let above = run.path + "-shelf"
    try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: above) }
    try FileManager.default.copyItem(atPath: run.path, toPath: above + "/run")
    return try Catalogue(of: above).search(RunSearch()).first
  }

  @Test(
    "is found all the same, and is told from one that was cut off",
    arguments: [
      ("start.json", "", "done"), ("start.json", #"{"title": "tri"#, "done"),
      ("start.json", "[]", "done"), ("meta.json", "", "unreadable"),
      ("meta.json", #"{"outcome": "#, "unreadable"),
    ])
  func visible(name: String, text: String, outcome: String) throws {
    let run = try DamagedRun()
    try run.write(text, to: name)
    let seen = try #require(try found(run))
    #expect(seen.path == "run" && seen.outcome == outcome)
    let trouble = try #require(seen.troubles.first)
    #expect(trouble.file == name)
    #expect(trouble.what.hasPrefix(text.isEmpty ? "it is empty" : "it is torn, or was changed"))
  }

  @Test("without its start it is found by its journal, and named where somebody wants to read it")
  func startless() throws {
    let run = try DamagedRun(meta: nil)
    try run.remove("start.json")
    let seen = try #require(try found(run))
    #expect(seen.outcome == "unreadable" && seen.troubles.first?.file == "start.json")
    #expect {
      try KeptRun(in: run.path)
    } throws: { error in
      "\(error)".hasPrefix("\(run.path)/start.json: it is not there:")
    }
    try run.remove("journal")
    let journal = try Journal(creating: run.path + "/journal")
    #expect {
      try WatchedRun(in: run.path)
    } throws: { error in
      "\(error)".hasPrefix("\(run.path)/start.json: it is not there yet")
    }
    withExtendedLifetime(journal) {}
  }

  @Test("a run that comes to an end of which nothing can be read was not cut off")
  func ended() throws {
    let run = try DamagedRun()
    try run.write("", to: "meta.json")
    let kept = try KeptRun(in: run.path)
    #expect(kept.end.isOver && kept.meta == nil)
    let page = RunPage(kept).html
    #expect(
      page.contains("its meta.json cannot be read") && !page.contains("there is no meta.json"))
    #expect(try run.said.first?.hasPrefix("meta.json: it is empty: the run came to an end") == true)
  }

  @Test("that is gone is named, where the run said that it was there")
  func absent() throws {
    let run = try DamagedRun()
    try run.remove("recipe.yaml")
    #expect(
      try run.said == ["recipe.yaml: it is not there; bring it back from a copy of the folder"])
    try run.remove("journal")
    #expect {
      try KeptRun(in: run.path)
    } throws: { error in
      "\(error)".hasPrefix("\(run.path)/journal is not there")
    }
  }

  @Test("lines of remarks that are torn are counted from the first, and those around them stand")
  func remarks() throws {
    let run = try DamagedRun()
    try run.write(
      #"{"note": "one"}"# + "\n" + #"{"note": "tw"# + "\n\n" + #"{"tag": "good"}"# + "\n"
        + #"{"no"#,
      to: "remarks.jsonl")
    let remarks = RunRemarks(in: run.path)
    #expect(remarks.notes.map(\.text) == ["one"] && remarks.tags == ["good"])
    #expect(
      try run.said == [
        "remarks.jsonl: line 2 is torn, or was changed, and is left out",
        "remarks.jsonl: line 5 is torn, or was changed, and is left out",
      ])
    #expect(try found(run)?.troubles.count == 2)
  }

  @Test("a note that would steer a terminal is seen instead")
  func steering() throws {
    let run = try DamagedRun()
    try run.write(
      #"{"note": "a\u001b[2Jb\u202ec\u0085", "by": "\u0007"}"# + "\n", to: "remarks.jsonl")
    let note = try #require(RunRemarks(in: run.path).notes.first)
    #expect(note.text == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}" && note.author == "\u{FFFD}")
    #expect(PlainText.steering(in: "Lötstelle 85 °C, 日本") == nil)
    #expect(PlainText.steering(in: "\u{1B}") == "U+001B")
  }

  @Test(
    "a journal that was emptied is said to be, of a run that ended, and of no other",
    arguments: [0, 5, JournalFrame.head.count])
  func emptied(bytes: Int) throws {
    let run = try DamagedRun()
    try run.change { $0.removeLast($0.count - bytes) }
    let kept = try KeptRun(in: run.path)
    #expect(kept.isEmptied)
    let trouble = try #require(kept.troubles.first)
    #expect(trouble.file == "journal" && trouble.words.contains("it is empty: nothing is left"))
    #expect(trouble.words.contains("until 500.0 s; bring it back from a copy"))
    #expect(RunPage(kept).html.contains("it is empty: nothing is left"))
    try run.remove("meta.json")
    #expect(try !KeptRun(in: run.path).isEmptied, "it was cut off at once")
    let none = try DamagedRun(records: 0)
    #expect(try !KeptRun(in: none.path).isEmptied && none.troubles.isEmpty)
    let lost = try DamagedRun(records: 0, meta: #"{"outcome": "aborted", "lost": "full"}"#)
    try lost.change { $0 = [] }
    #expect(try !KeptRun(in: lost.path).isEmptied)
  }

  @Test("a run that was cut off has the time until which its journal goes, torn or not")
  func until() throws {
    let run = try DamagedRun(records: 1000, meta: nil)
    #expect(try found(run)?.duration == 999)
    // More than a look at the end takes in at first.
    try run.change { $0 += [UInt8](repeating: 0x55, count: 20_000) }
    #expect(try found(run)?.duration == 999)
    try run.change { $0.removeLast($0.count - JournalFrame.head.count - 10 * 17 - 4) }
    #expect(try found(run)?.duration == 9)
    try run.change { $0.removeLast($0.count - JournalFrame.head.count) }
    let none = try #require(try found(run))
    #expect(none.duration == nil && none.outcome == "cut off")
    #expect(try found(DamagedRun())?.duration == 500)
  }

  @Test("a list of sums that is damaged blames itself, and no file", arguments: [0, 70, 63])
  func sums(place: Int) throws {
    let run = try DamagedRun()
    #expect(try run.said.isEmpty)
    try run.change("SHA256SUMS") { $0[place] = $0[place] == 0x61 ? 0x62 : 0x61 }
    let said = try run.said
    #expect(said.count == 1 && said[0].hasPrefix("SHA256SUMS: it was changed since it was kept"))
    // A file that was changed as well is named beside it, and not said to be at fault.
    try run.write("b", to: "recipe.yaml")
    #expect(try run.said.count == 1)
    try run.change("SHA256SUMS") { $0[10] = 0x20 }
    #expect(try run.said.first?.contains("line 1 of it is damaged") == true)
  }

  @Test(
    "a list of sums without its own, of an earlier version, is believed as far as it can be read")
  func older() throws {
    let run = try DamagedRun()
    let sum = Digest.text(of: Array("a".utf8))
    try run.write("\(sum)  recipe.yaml\n", to: "SHA256SUMS")
    #expect(try run.said.isEmpty)
    try run.write("b", to: "recipe.yaml")
    #expect(try run.said.first?.hasPrefix("recipe.yaml: it was changed since") == true)
    try run.write("\(sum.dropLast())  recipe.yaml\n", to: "SHA256SUMS")
    #expect(try run.said == ["SHA256SUMS: line 1 of it is damaged; \(FileTrouble.fromCopy)"])
  }

  @Test("a disk that is full before it begins leaves no folder")
  func refused() throws {
    let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
    // A name that is too long stands for a disk that takes one document and not the next.
    let long = String(repeating: "x", count: 300)
    #expect(throws: RecordError.self) {
      try RunFolder(creating: path, documents: [("recipe.yaml", "a"), (long, "b")])
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("a page has the sum of every file but its own and those that may change")
  func hashes() throws {
    let run = try DamagedRun()
    for name in ["resume.json", "cell1.drives.csv"] { try run.write("{}", to: name) }
    try run.write("{}", to: "earlier-1.journal")
    try run.write("{}", to: "report.html")
    let page = RunPage(try KeptRun(in: run.path)).html
    for name in [
      "recipe.yaml", "start.json", "meta.json", "journal", "resume.json", "earlier-1.journal",
      "cell1.drives.csv",
    ] { #expect(page.contains("<td>\(name)</td>"), "\(name)") }
    #expect(!page.contains("<td>report.html</td>"))
  }
}
