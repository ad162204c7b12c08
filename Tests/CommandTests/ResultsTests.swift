import Foundation
import Testing

@testable import solidus

/// Runs whose folders a test looks into; they go away with their owner.
private final class Bench {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let method = """
      solidus: method/1
      name: there and back
      sample: 1 s
      record: { every: 2 s }
      steps:
        - cycle:
            times: 3
            steps:
              - current: { at: 100 uA, for: 30 s }
              - current: { at: -100 uA, for: 30 s }

      """
    try method.write(toFile: path + "/method.yaml", atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func run() -> String {
    let words = ["run", path + "/method.yaml", "--cell", "cell2=li-li", "--fast", "--json"]
    let places = ["--board", "\(Self.root)/boards/bench", "--out", path + "/r"]
    #expect(solidus(words + places) == .done)
    return path + "/r"
  }

  func solidus(_ words: [String]) -> solidus.ExitStatus { Solidus.run(words) }

  func text(_ name: String, _ encoding: String.Encoding = .utf8) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: encoding)
  }
}

@Suite("What a run leaves behind")
struct ResultsTests {
  @Test("an EC-Lab file counts its head, ends lines as Windows does, and signs what oxidises")
  func mpt() throws {
    let bench = try Bench()
    let out = bench.path + "/a.mpt"
    let words = ["runs", "export", bench.run(), "--format", "mpt", "--out", out]
    #expect(bench.solidus(words) == .done)
    let lines = try bench.text("a.mpt", .windowsCP1252).components(separatedBy: "\r\n")
    #expect(lines[0] == "EC-Lab ASCII FILE")
    let count = try #require(Int(lines[1].split(separator: " ").last ?? ""))
    #expect(lines[count - 1].hasPrefix("mode\tox/red\terror\t"))
    #expect(lines[count - 1].hasSuffix("\t"))
    let columns = lines[count - 1].split(separator: "\t").map(String.init)
    let rows = lines.dropFirst(count).filter { !$0.isEmpty }.map { line in
      Dictionary(
        uniqueKeysWithValues: zip(columns, line.split(separator: "\t").compactMap { Double($0) }))
    }
    #expect(rows.count > 90)
    for row in rows where row["mode"] == 1 {
      let current = try #require(row["I/mA"])
      #expect((row["ox/red"] == 1) == (current > 0))
      #expect(abs(current - (row["control/V/mA"] ?? 0)) < 1e-3)
    }
    #expect(rows.last?["half cycle"] == 5)
    #expect(rows.last?["cycle number"] == 3)
    #expect(rows.count { $0["Ns changes"] == 1 } == 6)
    #expect(zip(rows, rows.dropFirst()).allSatisfy { ($0["time/s"] ?? 0) < ($1["time/s"] ?? 0) })
    let parts = rows.reduce(0) { $0 + ($1["dQ/mA.h"] ?? 0) }
    #expect(abs(parts + (rows[0]["(Q-Qo)/mA.h"] ?? 0) - (rows.last?["(Q-Qo)/mA.h"] ?? 1)) < 1e-9)
  }

  @Test("an exported table is the one in the folder, and has its sidecar beside it")
  func bdf() throws {
    let bench = try Bench()
    let out = bench.path + "/b.bdf.csv"
    let words = ["runs", "export", bench.run(), "--format", "bdf", "--out", out]
    #expect(bench.solidus(words) == .done)
    #expect(try bench.text("b.bdf.csv") == bench.text("r/cell2.bdf.csv"))
    let about = try JSONSerialization.jsonObject(
      with: Data(bench.text("b.bdf.csv.metadata.json").utf8))
    let object = try #require(about as? [String: Any])
    #expect((object["schema:name"] as? String)?.hasPrefix("SIMULATED") == true)
    let variables = try #require(object["schema:variableMeasured"] as? [[String: Any]])
    let names = variables.map { "\($0["schema:name"] ?? "") / \($0["schema:unitText"] ?? "")" }
    let head = try bench.text("b.bdf.csv").split(separator: "\n")[0]
    #expect(names.joined(separator: ",") == head)
  }

  @Test("a run that was cut off is read as far as it goes")
  func cutOff() throws {
    let bench = try Bench()
    let folder = bench.run()
    for name in ["meta.json", "report.html", "events.jsonl", "channels.csv"] {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    let journal = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/journal"))
    try journal.truncate(atOffset: try journal.seekToEnd() - 3001)
    #expect(bench.solidus(["runs", "report", folder]) == .done)
    #expect(try bench.text("r/report.html").contains("cut off"))
    #expect(bench.solidus(["analyse", "cell", folder, "--json"]) == .done)
    for format in ["bdf", "mpt", "csv"] {
      let out = "\(bench.path)/c.\(format)"
      #expect(
        bench.solidus(["runs", "export", folder, "--format", format, "--out", out]) == .done)
    }
  }

  @Test("a report stands alone, says that it is simulated, and has a picture of each curve")
  func report() throws {
    let bench = try Bench()
    _ = bench.run()
    let page = try bench.text("r/report.html")
    #expect(page.contains("SIMULATED"))
    for word in ["<script", "href=", "src=", "@import", "url("] { #expect(!page.contains(word)) }
    for title in [
      "Potential", "Current", "Potential over capacity", "Capacity by cycle",
      "Coulombic efficiency", "Overpotential by cycle",
    ] { #expect(page.contains("<figcaption>\(title)")) }
    #expect(!page.contains("nan") && !page.contains("inf"))
    let body = try #require(page.range(of: "<body>"))
    let end = try #require(page.range(of: "</html>"))
    let xml = "<html>" + page[body.lowerBound..<end.upperBound]
    #expect(XMLWords.areBalanced(String(xml)))
  }

  @Test(
    "commands about a run end as documented",
    arguments: [
      ("runs export % --format mpt --cell cell1", solidus.ExitStatus.usage),
      ("runs export % --format mps", .usage), ("runs export %", .usage),
      ("runs export --format mpt", .usage), ("runs export /nowhere --format mpt", .usage),
      ("runs report /nowhere", .usage), ("analyse cell /nowhere", .usage),
      ("analyse cell % --cell cell9", .usage), ("analyse cell % --cell cell2", .done),
    ])
  func statuses(text: String, status: solidus.ExitStatus) throws {
    let bench = try Bench()
    let folder = bench.run()
    let words = text.split(separator: " ").map { $0 == "%" ? folder : String($0) }
    #expect(bench.solidus(words) == status)
  }
}

/// Whether each tag of a page is closed, in order.
private enum XMLWords {
  static func areBalanced(_ text: String) -> Bool {
    var open: [Substring] = []
    for part in text.split(separator: "<").dropFirst(0) {
      guard let end = part.firstIndex(of: ">") else { return false }
      let tag = part[..<end]
      if tag.hasSuffix("/") || tag.hasPrefix("!") { continue }
      let name = tag.split(separator: " ").first ?? ""
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return false }
      } else {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}
