import Foundation
import Instrument
import Procedures
import Quantities
import Testing

@testable import Record
@testable import solidus

/// A folder with a run of a short recipe, made by the program as a user has it.
private final class Bench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init(hold: String = "30 s") throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let recipe =
      "solidus: recipe/1\nname: short\nmetal: Na\nsteps:\n"
      + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n"
      + "  - repeat: {times: 2, steps: [hold: \(hold)]}\n"
    try recipe.write(toFile: path + "/short.yaml", atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var words: [String] {
    [
      "run", path + "/short.yaml", "--board", "\(Self.root)/boards/bench", "--out", path + "/r",
      "--json", "--fast",
    ]
  }

  /// What another process prints, and how it ends.
  func start(_ words: [String], into output: String) throws -> Process {
    let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? me
    let process = Process()
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent()
      .appendingPathComponent("solidus")
    process.arguments = words
    let file = "\(path)/\(output)"
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: file)
    try process.run()
    return process
  }

  /// Until something is so; nothing here takes a minute.
  func wait(for isSo: () throws -> Bool) throws {
    for _ in 0..<6000 where try !isSo() { usleep(10_000) }
    #expect(try isSo())
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func objects(_ name: String) throws -> [[String: Any]] {
    try text(name).split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any])
    }
  }
}

@Suite("A run that is watched")
struct WatchTests {
  @Test("that is over says so, how it ended, and gives every record as JSON")
  func over() throws {
    let bench = try Bench()
    #expect(Solidus.run(bench.words) == .done)
    let watching = try bench.start(["watch", bench.path + "/r"], into: "watched")
    watching.waitUntilExit()
    #expect(watching.terminationStatus == 0)
    let said = try bench.text("watched")
    #expect(said.contains("it is not going on any more") && said.contains("exit status 0"))
    #expect(said.contains("stage ") && said.contains("margin"))
    #expect(!said.contains("\u{1B}"), "no colour where there is no terminal")
    let asked = try bench.start(["watch", "--json", bench.path + "/r"], into: "records")
    asked.waitUntilExit()
    let records = try bench.objects("records")
    var count = 0
    _ = try JournalReader(of: bench.path + "/r/journal").walk { _, _ in count += 1 }
    #expect(records.count == count + 1)
    #expect(records.last?["outcome"] as? String == "done")
    #expect(records.last?["exit_status"] as? Int == 0)
    let steps = records.filter { $0["record"] as? String == "instruction" }
    #expect(steps.compactMap { $0["path"] as? String } == ["", "1/2", "2/2"])
  }

  @Test("that goes on is followed to its end")
  func going() throws {
    let bench = try Bench(hold: "1 h")
    let run = try bench.start(bench.words, into: "run")
    try bench.wait { RunFolder.isOne(bench.path + "/r") }
    let watching = try bench.start(["watch", "--json", bench.path + "/r"], into: "records")
    run.waitUntilExit()
    watching.waitUntilExit()
    #expect(run.terminationStatus == 0 && watching.terminationStatus == 0)
    let records = try bench.objects("records")
    #expect(records.last?["record"] as? String == "end")
    var count = 0
    _ = try JournalReader(of: bench.path + "/r/journal").walk { _, _ in count += 1 }
    #expect(records.count == count + 1)
  }

  @Test("that was killed is called cut off, and has no exit status")
  func killed() throws {
    let bench = try Bench(hold: "300 h")
    let run = try bench.start(bench.words, into: "run")
    try bench.wait { RunFolder.isOne(bench.path + "/r") }
    let watching = try bench.start(["watch", bench.path + "/r"], into: "watched")
    try bench.wait { try bench.text("watched").contains("left") }
    kill(run.processIdentifier, SIGKILL)
    watching.waitUntilExit()
    #expect(watching.terminationStatus == 1)
    let said = try bench.text("watched")
    #expect(said.contains("watching   SIMULATED  short"))
    #expect(said.contains("cut off after") && !said.contains("exit status"))
  }

  @Test(
    "is one folder of a run",
    arguments: [["watch"], ["watch", "/nowhere"], ["watch", "a", "b"], ["watch", "/tmp"]])
  func refusals(words: [String]) {
    #expect(Solidus.run(words) == .usage)
  }

  @Test("cells go on for as many cycles as are left, each as long as the last")
  func cycles() {
    var pace = CyclePace(of: [.cell(.cycle), .hold(Seconds(9)), .cell(.cycle), .cell(.cycle)])
    #expect(pace.count == 3)
    pace.note(1, at: 10)
    #expect(pace.left(at: 50) == nil)
    pace.note(2, at: 110)
    #expect(pace.left(at: 110) == 200)
    #expect(pace.left(at: 150) == 160)
    #expect(pace.left(at: 300) == 100)
    // Nobody knows how often a method goes back.
    let back = CyclePace(of: [.cell(.cycle), .branch(condition: 0, to: 0)])
    #expect(back.count == 0 && back.left(at: 5) == nil)
  }

  @Test("a line is cut where the terminal ends, and what colours it is not")
  func cut() {
    #expect(Console.cut("abcdef", to: 80) == "abcdef")
    #expect(Console.cut("abcdef", to: 4) == "abc")
    #expect(Console.cut("ab\u{1B}[2mcdef\u{1B}[0m", to: 4) == "ab\u{1B}[2mc\u{1B}[0m")
  }

  @Test("a narrow terminal gets more lines, and loses nothing but what is longer than a line")
  func rows() {
    let words = ["0:10:00", "62 %", "", "\u{1B}[33mmargin 4.9 K\u{1B}[0m", "3/50 purge"]
    #expect(LiveText.rows(of: words, width: 80).count == 1)
    let rows = LiveText.rows(of: words, width: 22)
    #expect(rows == ["0:10:00  62 %", "  \u{1B}[33mmargin 4.9 K\u{1B}[0m", "  3/50 purge"])
    #expect(rows.allSatisfy { Console.length(of: $0) < 22 })
    #expect(LiveText.rows(of: ["a", "bcdefgh"], width: 7) == ["a", "  bcde"])
  }
}
