import Foundation
import Quantities
import Testing

@testable import Record
@testable import solidus

private let isThreadSanitized = unsafe dlsym(nil, "__tsan_init") != nil

/// A short run of a cell, and the program as a process, whose words can be read.
private final class Bench {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try
      "solidus: method/1\nname: brief\nsample: 1 s\nrecord: { every: 2 s }\nsteps:\n  - current: { at: 100 uA, for: 600 s }\n"
      .write(toFile: path + "/brief.yaml", atomically: false, encoding: .utf8)
    let words = ["run", path + "/brief.yaml", "--cell", "cell2=li-li", "--fast", "--json"]
    let places = ["--board", "\(Self.root)/boards/bench", "--out", path + "/r"]
    #expect(Solidus.run(words + places) == .done)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func damage(at share: Double) throws {
    var bytes = try WholeFile.read(path + "/r/journal")
    bytes[Int(Double(bytes.count) * share)] ^= 0x10
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/r/journal"))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/r/\(name)")
  }

  static var board: String { "\(root)/boards/bench" }

  /// What is said on both outputs, and how it ends.
  ///
  /// - Parameter room: how far a file may grow, in blocks of 512 bytes; nil for as far as it wants.
  func said(
    _ words: [String], room: Int? = nil
  ) throws -> (out: String, error: String, status: Int32) {
    let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? me
    let process = Process()
    process.executableURL = URL(fileURLWithPath: bundle).deletingLastPathComponent()
      .appendingPathComponent("solidus")
    process.arguments = words.map { $0.replacingOccurrences(of: "%", with: path) }
    if let room, let program = process.executableURL?.path {
      // Without the signal a file that is too long is an error, as a full disk is. The record of
      // what was covered would be cut too, and a cut one spoils all others: it goes nowhere.
      let limited = "trap '' XFSZ; ulimit -f \(room); LLVM_PROFILE_FILE=/dev/null exec \"$@\""
      process.arguments = ["-c", limited, "sh", program] + (process.arguments ?? [])
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
    }
    var files: [String] = []
    for name in ["out", "error"] {
      files.append("\(path)/\(name)")
      _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    try process.run()
    process.waitUntilExit()
    return (
      try String(contentsOfFile: files[0], encoding: .utf8),
      try String(contentsOfFile: files[1], encoding: .utf8), process.terminationStatus
    )
  }
}

@Suite("Commands about a folder that is not whole")
struct DamagedFolderTests {
  private static let commands = [
    ["analyse", "cell", "%/r"], ["runs", "export", "%/r", "--format", "csv", "--out", "%/t.csv"],
    ["runs", "report", "%/r"], ["watch", "%/r"], ["watch", "%/r", "--json"],
    ["analyse", "cell", "%/r", "--json"],
  ]

