import Foundation
import Testing

@testable import solidus

/// A folder with runs of a short recipe and a short method.
private final class Bench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try recipe(hold: 30)
    try write(
      "solidus: method/1\nname: there and back\nsample: 1 s\nrecord: { every: 2 s }\nsteps:\n"
        + "  - cycle: { times: 2, steps: [ current: { at: 100 uA, for: 30 s },"
        + " current: { at: -100 uA, for: 30 s } ] }\n", to: "method.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func recipe(hold: Int) throws {
    try write(
      "solidus: recipe/1\nname: short\nmetal: Na\nsteps:\n"
        + "  - heat: {zone: stage, to: 40 C, rate: 60 K/min}\n  - hold: \(hold) s\n",
      to: "short.yaml")
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func heat(_ name: String, seed: Int) -> solidus.ExitStatus {
    run("\(path)/short.yaml", "--seed", "\(seed)", "--out", "\(path)/\(name)")
  }

  func cycle(_ name: String, cell: String) -> solidus.ExitStatus {
    run("\(path)/method.yaml", "--cell", cell, "--out", "\(path)/\(name)")
  }

  private func run(_ words: String...) -> solidus.ExitStatus {
    Solidus.run(["run"] + words + ["--board", "\(Self.root)/boards/bench", "--json"])
  }

  func compare(_ names: String..., also words: [String] = []) -> solidus.ExitStatus {
    Solidus.run(
      ["runs", "report", "--compare", "--out", path + "/page.html"] + names.map { "\(path)/\($0)" }
        + words)
  }
}

@Suite("Runs over each other")
struct ComparisonTests {
  @Test("show what was done differently, to the line of the document")
  func recipes() throws {
    let bench = try Bench()
    #expect(bench.heat("one", seed: 1) == .done)
    try bench.recipe(hold: 45)
    #expect(bench.heat("two", seed: 7) == .done)
    #expect(bench.compare("one", "two") == .done)
    let page = try bench.text("page.html")
    #expect(page.contains("<tr><td>seed</td><td>1</td><td>7</td></tr>"))
    #expect(page.contains("<td>recipe.yaml</td><td>A</td><td>6</td><td>  - hold: 30 s</td>"))
    #expect(page.contains("<td>recipe.yaml</td><td>B</td><td>6</td><td>  - hold: 45 s</td>"))
    // What is the same in both is no row of what differs.
    #expect(!page.contains("<tr><td>board</td>") && page.contains("<dt>board</dt>"))
    let figure = try #require(page.range(of: "<figcaption>Sample on the stage"))
    let end = try #require(page[figure.upperBound...].range(of: "</figure>"))
    let picture = page[figure.upperBound..<end.lowerBound]
    #expect(picture.contains("\"line a\"") && picture.contains("\"line b\""))
    #expect(picture.components(separatedBy: "limit").count == 2, "one limit is one line")
  }

  @Test("draw cells in the colours of their runs, wherever they are plugged in")
  func cells() throws {
    let bench = try Bench()
    #expect(bench.cycle("one", cell: "cell1=li-li") == .done)
    #expect(bench.cycle("two", cell: "cell2=na-na") == .done)
    #expect(bench.compare("one", "two") == .done)
    let page = try bench.text("page.html")
    #expect(page.contains("<tr><td>cell: channel</td><td>cell1</td><td>cell2</td></tr>"))
    for title in ["Potential", "Potential over capacity", "Discharged by cycle", "Coulombic"] {
      #expect(page.contains("<figcaption>\(title)"), "\(title)")
    }
    #expect(page.contains("SIMULATED"))
    #expect(!page.contains("nan") && !page.contains("inf<"))
    for word in ["<script", "href=", "src=", "@import", "url("] { #expect(!page.contains(word)) }
  }

  @Test("of a run with itself has nothing that differs")
  func same() throws {
    let bench = try Bench()
    #expect(bench.heat("one", seed: 1) == .done)
    #expect(bench.compare("one", "one") == .done)
    let page = try bench.text("page.html")
    #expect(page.contains("Nothing that is known of them differs"))
    #expect(!page.contains("Lines that differ"))
  }

  @Test("are two to eight, in a file that is not there yet")
  func refusals() throws {
    let bench = try Bench()
    #expect(bench.heat("one", seed: 1) == .done)
    #expect(bench.compare("one") == .usage)
    #expect(bench.compare("one", "nowhere") == .usage)
    let many = Array(repeating: "\(bench.path)/one", count: 7)
    #expect(bench.compare("one", "one", also: many) == .usage)
    #expect(bench.compare("one", also: many) == .done)
    #expect(bench.compare("one", "one") == .usage, "the page is there")
    #expect(bench.compare("one", "one", also: ["--replace"]) == .done)
    #expect(
      Solidus.run(["runs", "report", bench.path + "/one", bench.path + "/one"]) == .usage)
  }
}
