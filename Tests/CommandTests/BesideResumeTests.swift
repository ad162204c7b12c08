import Analysis
import Foundation
import Instrument
import Quantities
import Testing

@testable import Record
@testable import solidus

/// The coating of five cycles, with cells beside it.
private final class Beside {
  let coating: CoatingBench
  var path: String { coating.path }

  init() throws {
    coating = try CoatingBench()
    try method("long", "  - current: { at: 0.1 mA, for: hours }", values: "1 h")
    try method("brief", "  - rest: { for: 2 min }")
  }

  private func method(_ name: String, _ steps: String, values: String? = nil) throws {
    let parameters = values.map {
      "parameters: { hours: { kind: time, value: \($0), purpose: how long } }\n"
    }
    try coating.write(
      "solidus: method/1\nname: \(name)\n\(parameters ?? "")"
        + "limits: { lowest: -2 V, highest: 2 V }\nsample: 1 s\n"
        + "record: { every: 10 s }\nsteps:\n\(steps)\n", to: "\(name).yaml")
  }

  func run(
    _ recipe: String, _ cells: [String], out: String, _ more: String...,
    ending status: solidus.ExitStatus = .done
  ) {
    let words = cells.enumerated().flatMap { ["--cell", "cell\($0 + 1)=li-li:\(path)/\($1).yaml"] }
    let all =
      ["run", "\(path)/\(recipe)", "--board", "\(CoatingBench.root)/boards/bench", "--json"]
      + ["--out", "\(path)/\(out)"] + words + more
    #expect(Solidus.run(all) == status)
  }

  func resume(_ folder: String, out: String, _ more: String...) -> solidus.ExitStatus {
    Solidus.run(
      ["run", "--resume", "\(path)/\(folder)", "--json", "--out", "\(path)/\(out)"] + more)
  }

  func replay(_ folder: String) -> solidus.ExitStatus {
    Solidus.run(["run", "--replay", "\(path)/\(folder)", "--json"])
  }

  func kept(_ folder: String) throws -> KeptRun { try KeptRun(in: "\(path)/\(folder)") }

  /// Writes one record more into the journal of a run that was cut off.
  func note(_ text: String, in folder: String) throws {
    let path = "\(path)/\(folder)/journal"
    let bytes = try WholeFile.read(path)
    try FileManager.default.removeItem(atPath: path)
    let journal = try Journal(creating: path)
    var (cursor, last) = (JournalCursor(bytes), Instant.zero)
    while let frame = cursor.next() {
      let record = bytes.span.extracting(frame.bytes)
      guard record.count > 0, RecordKind(rawValue: record[0]) != nil else { continue }
      last = frame.at
      journal.add(record, at: last)
    }
    journal.note(text, at: last)
    try journal.sync()
  }

  /// What flowed in all, in C.
  func charged(_ folder: String, _ channel: String = "cell1") throws -> Double {
    try #require(try kept(folder).points(on: channel).last).charged
  }

  /// When the last dose was over, in s.
  func pulse(_ folder: String) throws -> Double? { try kept(folder).cutOff.pulses.last?.time }

  /// When the recipe was over, in s.
  func over(_ folder: String) throws -> Double {
    var last: Double?
    _ = try JournalReader(of: "\(path)/\(folder)/journal").walk { record, now in
      if let step = InstructionRecord(record), step.index == nil { last = (now - .zero).value }
    }
    return try #require(last)
  }
}

/// An hour of 0.1 mA, in C, and at most what flows between two records.
private let (whole, missing) = (0.36, 0.1e-3 * 11)

