import Documents
import Foundation
import LinuxHAL
import Testing

@testable import solidus

/// A folder, a socket, and a run in a thread of its own that listens there.
private final class Bench: @unchecked Sendable {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/j-\(UUID().uuidString.prefix(13))"
  var socket: String { "\(path)/s" }
  private let lock = NSLock()
  private var status: solidus.ExitStatus?

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, hours) in [("long", "3 h"), ("brief", "4 s"), ("hour", "10 min")] {
      try write(
        "solidus: method/1\nname: \(name)\nsample: 1 s\nrecord: { every: 2 s }\nsteps:\n"
          + "  - current: { at: 100 uA, for: \(hours) }\n", to: "\(name).yaml")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Whether this process has a file open.
  func holds(_ name: String) -> Bool {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return open.contains { number in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/\(number)")
      return target == "\(path)/\(name)"
    }
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Begins with cell1, and returns once the run answers.
  func begin(_ method: String, pace: String, besides more: [String] = []) {
    let words =
      run(method, "cell1=dummy-1k", "one") + ["--pace", pace, "--socket", socket, "--json"]
      + more
    Thread.detachNewThread { [self] in
      let status = Solidus.run(words)
      lock.withLock { self.status = status }
    }
    for _ in 0..<600 {
      if ask("status").status == .done { return }
      usleep(20_000)
    }
    Issue.record("it never answers")
  }

  func run(_ method: String, _ cell: String, _ out: String) -> [String] {
    [
      "run", "\(path)/\(method).yaml", "--cell", cell, "--board", "\(Self.root)/boards/bench",
      "--out", "\(path)/\(out)",
    ]
  }

  func join(_ method: String, _ cell: String, _ out: String) -> solidus.ExitStatus {
    Solidus.run(run(method, cell, out) + ["--socket", socket, "--json"])
  }

  var isOver: Bool { lock.withLock { status != nil } }

  func end() -> solidus.ExitStatus? {
    for _ in 0..<3000 where !isOver { usleep(20_000) }
    return lock.withLock { status }
  }

  func ask(_ word: String) -> (status: solidus.ExitStatus, json: String, text: String) {
    do {
      let arguments = try Arguments(["--socket", socket], for: [Command.socket, Command.state])
      let answer = try ControlAnswer.ask(word, arguments)
      return (answer.status, answer.json, answer.text)
    } catch { return (.usage, "\(error)", "") }
  }

  func waitFor(_ file: String) -> Bool {
    for _ in 0..<1500 where !has(file) { usleep(20_000) }
    return has(file)
  }
}

@Suite("Work that is handed to a run which goes on", .serialized)
struct JoinTests {
  @Test("runs beside it in a folder of its own, is listed, and ends by itself")
  func joins() throws {
    let bench = try Bench()
    bench.begin("hour", pace: "60")
    #expect(bench.join("brief", "cell3=dummy-1k", "three") == .done)
    let status = bench.ask("status")
    #expect(status.json.contains(#""cell": "cell3""#))
    #expect(status.json.contains(#""folder": "\#(bench.path)/three""#))
    #expect(status.json.contains(#""folder": "\#(bench.path)/one""#))
    #expect(status.text.contains("brief on cell3"))
    #expect(bench.waitFor("three/report.html"))
    #expect(!bench.isOver)
    // What ended is let go of, however long the others go on.
    for _ in 0..<200 where bench.holds("three/journal") { usleep(10_000) }
    #expect(!bench.holds("three/journal") && bench.holds("one/journal"))
    let meta = try bench.text("three/meta.json")
    #expect(meta.contains(#""outcome": "done""#) && meta.contains(#""exit_status": 0"#))
    #expect(meta.contains("hour on cell1"))
    #expect(try bench.text("three/start.json").contains(#""joined": true"#))
    #expect(bench.has("three/cell3.bdf.csv") && !bench.has("three/cell1.bdf.csv"))
    #expect(Solidus.run(["runs", "report", "\(bench.path)/three"]) == .done)
    // The channel is free again.
    #expect(bench.join("brief", "cell3=li-li", "again") == .done)
    #expect(bench.end() == .done)
    #expect(bench.has("again/report.html"))
    #expect(!bench.has("s.jobs"))
    // Nobody can see in the first that there was a second.
    #expect(Solidus.run(bench.run("hour", "cell1=dummy-1k", "lone") + ["--json"]) == .done)
    #expect(try bench.text("one/cell1.bdf.csv") == bench.text("lone/cell1.bdf.csv"))
    #expect(try bench.text("one/meta.json").contains(#""joined_by": 2"#))
    for folder in ["one", "three"] {
      #expect(Solidus.run(["run", "--replay", "\(bench.path)/\(folder)"]) == .usage)
    }
  }

  @Test("is stopped by itself; a channel that is taken is refused, and so is what is wrong")
  func stops() throws {
    let bench = try Bench()
    bench.begin("long", pace: "30")
    #expect(bench.join("long", "cell3=dummy-1k", "three") == .done)
    #expect(bench.join("long", "cell3=dummy-1k", "other") == .refused)
    #expect(bench.join("long", "cell1=dummy-1k", "other") == .refused)
    // A recipe is no guest, and a folder that is not there is nobody's.
    #expect(
      Solidus.run(["run", "first-heat", "--fast", "--socket", bench.socket, "--quiet"]) == .refused)
    #expect(
      Solidus.run(
        bench.run("brief", "cell4=dummy-1k", "other") + ["--state", "\(bench.path)/none"]) == .usage
    )
    // Another board and another day are of another rig.
    for words in [["--date", "2026-01-01"], ["--board", "minimal"]] {
      let method = ["run", "\(bench.path)/brief.yaml", "--cell", "cell4=dummy-1k"]
      let place = ["--out", "\(bench.path)/other", "--socket", bench.socket]
      #expect(Solidus.run(method + place + words) == .usage, "\(words)")
    }
    #expect(!bench.has("other"))
    #expect(bench.join("long", "cell9=dummy-1k", "other") == .usage)
    #expect(bench.join("long", "cell4=no-such-cell", "other") == .usage)
    #expect(bench.join("absent", "cell4=dummy-1k", "other") != .done)
    #expect(bench.join("long", "cell4=dummy-1k", "three") == .usage)  // That folder is there.
    #expect(
      Solidus.run(
        bench.run("long", "cell4=dummy-1k", "x") + ["--socket", bench.socket, "--pace", "1"])
        == .usage)
    #expect(!bench.has("other"))
    #expect(bench.ask("stop cell5").json.contains("no such cell"))
    #expect(Solidus.run(["stop", "--cell", "cell3", "--socket", bench.socket]) == .done)
    #expect(bench.waitFor("three/meta.json"))
    #expect(try bench.text("three/meta.json").contains(#""outcome": "aborted""#))
    #expect(try bench.text("three/events.jsonl").contains(#""cell": "cell3""#))
    #expect(bench.ask("status").json.contains(#""cell": "cell1", "over": false"#))
    #expect(bench.ask("stop").status == .done)
    #expect(bench.end() == .aborted)
  }

  @Test("one of several that began together is stopped by itself, and that is repeated")
  func own() throws {
    let bench = try Bench()
    bench.begin("long", pace: "30", besides: ["--cell", "cell2=li-li"])
    #expect(Solidus.run(["stop", "--cell", "cell2", "--socket", bench.socket]) == .done)
    usleep(100_000)
    #expect(Solidus.run(["stop", "--cell", "cell2", "--socket", bench.socket]) == .refused)
    #expect(bench.ask("stop").status == .done)
    #expect(bench.end() == .aborted)
    #expect(Solidus.run(["run", "--replay", "\(bench.path)/one", "--json"]) == .done)
  }

  @Test("whatever lies in a job's folder, the run goes on and says what is wrong")
  func hostile() throws {
    let bench = try Bench()
    bench.begin("long", pace: "30")
    let jobs = "\(bench.socket).jobs"
    func judged(_ name: String) -> String {
      guard bench.ask("begin \(name)").status == .done else { return "refused at once" }
      for _ in 0..<500 {
        let answer = bench.ask("job \(name)").json
        if !answer.contains(#""state": "waiting""#) { return answer }
        usleep(10_000)
      }
      return "nothing"
    }
    func job(_ name: String, _ text: String) throws -> String {
      try FileManager.default.createDirectory(
        atPath: "\(jobs)/\(name)", withIntermediateDirectories: true)
      try bench.write(text, to: "s.jobs/\(name)/words")
      return judged(name)
    }
    let cell = "--cell\ncell3=dummy-1k:symmetric-cycling\n"
    #expect(try job("1", "").contains(#""state": "refused""#))
    #expect(try job("2", "--faults\nx\n" + cell).contains("that of the run"))
    #expect(try job("3", cell).contains("folder of its own"))
    #expect(try job("4", String(repeating: "x", count: 70_000)).contains("no list of words"))
    #expect(try job("5", "--nonsense\n").contains("no option"))
    #expect(try job("6", cell + "--out\nrelative\n").contains("folder of its own"))
    #expect(try job("7", cell + "--out\n/no/such/place/x\n").contains(#""exit_status": 2"#))
    #expect(
      try job("8", "--live\n" + cell + "--out\n\(bench.path)/x\n").contains("that of the run"))
    #expect(judged("99").contains("cannot be read"))
    for name in ["../x", "..", "a", "1/2", String(repeating: "1", count: 60)] {
      #expect(judged(name).contains("no name of a job"))
    }
    try FileManager.default.createDirectory(atPath: "\(jobs)/10", withIntermediateDirectories: true)
    let pipe = unsafe mkfifo("\(jobs)/10/words", 0o600)
    #expect(pipe == 0)
    #expect(judged("10").contains("no list of words"))
    try FileManager.default.createDirectory(atPath: "\(jobs)/11", withIntermediateDirectories: true)
    let link = unsafe symlink("/etc/passwd", "\(jobs)/11/words")
    #expect(link == 0)
    #expect(judged("11").contains("cannot be read"))
    #expect(!bench.has("x"))
    #expect(bench.ask("stop").status == .done)
    #expect(bench.end() == .aborted)
  }
}
