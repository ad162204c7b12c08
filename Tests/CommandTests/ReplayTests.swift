import Foundation
import Testing

@testable import solidus

/// A folder with a small recipe, faults and boards, for runs that are made again.
private final class Bench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(
      "solidus: recipe/1\nname: short\nmetal: Na\nparameters:\n  hot: {kind: temperature, value: 40 C, purpose: how hot}\nsteps:\n"
        + "  - heat: {zone: stage, to: hot, rate: 60 K/min}\n  - hold: 30 s\n", to: "short.yaml")
    try write(
      "- {target: estop, kind: press, when: {after: 3 s, state: armed}}\n", to: "press.yaml")
    try write(
      "solidus: method/1\nname: brief\nsample: 1 s\nrecord: { every: 2 s }\nsteps:\n"
        + "  - current: { at: 100 uA, for: 60 s }\n", to: "brief.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func run(_ words: String...) -> solidus.ExitStatus {
    Solidus.run(["run"] + words.map { $0.replacingOccurrences(of: "%", with: path) } + ["--json"])
  }

  var board: String { "\(Self.root)/boards/bench" }
}

@Suite("A run that is made again")
struct ReplayTests {
  @Test("comes out the same from its folder alone, board, values and faults included")
  func recipe() throws {
    let bench = try Bench()
    try FileManager.default.copyItem(atPath: bench.board, toPath: bench.path + "/board")
    let status = bench.run(
      "%/short.yaml", "--board", "%/board", "--with", "hot=45C", "--seed", "7", "--faults",
      "%/press.yaml", "--out", "%/one")
    #expect(status == .tripped)
    for name in ["board", "short.yaml", "press.yaml"] {
      try FileManager.default.removeItem(atPath: "\(bench.path)/\(name)")
    }
    #expect(bench.run("--replay", "%/one", "--out", "%/two") == .done)
    for name in ["events.jsonl", "channels.csv", "recipe.yaml", "world.yaml"] {
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(bench.path)/one/\(name)", andPath: "\(bench.path)/two/\(name)"), "\(name)")
    }
    #expect(bench.run("--replay", "%/two") == .done)
  }

  @Test("keeps what its board extends, and the films on electrodes")
  func extended() throws {
    let bench = try Bench()
    #expect(bench.run("%/short.yaml", "--board", "%/../nowhere") == .usage)
    try FileManager.default.copyItem(
      atPath: "\(Bench.root)/boards", toPath: bench.path + "/boards")
    let meta = #"{"films": [{"material": "LiAlOx", "thickness_nm": 20.0, "converted": 0.0}]}"#
    try FileManager.default.createDirectory(
      atPath: bench.path + "/coated", withIntermediateDirectories: true)
    try bench.write(meta, to: "coated/meta.json")
    let shipped = try String(
      contentsOfFile: "\(Bench.root)/Sources/Library/Cells/shipped/li-li-lialox.yaml",
      encoding: .utf8)
    let coated = shipped.replacingOccurrences(
      of: "{ film: { material: LiAlOx, thickness: 20 nm } }",
      with: "{ run: \(bench.path)/coated }")
    #expect(coated != shipped)
    try bench.write(coated, to: "coated.yaml")
    let status = bench.run(
      "%/brief.yaml", "--board", "%/boards/bench-hybrid", "--cell", "cell1=%/coated.yaml", "--out",
      "%/one")
    #expect(status == .done)
    for name in ["boards", "coated", "coated.yaml", "brief.yaml"] {
      try FileManager.default.removeItem(atPath: "\(bench.path)/\(name)")
    }
    #expect(bench.run("--replay", "%/one") == .done)
  }

  @Test("says which record is another")
  func other() throws {
    let bench = try Bench()
    #expect(bench.run("%/short.yaml", "--board", bench.board, "--out", "%/one") == .done)
    let start = try bench.text("one/start.json")
    try bench.write(
      start.replacingOccurrences(of: #""with": []"#, with: #""with": ["hot=41C"]"#),
      to: "one/start.json")
    #expect(bench.run("--replay", "%/one") == .findings)
  }

  @Test("that was cut off comes out the same as far as it went")
  func cutOff() throws {
    let bench = try Bench()
    #expect(bench.run("%/short.yaml", "--board", bench.board, "--out", "%/one") == .done)
    try FileManager.default.removeItem(atPath: bench.path + "/one/meta.json")
    let handle = FileHandle(forUpdatingAtPath: bench.path + "/one/journal")
    let journal = try #require(handle)
    try journal.truncate(atOffset: try journal.seekToEnd() / 2)
    try journal.close()
    #expect(bench.run("--replay", "%/one") == .done)
  }

  @Test("takes nothing else, and a folder that is one")
  func refusals() throws {
    let bench = try Bench()
    #expect(bench.run("%/short.yaml", "--board", bench.board, "--out", "%/one") == .done)
    #expect(bench.run("--replay", "%/one", "--seed", "2") == .usage)
    #expect(bench.run("first-heat", "--replay", "%/one") == .usage)
    #expect(bench.run("--replay", "%/none") == .usage)
    try FileManager.default.removeItem(atPath: bench.path + "/one/sources.json")
    #expect(bench.run("--replay", "%/one") == .usage)
  }

  @Test("that was asked to end by a signal ends at the same step")
  func interrupted() throws {
    let bench = try Bench()
    try bench.write(
      "solidus: recipe/1\nname: long\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n  - hold: 20 h\n", to: "long.yaml")
    let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? me
    let process = Process()
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent()
      .appendingPathComponent("solidus")
    process.arguments = [
      "run", "\(bench.path)/long.yaml", "--board", bench.board, "--out", "\(bench.path)/one",
      "--json", "--fast",
    ]
    process.standardOutput = Pipe()
    // Threads of a test may not take signals, and a process begins with the mask of its maker.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGINT)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    try process.run()
    let journal = "\(bench.path)/one/journal"
    while process.isRunning {
      var found = stat()
      if unsafe stat(journal, &found) == 0, found.st_size > 500_000 { break }
      usleep(2000)
    }
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == solidus.ExitStatus.aborted.rawValue)
    #expect(try bench.text("one/meta.json").contains("asked_to_end_at_step"))
    #expect(bench.run("--replay", "%/one") == .done)
  }
}
