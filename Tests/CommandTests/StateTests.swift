import Foundation
import Rig
import Testing

@testable import solidus

/// A state folder, and what runs use with it; it goes away with its owner.
private final class Bench {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(
      "solidus: recipe/1\nname: short\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n", to: "short.yaml")
    try write(
      "solidus: recipe/1\nname: long\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n  - hold: 20 h\n", to: "long.yaml")
    try write(
      "- {target: estop, kind: press, when: {after: 3 s, state: armed}}\n", to: "press.yaml")
    try write("- {target: 'i2c.1:0x61', kind: dead, when: {after: 4 s}}\n", to: "dead.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  var state: String { "\(path)/state" }
  private var place: [String] { ["--board", "\(Self.root)/boards/bench", "--state", state] }

  func words(_ command: String, _ more: [String] = []) -> [String] {
    let recipe = command == "run" ? ["\(path)/short.yaml", "--fast"] : []
    return [command] + recipe + place + more
  }

  /// Runs a command as a process of its own, which is what a shell would see.
  func process(_ words: [String]) throws -> (Process, Pipe) {
    let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    // Tests run in a helper of the toolchain or in their own bundle: the latter is named to them.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? me
    let process = Process()
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent()
      .appendingPathComponent("solidus")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    return (process, pipe)
  }

  func said(_ words: [String]) throws -> (status: Int32, text: String) {
    let (process, pipe) = try process(words)
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  var isClean: Bool { FileManager.default.fileExists(atPath: "\(state)/bench.stage.clean") }
}

@Suite("A state folder, from command to command")
struct StateTests {
  @Test("a run that tripped is refused until it is acknowledged, which arms nothing")
  func tripped() throws {
    let bench = try Bench()
    let first = try bench.said(bench.words("run", ["--faults", "\(bench.path)/press.yaml"]))
    #expect(first.status == 4)
    #expect(first.text.contains("latched      find the cause, then 'solidus acknowledge"))
    let out = bench.path + "/kept"
    let again = try bench.said(bench.words("run", ["--out", out]))
    #expect(again.status == 3)
    #expect(!FileManager.default.fileExists(atPath: out), "a run that never was leaves nothing")
    #expect(again.text.contains("zone 'stage' is latched: it tripped 47."))
    #expect(again.text.contains("s into its run: measured, interlock 'emergency_stop' opened"))
    #expect(again.text.contains("'solidus acknowledge --state \(bench.state) stage'"))
    let status = try bench.said(["status", "--state", bench.state])
    #expect(status.status == 0)
    #expect(status.text.hasPrefix("bench.stage  latched: it tripped 47."))
    let early = try bench.said(
      bench.words("acknowledge", ["--faults", "\(bench.path)/dead.yaml"]))
    #expect(early.status == 3)
    #expect(early.text.contains("is still there: no trusted reading since"))
    #expect(!bench.isClean)
    #expect(try bench.said(bench.words("acknowledge", ["stage"])).status == 0)
    #expect(bench.isClean)
    #expect(try bench.said(bench.words("run", ["--out", out])).status == 0)
    #expect(FileManager.default.fileExists(atPath: out + "/meta.json"))
    #expect(bench.isClean)
  }

  @Test("a run that is killed leaves its zone latched", .timeLimit(.minutes(2)))
  func killed() throws {
    let bench = try Bench()
    // Once in order, so that the token is there to be taken away.
    #expect(try bench.said(bench.words("run")).status == 0)
    #expect(bench.isClean)
    var words = bench.words("run")
    words[1] = "\(bench.path)/long.yaml"
    let (process, pipe) = try bench.process(words)
    while bench.isClean, process.isRunning { usleep(500) }
    let busy = try bench.said(["status", "--state", bench.state, "--json"])
    #expect(busy.text.contains("\"in_use\": true"))
    #expect(try bench.said(bench.words("acknowledge")).status == 3)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGKILL)
    _ = pipe
    let left = try bench.said(["status", "--state", bench.state, "--json"])
    #expect(left.text.contains("\"in_use\": false"))
    #expect(left.text.contains("\"latched\": true"))
    #expect(left.text.contains("\"metal\": \"Na\""))
    #expect(left.text.contains("died while the zone was energised"))
    #expect(try bench.said(bench.words("run")).status == 3)
    #expect(try bench.said(bench.words("acknowledge")).status == 0)
    #expect(try bench.said(bench.words("run")).status == 0)
  }

  @Test("a token that is torn or gone is no token; a zone that was never here is clean")
  func torn() throws {
    let bench = try Bench()
    #expect(Solidus.run(bench.words("run", ["--json"])) == .done)
    try bench.write("solidus clean/1\nboard: bench\n", to: "state/bench.stage.clean")
    #expect(Solidus.run(bench.words("run")) == .refused)
    try FileManager.default.removeItem(atPath: "\(bench.state)/bench.stage.clean")
    #expect(Solidus.run(bench.words("run")) == .refused)
    #expect(Solidus.run(bench.words("acknowledge", ["--json"])) == .done)
    // A record that is lost leaves it open what lies there.
    try bench.write("", to: "state/bench.stage.clean")
    try bench.write("", to: "state/bench.stage.latch")
    #expect(Solidus.run(bench.words("run")) == .refused)
    #expect(Solidus.run(bench.words("acknowledge")) == .usage)
    #expect(Solidus.run(bench.words("acknowledge", ["--metal", "Na"])) == .done)
    #expect(bench.isClean)
    // Without token and record it is still no zone that was never here.
    try FileManager.default.removeItem(atPath: "\(bench.state)/bench.stage.clean")
    try FileManager.default.removeItem(atPath: "\(bench.state)/bench.stage.latch")
    #expect(Solidus.run(bench.words("run")) == .refused)
    #expect(Solidus.run(bench.words("acknowledge", ["--metal", "Na"])) == .done)
  }

  @Test("nothing that is simulated has the folder of a real rig, and its latch stays")
  func real() throws {
    let bench = try Bench()
    #expect(Solidus.run(bench.words("run", ["--json"])) == .done)
    try bench.write("real\n", to: "state/rig")
    try FileManager.default.removeItem(atPath: "\(bench.state)/bench.stage.clean")
    #expect(Solidus.run(bench.words("run")) == .refused)
    #expect(Solidus.run(bench.words("acknowledge", ["--metal", "Na"])) == .refused)
    #expect(!bench.isClean)
    let survey = try LatchSurvey(bench.state)
    let text = StatusReport(survey, in: bench.state).text
    #expect(text.contains("'solidus acknowledge --live --state \(bench.state) stage'"))
  }

  @Test("what cannot be meant is said")
  func usage() throws {
    let bench = try Bench()
    #expect(Solidus.run(["acknowledge"]) == .usage)
    #expect(Solidus.run(["status"]) == .usage)
    #expect(Solidus.run(["status", "--state", bench.state]) == .usage)
    #expect(Solidus.run(bench.words("acknowledge")) == .usage)
    #expect(Solidus.run(["status", "--state", bench.path]) == .done)
    #expect(Solidus.run(bench.words("run", ["--json"])) == .done)
    #expect(Solidus.run(bench.words("acknowledge", ["stag"])) == .usage)
    #expect(Solidus.run(bench.words("acknowledge", ["stage", "stage"])) == .usage)
    #expect(Solidus.run(bench.words("acknowledge", ["--metal", "Li"])) == .usage)
    #expect(Solidus.run(bench.words("acknowledge", ["--metal", "Pb"])) == .usage)
    #expect(Solidus.run(bench.words("acknowledge", ["--seed", "x"])) == .usage)
    #expect(Solidus.run(bench.words("acknowledge", ["stage"])) == .done)
    #expect(Solidus.run(["run", "first-heat", "--state", "\(bench.path)/short.yaml"]) == .refused)
  }
}