  @Test("say what is wrong with its journal, all in the same words", arguments: commands)
  func journal(words: [String]) throws {
    let bench = try Bench()
    #expect(try bench.said(words).error == "")
    try? FileManager.default.removeItem(atPath: bench.path + "/t.csv")
    try bench.damage(at: 0.3)
    try bench.damage(at: 0.6)
    let kept = try KeptRun(in: bench.path + "/r").troubles
    #expect(kept.count == 2 && kept.allSatisfy { $0.what.hasPrefix("damaged on the disk") })
    let (out, error, status) = try bench.said(words)
    #expect(status == 0)
    #expect(error == kept.map { $0.text(in: bench.path + "/r") + "\n" }.joined())
    if words.contains("--json") {
      for trouble in kept { #expect(out.contains(trouble.what)) }
    }
  }

  @Test("of a journal that was emptied have nothing to tell, and say so")
  func emptied() throws {
    let bench = try Bench()
    try Data().write(to: URL(fileURLWithPath: bench.path + "/r/journal"))
    for words in Self.commands where words[0] != "watch" {
      let (out, error, status) = try bench.said(words)
      #expect(status == 2 && error.contains("r/journal: it is empty: nothing is left"), "\(error)")
      #expect(!out.contains("nothing flowed"))
    }
    let page = try String(contentsOfFile: bench.path + "/r/report.html", encoding: .utf8)
    #expect(page.contains("journal: it is empty: nothing is left"))
    #expect(try bench.said(["watch", "%/r"]).error.contains("r/journal: it is empty"))
  }

  @Test(
    "name the document that is gone, its folder, and what to do",
    arguments: ["cell2.cell.yaml", "method.yaml", "board.yaml", "sources.json"])
  func document(name: String) throws {
    let bench = try Bench()
    try bench.remove(name)
    for option in ["--replay", "--resume"] {
      if option == "--resume" { try bench.remove("meta.json") }
      let (_, error, status) = try bench.said(["run", option, "%/r", "--out", "%/again"])
      #expect(status == (option == "--replay" ? 2 : 3))
      #expect(error.contains("\(bench.path)/r/\(name): it is not there"), "\(error)")
      #expect(error.contains("bring it back from a copy of the folder"))
    }
  }

  @Test("a run whose end cannot be read does not go on as if it had been cut off")
  func unreadable() throws {
    let bench = try Bench()
    try Data().write(to: URL(fileURLWithPath: bench.path + "/r/meta.json"))
    let resumed = try bench.said(["run", "--resume", "%/r", "--out", "%/again"])
    #expect(resumed.status == 3 && resumed.error.contains("r/meta.json cannot be read"))
    let watched = try bench.said(["watch", "%/r"])
    #expect(watched.status == 1 && watched.out.contains("ended      somehow"))
    #expect(!watched.out.contains("the program that ran it is gone"))
  }

  @Test("a list shows the run, and says what is wrong with it on the other output")
  func listed() throws {
    let bench = try Bench()
    try Data().write(to: URL(fileURLWithPath: bench.path + "/r/start.json"))
    let (out, error, status) = try bench.said(["runs", "list", "--in", "%"])
    #expect(status == 0 && out.contains("1 run\n"))
    #expect(error.hasPrefix("\(bench.path)/r/start.json: it is empty"))
    let json = try bench.said(["runs", "list", "--in", "%", "--json"])
    #expect(json.out.contains("start.json") && json.out.contains("it is empty"))
  }

  @Test(
    "a note or a tag that says nothing, or steers a terminal, is not written",
    arguments: ["", "  ", "a\u{1B}[31m", "a\nb"])
  func notes(text: String) throws {
    let bench = try Bench()
    for command in ["note", "tag"] {
      let (_, error, status) = try bench.said(["runs", command, "%/r", text])
      #expect(status == 2 && !error.contains("\u{1B}"), "\(error)")
    }
    #expect(try bench.said(["runs", "note", "%/r", "fine", "--by", " "]).status == 2)
    #expect(!FileManager.default.fileExists(atPath: bench.path + "/r/remarks.jsonl"))
  }

  @Test(
    "a run that its disk does not take ends for that reason, and one that it never took leaves nothing",
    // The thread sanitizer keeps its own memory in files, which are then too long as well.
    .disabled(if: isThreadSanitized, "under the thread sanitizer"),
    arguments: [(200, true), (20, false)])
  func full(room: Int, begins: Bool) throws {
    let bench = try Bench()
    let long =
      "solidus: method/1\nname: long\nsample: 1 s\nrecord: { every: 1 s }\n"
      + "steps:\n  - rest: { for: 9 h }\n"
    try long.write(toFile: bench.path + "/long.yaml", atomically: false, encoding: .utf8)
    let words = ["run", "%/long.yaml", "--cell", "cell2=li-li", "--board", Bench.board]
    let (out, error, status) = try bench.said(
      words + ["--fast", "--json", "--out", "%/full"], room: room)
    let file = begins ? "journal" : "board.yaml"
    #expect(error.contains("cannot write \(bench.path)/full/\(file):"), "\(error)")
    #expect(out.contains("could not be kept: cannot write") == begins, "\(out)")
    #expect(status == (begins ? 6 : 2))
    #expect(FileManager.default.fileExists(atPath: bench.path + "/full") == begins)
    guard begins else { return }
    // It tells how it ended all the same, and goes on once there is room again.
    let full = try KeptRun(in: bench.path + "/full")
    #expect(full.end.word == "record lost" && full.end.loss?.contains("journal") == true)
    let watched = try bench.said(["watch", "%/full"])
    #expect(watched.status == 6 && watched.out.contains("could not be kept"), "\(watched.out)")
    #expect(watched.error.contains("What came after that could not be kept"), "\(watched.error)")
    #expect(try bench.said(["run", "--replay", "%/full"]).status == 0)
    let resumed = try bench.said(["run", "--resume", "%/full", "--out", "%/on", "--fast"])
    #expect(resumed.status == 0, "\(resumed.error)")
  }

  @Test("every file has its sum, as sha256sum reads it; one that was changed is named")
  func sums() throws {
    let bench = try Bench()
    #expect(try KeptRun(in: bench.path + "/r").troubles.isEmpty)
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    check.arguments = ["--check", "--strict", "--quiet", "SHA256SUMS"]
    check.currentDirectoryURL = URL(fileURLWithPath: bench.path + "/r")
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
    for name in ["meta.json", "cell2.cell.yaml"] {
      let path = "\(bench.path)/r/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try (text + "\n").write(toFile: path, atomically: false, encoding: .utf8)
      let (_, error, status) = try bench.said(["analyse", "cell", "%/r"])
      #expect(status == 0 && error.contains("r/\(name): it was changed since it was kept"))
    }
    #expect(try bench.said(["runs", "report", "%/r"]).status == 0)
    let page = try String(contentsOfFile: bench.path + "/r/report.html", encoding: .utf8)
    #expect(page.contains("it was changed; it was"))
  }

  @Test("a replay ends where the run was cut off, and is the same up to there")
  func cutOff() throws {
    let bench = try Bench()
    try bench.remove("meta.json")
    let journal = try #require(FileHandle(forUpdatingAtPath: bench.path + "/r/journal"))
    try journal.truncate(atOffset: try journal.seekToEnd() / 2)
    try journal.close()
    let last = try KeptRun(in: bench.path + "/r").look.last
    let (out, _, status) = try bench.said(["run", "--replay", "%/r", "--out", "%/again"])
    #expect(status == 0)
    #expect(out.contains("r was cut off there, and this repeats it"), "\(out)")
    #expect(out.contains("as far as the run went that was cut off"))
    let again = try KeptRun(in: bench.path + "/again")
    #expect(again.look.last >= last && again.look.last < last + Seconds(30))
    #expect(try bench.said(["run", "--replay", "%/again"]).status == 0)
  }
}
