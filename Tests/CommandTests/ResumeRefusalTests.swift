import Foundation
import Instrument
import Quantities
import Rig
import Testing

@testable import Record
@testable import solidus

@Suite("What is said of a run that is not gone on with")
struct ResumeRefusalTests {
  private static let anneal = """
    solidus: recipe/1
    name: annealed
    metal: Na
    steps:
      - heat: { zone: stage, to: 40 C, rate: 60 K/min }
      - anneal: { zone: stage, at: 55 C, rate: 60 K/min, for: 30 min }

    """

  /// Hours, minutes and seconds, as `0:10:02`, before some words.
  private static func span(in text: String, before words: String) throws -> Int {
    let end = try #require(text.range(of: words))
    let span = try #require(text[..<end.lowerBound].split(separator: " ").last)
    return span.split(separator: ":").compactMap { Int($0) }.reduce(0) { $0 * 60 + $1 }
  }

  @Test("an anneal: where it was, how warm the foil was for how long, its limit, its latch")
  func anneal() throws {
    let bench = try CoatingBench()
    try bench.write(Self.anneal, to: "anneal.yaml")
    #expect(bench.run("anneal.yaml", out: "one") == .done)
    let began = try #require(try KeptRun(in: bench.path + "/one").cutOff.begun.last).time
    try bench.cut("one", after: began + 600)
    let (text, status) = try #require(bench.refusal("one", "--out", bench.path + "/two"))
    #expect(status == .refused && status.rawValue == 3)
    #expect(!bench.isThere("two"))
    let zone = try #require(try KeptRun(in: bench.path + "/one").start.zones.first)
    let limit = String(format: "%.2f", try #require(zone.limit))
    for words in [
      "heat is never gone on with", "in 'anneal stage at 55", "recipe.yaml:6:5",
      "(its limit is \(limit) C)", "what ran with --state DIR is latched",
      "look at the foil, and run it anew, or a recipe for the rest",
    ] { #expect(text.contains(words), "\(words): \(text)") }
    // Told by the records themselves: a reading counts until the next one.
    var (last, spent, hottest) = (0.0, [0.0, 0, 0], 0.0)
    _ = try JournalReader(of: bench.path + "/one/journal").walk { record, now in
      guard let zone = ZoneRecord(record), zone.zone == 0, zone.sample.isFinite else { return }
      let time = (now - .zero).value
      hottest = max(hottest, zone.sample)
      for (index, bound) in [30.0, 40, 50].enumerated() where zone.sample >= bound {
        spent[index] += time - last
      }
      last = time
    }
    #expect(text.contains("at most \(String(format: "%.2f", hottest)) C warm"))
    #expect(spent[2] > 600)
    for (bound, seconds) in zip([30, 40, 50], spent) {
      let said = try Self.span(in: text, before: " above \(bound) C")
      #expect(abs(Double(said) - seconds) <= 1, "\(bound) C")
    }
    // A cycle that nobody began does not make it a coating.
    #expect(try #require(bench.refusal("one", "--from", "1")).status == .refused)
  }

  @Test("with the state folder, which zone is latched, why, and what ends it")
  func latch() throws {
    let bench = try CoatingBench()
    try bench.write(Self.anneal, to: "anneal.yaml")
    try bench.write(
      "- {target: estop, kind: press, when: {after: 60 s, state: armed}}\n", to: "press.yaml")
    let state = bench.path + "/state"
    #expect(
      bench.run("anneal.yaml", out: "one", "--state", state, "--faults", bench.path + "/press.yaml")
        == .tripped)
    try FileManager.default.removeItem(atPath: bench.path + "/one/meta.json")
    let (text, status) = try #require(bench.refusal("one", "--state", state))
    #expect(status == .refused)
    for words in [
      "zone 'stage' had tripped", "nothing goes on behind that", "C warm",
      "zone 'stage' is latched: ", "solidus acknowledge",
    ] { #expect(text.contains(words), "\(words): \(text)") }
  }

  @Test("a coating whose zone is latched meanwhile, before a folder is made for it")
  func latched() throws {
    let bench = try CoatingBench()
    let (state, two) = (bench.path + "/state", bench.path + "/two")
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 4)
    try bench.write(
      "- {target: estop, kind: press, when: {after: 10 s, state: armed}}\n", to: "press.yaml")
    let press = ["--state", state, "--faults", bench.path + "/press.yaml"]
    #expect(
      bench.run("short.yaml", out: "other", press[0], press[1], press[2], press[3]) == .tripped)
    let (text, status) = try #require(bench.refusal("one", "--state", state, "--out", two))
    #expect(status == .refused && text.contains("zone 'stage' is latched: it tripped"), "\(text)")
    #expect(text.contains("solidus acknowledge --state \(state) stage"))
    #expect(!bench.isThere("two"))
    #expect(bench.refusal("one", "--out", two) == nil)
  }