@Suite("A recipe and cells beside it that were cut off together")
struct BesideResumeTests {
  @Test("both go on in one run: the coating at its cycle, the cells with their charge")
  func both() throws {
    let bench = try Beside()
    bench.run("five.yaml", ["long", "brief"], out: "one")
    let doses = try bench.coating.doses("one")
    #expect(doses.count == 10)
    // Behind the first dose of the third cycle; the second cell had ended before.
    try bench.coating.cut("one", behind: 5)
    let (text, status) = try #require(bench.coating.refusal("one", "--out", bench.path + "/two"))
    #expect(status == .refused)
    #expect(text.contains("write --from 3") && text.contains("--from none leaves it"))
    #expect(text.contains("goes on with cell1 alone"))
    #expect(!bench.coating.isThere("two"))
    #expect(bench.resume("one", out: "two", "--from", "3", "--gap", "1 h") == .done)
    #expect(try bench.coating.doses("two") == Array(doses[4...]))
    #expect(try bench.kept("two").channels == ["cell1"])
    #expect(abs(try bench.charged("two") - whole) < missing)
    let from = try #require(ResumedFrom(in: bench.path + "/two"))
    #expect(from.recipe?.cycle == 3 && from.cells?.gap == Seconds(3600))
    let points = try bench.kept("two").points(on: "cell1")
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.time < $1.time })
    #expect(points.first?.time ?? 1e9 < 60, "the earlier part is there")
    #expect(bench.replay("two") == .done)
    let page = try bench.coating.text("two/report.html")
    #expect(page.contains("with cycle 3 of 5") && page.contains("its cells stood open for 1:00:00"))
  }

  @Test("once more cut off they go on once more")
  func twice() throws {
    let bench = try Beside()
    bench.run("five.yaml", ["long"], out: "one")
    let doses = try bench.coating.doses("one")
    try bench.coating.cut("one", behind: 4)
    #expect(bench.resume("one", out: "two") == .done)
    try bench.coating.cut("two", behind: 3)
    #expect(bench.resume("two", out: "three", "--from", "5") == .done)
    #expect(try bench.coating.doses("three") == Array(doses[8...]))
    #expect(abs(try bench.charged("three") - whole) < 2 * missing)
    try pauses(bench)
    #expect(try bench.kept("three").earlier.count == 2)
    #expect(bench.replay("three") == .done)
  }

  @Test("the cells alone go on once the recipe was over, or if somebody leaves it")
  func cells() throws {
    let bench = try Beside()
    bench.run("five.yaml", ["long"], out: "one", "--with", "hours=40 min")
    try FileManager.default.copyItem(atPath: bench.path + "/one", toPath: bench.path + "/left")
    try bench.coating.cut("one", after: try bench.over("one") + 60)
    let (text, status) = try #require(
      bench.coating.refusal("one", "--from", "3", "--out", bench.path + "/two"))
    #expect(status == .usage && text.contains("leave --from out"))
    #expect(bench.resume("one", out: "two") == .done)
    try bench.coating.cut("left", behind: 5)
    #expect(bench.resume("left", out: "rest", "--from", "none") == .done)
    for folder in ["two", "rest"] {
      #expect(try bench.coating.doses(folder).isEmpty)
      #expect(!bench.coating.isThere(folder + "/recipe.yaml"))
      #expect(abs(try bench.charged(folder) - whole * 2 / 3) < missing, "\(folder)")
      #expect(bench.replay(folder) == .done)
    }
  }

  @Test("the recipe alone goes on once all cells had ended, with the values that are its own")
  func recipe() throws {
    let bench = try Beside()
    try bench.coating.change(
      "five.yaml", "steps:\n  - open",
      to: "parameters: { dose: { kind: time, purpose: how long } }\nsteps:\n  - open")
    try bench.coating.change("five.yaml", "TMA: 0.1 s", to: "TMA: dose")
    bench.run("five.yaml", ["long"], out: "one", "--with", "hours=1 min", "--with", "dose=0.2 s")
    let doses = try bench.coating.doses("one")
    try bench.coating.cut("one", behind: 5)
    let gap = try #require(bench.coating.refusal("one", "--from", "4", "--gap", "1 h"))
    #expect(gap.status == .usage)
    #expect(bench.resume("one", out: "two", "--from", "4") == .done)
    #expect(try bench.coating.doses("two") == Array(doses[6...]))
    #expect(try bench.kept("two").channels.isEmpty)
    #expect(try bench.kept("two").start.with == ["dose=0.2 s"])
    #expect(try bench.kept("two").cutOff.pulses.map(\.width).contains { abs($0 - 0.2) < 0.02 })
    #expect(bench.replay("two") == .done)
    let none = try #require(bench.coating.refusal("one", "--from", "none"))
    #expect(none.status == .refused && none.text.contains("had all ended"))
  }

  @Test("on a real rig a recipe that had failed stays where it is, and its cells would go on")
  func live() throws {
    let bench = try Beside()
    bench.run("five.yaml", ["long"], out: "one")
    try bench.coating.cut("one", behind: 5)
    try bench.coating.change("one/start.json", #""simulated": true"#, to: #""simulated": false"#)
    func asked(_ more: String...) throws -> String {
      let words = ["--live", "--state", bench.path + "/state"] + more
      let (text, status) = try #require(bench.coating.refusal("one", words))
      #expect(status == .refused)
      return text
    }
    #expect(try asked("--from", "3").contains("goes on with cycle 3: name a new folder"))
    #expect(try asked("--from", "none").contains("goes on with cell1: name a new folder"))
    try bench.note(RecipeFailure.note("no gas"), in: "one")
    let text = try asked("--from", "3", "--out", bench.path + "/two")
    #expect(text.contains("had failed") && text.contains("--from none"), "\(text)")
    #expect(try asked("--from", "none").contains("goes on with cell1: name a new folder"))
    #expect(!bench.coating.isThere("two"))
  }

  /// A page tells of every pause, and keeps the sums of what was before each.
  private func pauses(_ bench: Beside) throws {
    let said = EarlierJournals.pauses(in: bench.path + "/three")
    #expect(said.count == 2)
    #expect(said.first?.first?.contains("one, cut off at ") == true, "\(said)")
    #expect(said.last?.first?.contains("two, cut off at ") == true, "\(said)")
    let page = try bench.coating.text("three/report.html")
    for name in ["pause 1 of 2, on with", "pause 2 of 2, on with"] {
      #expect(page.contains("<dt>\(name)</dt>"))
    }
    for name in ["earlier-1.journal", "earlier-2.journal", "resume.json", "journal"] {
      #expect(page.contains("<td>\(name)</td>"), "\(name)")
    }
    let again = ["run", "--replay", bench.path + "/three", "--json", "--out", bench.path + "/four"]
    #expect(Solidus.run(again) == .done)
    #expect(EarlierJournals.pauses(in: bench.path + "/four") == said)
  }

  @Test("how long a real rig stood is said once, for the recipe and its cells")
  func stood() throws {
    let stood = "its last record was written at noon"
    func cells() -> CellResumePoint {
      CellResumePoint(
        folder: "one", cut: .zero + Seconds(60), gap: .zero, stood: stood,
        earlier: [], cells: [])
    }
    let recipe = ResumePoint(
      folder: "one", cut: 60, cycle: 2, count: 5, given: [],
      instruction: 3, stood: stood)
    for recipe in [recipe, nil] {
      let from = try #require(ResumedFrom(recipe, cells(), .cutOff("one")))
      for words in [from.said, from.lines] {
        #expect(words.joined().components(separatedBy: stood).count == 2, "\(words)")
      }
    }
  }

  @Test("a recipe that had failed does not go on, and its cells do")
  func failed() throws {
    let bench = try Beside()
    try bench.coating.change(
      "five.yaml", "- purge: 30 s", to: "- purge: 30 s\n        - expect: pressure < 1 Pa")
    bench.run("five.yaml", ["long"], out: "one", ending: .aborted)
    let last = try #require(try bench.coating.doses("one").count == 2 ? bench.pulse("one") : nil)
    // Nothing but cells has happened for ten minutes, or hardly anything at all.
    try FileManager.default.copyItem(atPath: bench.path + "/one", toPath: bench.path + "/early")
    let cuts = [("one", 600.0, "tripped or failed"), ("early", 35, "had failed")]
    for (folder, later, words) in cuts {
      try bench.coating.cut(folder, after: last + later)
      let (text, status) = try #require(
        bench.coating.refusal(folder, "--from", "2", "--out", bench.path + "/two"))
      #expect(status == .refused && text.contains(words), "\(text)")
      #expect(text.contains("--from none"))
    }
    #expect(!bench.coating.isThere("two"))
    #expect(bench.resume("one", out: "two", "--from", "none") == .done)
    #expect(abs(try bench.charged("two") - whole) < missing)
  }
}
