import Documents
import Foundation
import LinuxHAL
import Testing

@testable import solidus

/// A folder with a recipe, and runs of it that somebody may step into.
private final class Bench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/c-\(UUID().uuidString.prefix(13))"
  var socket: String { "\(path)/s" }

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(
      "solidus: recipe/1\nname: long\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n  - hold: 20 h\n", to: "long.yaml")
    try write(
      "solidus: method/1\nname: brief\nsample: 1 s\nrecord: { every: 2 s }\nsteps:\n"
        + "  - current: { at: 100 uA, for: 20 h }\n", to: "brief.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Begins with a run, and returns once it answers.
  func begin(_ words: [String]) throws -> RunningRun {
    let run = RunningRun(["run"] + words + ["--socket", socket, "--json"])
    for _ in 0..<600 {
      if ask("status").status == .done { return run }
      if run.isOver { break }
      usleep(20_000)
    }
    Issue.record("it never answers")
    return run
  }

  func ask(_ word: String) -> (status: solidus.ExitStatus, node: String) {
    do throws(solidus.Refusal) {
      let arguments: Arguments
      do throws(Arguments.Wrong) {
        arguments = try Arguments(["--socket", socket], for: [Command.socket, Command.state])
      } catch { return (.usage, error.what) }
      let answer = try ControlAnswer.ask(word, arguments)
      return (answer.status, answer.json)
    } catch { return (error.status, error.message) }
  }

  /// What is answered to some bytes, whatever they are.
  func say(_ bytes: [UInt8]) throws -> String? {
    let call = try ControlCall(socket)
    try call.say(bytes)
    return call.answer()
  }
}

/// A run in a thread of its own.
private final class RunningRun: @unchecked Sendable {
  private let lock = NSLock()
  private var status: solidus.ExitStatus?

  init(_ words: [String]) {
    Thread.detachNewThread { [self] in
      let status = Solidus.run(words)
      lock.withLock { self.status = status }
    }
  }

  var isOver: Bool { lock.withLock { status != nil } }

  func end() -> solidus.ExitStatus? {
    for _ in 0..<3000 where !isOver { usleep(20_000) }
    return lock.withLock { status }
  }
}

@Suite("A run that listens", .serialized)
struct SocketTests {
  @Test("pauses, resumes, skips and stops, keeps who asked, and is repeated to the last bit")
  func recipe() throws {
    let bench = try Bench()
    let run = try bench.begin(
      ["\(bench.path)/long.yaml", "--pace", "50", "--out", "\(bench.path)/one"])
    #expect(bench.ask("status").node.contains(#""state": "running""#))
    #expect(bench.ask("resume").status == .refused)
    #expect(bench.ask("pause").node.contains(#""state": "paused""#))
    #expect(bench.ask("skip").node.contains("resume first"))
    #expect(bench.ask("resume").status == .done)
    #expect(bench.ask("skip").status == .done)
    #expect(bench.ask("stop").status == .done)
    #expect(run.end() == .aborted)
    #expect(!FileManager.default.fileExists(atPath: bench.socket))
    #expect(bench.ask("status").status == .usage)
    let events = try bench.text("one/events.jsonl")
    #expect(events.contains(#""what": "skip", "user": \#(geteuid()), "done": true"#))
    #expect(events.contains(#""what": "resume", "user": \#(geteuid()), "done": false"#))
    #expect(try bench.text("one/report.html").contains("asked by user"))
    let again = Solidus.run(
      ["run", "--replay", "\(bench.path)/one", "--out", "\(bench.path)/two", "--json"])
    #expect(again == .done)
    #expect(try bench.text("two/events.jsonl") == events)
  }

  @Test("is part of what is said of its state folder, for people and for programs")
  func folder() throws {
    let bench = try Bench()
    let state = "\(bench.path)/state"
    let words = ["run", "\(bench.path)/long.yaml", "--pace", "50", "--state", state, "--json"]
    let run = RunningRun(words)
    let arguments = try Arguments(["--state", state], for: [Command.socket, Command.state])
    var report: StatusReport?
    for _ in 0..<600 where report == nil && !run.isOver {
      usleep(20_000)
      guard let answer = try ControlAnswer.ofRun(arguments) else { continue }
      let survey = try StateOption.survey(arguments, for: "status")
      report = StatusReport(survey.survey, in: survey.path, answer)
    }
    let said = try #require(report)
    #expect(said.text.contains("SIMULATED  long"))
    let line = said.json.line
    #expect(line.contains(#""in_use": true"#))
    #expect(line.contains(#""run": {"title": "long", "simulated": true, "state": "running""#))
    #expect(line.contains(#""cells": []"#))
    #expect(try ControlAnswer.ask("stop", arguments).status == .done)
    #expect(run.end() == .aborted)
  }

  @Test("of cells is not interrupted, but stopped")
  func cells() throws {
    let bench = try Bench()
    let run = try bench.begin(
      [
        "\(bench.path)/brief.yaml", "--cell", "cell1=li-li", "--board",
        "\(Bench.root)/boards/bench",
        "--pace", "200", "--out", "\(bench.path)/one",
      ])
    #expect(bench.ask("status").node.contains(#""cell": "cell1", "over": false"#))
    #expect(bench.ask("pause").node.contains("another one"))
    #expect(bench.ask("stop").status == .done)
    #expect(run.end() != nil)
    #expect(Solidus.run(["run", "--replay", "\(bench.path)/one", "--json"]) == .done)
  }

  @Test("answers what is no request with a sentence, and goes on")
  func rubbish() throws {
    let bench = try Bench()
    let run = try bench.begin(["\(bench.path)/long.yaml", "--pace", "50"])
    let lines = [
      "status\n", "control/2 status\n", "control/1\n", "control/1 \n", "control/1 explode\n",
      "control/1 status now\n", "\n", "{}\n", String(repeating: "y", count: 5000) + "\n",
    ]
    for line in lines {
      #expect(try bench.say(Array(line.utf8))?.contains("write one line") == true)
    }
    #expect(try bench.say([0xFF, 0xFE, 0x00, 0x0A])?.contains("write one line") == true)
    #expect(try bench.say(Array("control/1 status\r\n".utf8))?.contains("running") == true)
    #expect(bench.ask("stop").status == .done)
    #expect(run.end() == .aborted)
  }

  @Test("is one at its place, and says what is wrong with a pace")
  func places() throws {
    let bench = try Bench()
    let run = try bench.begin(["\(bench.path)/long.yaml", "--pace", "50"])
    let words = ["run", "\(bench.path)/long.yaml", "--socket", bench.socket, "--json"]
    #expect(Solidus.run(words) == .refused)
    #expect(bench.ask("stop").status == .done)
    #expect(run.end() == .aborted)
    for pace in ["0", "-1", "fast", "nan", "1e9", ""] {
      #expect(Solidus.run(["run", "\(bench.path)/long.yaml", "--pace", pace]) == .usage)
    }
    for command in ["pause", "resume", "skip", "stop", "status"] {
      #expect(Solidus.run([command, "--socket", bench.socket]) == .usage)
    }
  }

  @Test("a guardian is for a real line only")
  func guardian() {
    #expect(Solidus.run(["guardian"]) == .usage)
    #expect(Solidus.run(["guardian", "--live", "--board", "no-such-board"]) == .usage)
  }
}