  @Test("a coating whose journal the disk has changed, until somebody names the cycle")
  func damaged() throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 4)
    let journal = try #require(FileHandle(forUpdatingAtPath: bench.path + "/one/journal"))
    let length = try journal.seekToEnd()
    try journal.seek(toOffset: length / 2)
    try journal.write(contentsOf: Data(repeating: 0, count: 32))
    try journal.close()
    let two = bench.path + "/two"
    let (text, status) = try #require(bench.refusal("one", "--out", two))
    #expect(status == .refused && text.contains("one/journal is damaged on the disk from byte"))
    #expect(text.contains("write --from with the cycle") && !bench.isThere("two"))
    #expect(bench.refusal("one", "--from", "3", "--out", two) == nil)
  }

  @Test("a coating that had tripped, though it was within its cycles")
  func tripped() throws {
    let bench = try CoatingBench()
    try bench.write(
      "- {target: estop, kind: press, when: {phase: dose, after: 60 s}}\n", to: "press.yaml")
    #expect(bench.run("five.yaml", out: "one", "--faults", bench.path + "/press.yaml") == .tripped)
    try FileManager.default.removeItem(atPath: bench.path + "/one/meta.json")
    #expect(try !bench.doses("one").isEmpty)
    let (text, status) = try #require(
      bench.refusal("one", "--from", "2", "--out", bench.path + "/two"))
    #expect(status == .refused && text.contains("nothing goes on behind that"))
  }

  @Test(
    "a recipe that makes another program now, or is for another metal",
    arguments: [("H2O: 0.1 s", "H2O: 0.2 s"), ("metal: Na", "metal: Li"), ("to: 40 C", "to: 41 C")])
  func another(old: String, new: String) throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 4)
    try bench.change("one/recipe.yaml", old, to: new)
    let (text, status) = try #require(bench.refusal("one", "--out", bench.path + "/two"))
    #expect(status == .refused && text.contains("is another program than the one that was cut off"))
    try bench.change("one/recipe.yaml", new, to: old)
    #expect(bench.refusal("one", "--out", bench.path + "/two") == nil)
  }

  @Test(
    "what came to an end goes on only if it had to be aborted because the disk took nothing more",
    arguments: [
      ("aborted", true, true), ("aborted", false, false), ("tripped", true, false),
      ("done", true, false), ("died", true, false), ("timed out", true, false),
    ])
  func lost(outcome: String, isLost: Bool, goesOn: Bool) throws {
    let bench = try CoatingBench()
    #expect(bench.run("five.yaml", out: "one") == .done)
    try bench.cut("one", behind: 4)
    let lost = isLost ? #", "lost": "cannot write one/journal: no space is left""# : ""
    try bench.write(#"{"outcome": "\#(outcome)"\#(lost)}"#, to: "one/meta.json")
    try FileManager.default.removeItem(atPath: bench.path + "/one/SHA256SUMS")
    let refusal = bench.refusal("one", "--from", "3", "--out", bench.path + "/two")
    #expect((refusal == nil) == goesOn, "\(refusal?.text ?? "")")
    if let refusal { #expect(refusal.status == .refused) }
    #expect(bench.isThere("two") == goesOn)
  }

  @Test("nothing that a recipe knows of its film is lost on the way")
  func growth() throws {
    let bench = try CoatingBench()
    let recipe = try Recipes.read(bench.path + "/five.yaml")
    let board = try BoardFolder.read("\(CoatingBench.root)/boards/bench")
    let whole = try RecipeRun.compile(recipe, board, [])
    #expect(whole.program.growth != nil)
    let second = DoseCycles(whole).cycles[1].instructions.lowerBound
    let rest = try Resume.shortened(whole, at: second).compiled.program
    #expect(rest.growth == whole.program.growth)
    #expect(rest.instructions.count < whole.program.instructions.count)
  }
}
