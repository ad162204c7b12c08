import Analysis
import Foundation
import Instrument
import Quantities
import Simulator
import Testing

@testable import Record
@testable import solidus

/// Runs of cells whose journal can be cut where a loss of power would.
private final class Bench {
  static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func method(_ steps: String, highest: String = "2 V") throws {
    try """
    solidus: method/1
    name: tried
    limits: { lowest: -2 V, highest: \(highest), temperature: 70 C }
    sample: 1 s
    record: { every: 10 s }
    steps:
    \(steps)

    """.write(toFile: path + "/method.yaml", atomically: false, encoding: .utf8)
  }

  /// Three cycles of half an hour: to a charge, and the same charge back.
  func cycles() throws {
    try method(
      """
        - rest: { for: 1 min }
        - cycle:
            times: 3
            steps:
              - current: { at: 0.2 mA, until: capacity > 0.05 mAh }
              - current: { at: -0.2 mA, until: [share > 100 %], for: 1 h }
      """)
  }

  @discardableResult
  func run(out: String, cells: [String] = ["cell1=li-li"]) -> solidus.ExitStatus {
    Solidus.run(
      ["run", path + "/method.yaml", "--board", "\(Self.root)/boards/bench", "--json", "--out"]
        + ["\(path)/\(out)"] + cells.flatMap { ["--cell", $0] })
  }

  func resume(_ folder: String, out: String? = nil, _ more: [String] = []) -> solidus.ExitStatus {
    Solidus.run(
      ["run", "--resume", "\(path)/\(folder)", "--json"]
        + (out.map { ["--out", "\(path)/\($0)"] } ?? []) + more)
  }

  func replay(_ folder: String) -> solidus.ExitStatus {
    Solidus.run(["run", "--replay", "\(path)/\(folder)", "--json"])
  }

  /// A copy of a run that was cut off before its first record later than this; `within` the next step
  /// that writes several it has the first of them.
  func cut(
    _ folder: String, after seconds: Double, to copy: String, within: Bool = false
  ) throws {
    let (old, new) = ("\(path)/\(folder)", "\(path)/\(copy)")
    try FileManager.default.copyItem(atPath: old, toPath: new)
    try FileManager.default.removeItem(atPath: new + "/meta.json")
    let bytes = try WholeFile.read(new + "/journal")
    var cursor = JournalCursor(bytes)
    var end = 0
    while let frame = cursor.next(), (frame.at - .zero).value <= seconds { end = cursor.place }
    var before = Instant.zero
    while within, let frame = cursor.next(), frame.at != before {
      (before, end) = (frame.at, cursor.place)
    }
    #expect(!within || end < cursor.place, "there is such a step")
    // The file may have another name in a folder that goes on with it.
    try FileManager.default.removeItem(atPath: new + "/journal")
    try Data(bytes[..<end]).write(to: URL(fileURLWithPath: new + "/journal"))
  }

  func kept(_ folder: String) throws -> KeptRun { try KeptRun(in: "\(path)/\(folder)") }

  func table(_ folder: String, _ channel: String = "cell1") throws -> CycleTable {
    try kept(folder).result(of: channel).table
  }
}

@Suite("Cells whose run was cut off")
struct CellResumeTests {
  @Test(
    "go on in the interrupted step, with the charge that it had",
    arguments: [700.0, 1400, 2300, 3000, 4600])
  func charge(cut: Double) throws {
    let bench = try Bench()
    try bench.cycles()
    #expect(bench.run(out: "whole") == .done)
    let whole = try bench.table("whole").cycles
    #expect(whole.count == 3)
    try bench.cut("whole", after: cut, to: "one")
    #expect(bench.resume("one") == .refused, "nobody would know of the rest")
    #expect(bench.resume("one", out: "two") == .done)
    let both = try bench.table("two").cycles
    #expect(both.map(\.number) == [1, 2, 3])
    // At most what flowed between two records is missing: 0.2 mA for 10 s.
    let missing = 0.2e-3 * 11
    for (a, b) in zip(whole, both) {
      #expect(abs(try #require(a.charge).charge - (try #require(b.charge).charge)) < missing)
      #expect(abs(try #require(a.discharge).charge - (try #require(b.discharge).charge)) < missing)
    }
    let points = try bench.kept("two").points(on: "cell1")
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.time < $1.time })
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.charged <= $1.charged + 1e-9 })
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.step <= $1.step })
    let steps = try bench.kept("whole").points(on: "cell1").map(\.step)
    #expect(points.last?.step == steps.last)
    let gap = zip(points, points.dropFirst()).map { $1.time - $0.time }.max() ?? 0
    #expect(gap > 600 && gap < 700)
    let before = try #require(try bench.kept("one").points(on: "cell1").last)
    #expect(try bench.kept("two").result(of: "cell1").pauses == [before.time], "where lines break")
    #expect(bench.replay("two") == .done)
  }

  @Test("rest open as long as somebody says, and relax, and are the cells that they were")
  func plant() throws {
    let bench = try Bench()
    try bench.cycles()
    #expect(bench.run(out: "whole") == .done)
    try bench.cut("whole", after: 1400, to: "one")
    #expect(bench.resume("one", out: "two", ["--gap", "2 h"]) == .done)
    let point = try #require(ResumedFrom(in: bench.path + "/two")?.cells)
    #expect(point.gap == Seconds(7200))
    let cell = try #require(point.cells.first)
    let state = try #require(cell.state)
    #expect(state.passed > 0 && state.charge != 0)
    let last = try #require(try bench.kept("one").points(on: "cell1").last)
    #expect(abs((point.cut - .zero).value - last.time) < 1.5)
    #expect(try #require(cell.carry).cycle == last.cycle)
    let first = try #require(
      try bench.kept("two").points(on: "cell1").first { $0.time > last.time })
    #expect(first.time - last.time > 7200)
    #expect(bench.resume("one", out: "none", ["--gap", "soon"]) == .usage)
  }

  @Test("have come to rest after hours, and not within a second")
  func relaxed() throws {
    let bench = try Bench()
    try bench.method(
      """
        - current: { at: 0.2 mA, for: 30 min }
        - rest: { for: 20 min }
      """, highest: "4 V")
    #expect(bench.run(out: "whole", cells: ["cell1=lfp-li"]) == .done)
    let rest = try #require(
      try bench.kept("whole").points(on: "cell1").last { $0.drive == .current })
    try bench.cut("whole", after: rest.time, to: "one")
    let potentials = try ["1 s", "5 h"].map { gap in
      #expect(bench.resume("one", out: "after \(gap)", ["--gap", gap]) == .done)
      let points = try bench.kept("after \(gap)").points(on: "cell1")
      return try #require(points.first { $0.time > rest.time && $0.drive == .rest }).potential
    }
    #expect(potentials[0] - potentials[1] > 2e-3, "\(potentials)")
  }

  @Test("are found again where only some of what one step had written was kept")
  func within() throws {
    let bench = try Bench()
    try bench.method("  - current: { at: 0.1 mA, for: 30 min }")
    #expect(bench.run(out: "whole", cells: ["cell1=li-li", "cell2=na-na"]) == .done)
    try bench.cut("whole", after: 600, to: "one", within: true)
    #expect(bench.replay("one") == .done)
    #expect(bench.resume("one", out: "two") == .done)
    for channel in ["cell1", "cell2"] {
      let last = try #require(try bench.kept("two").points(on: channel).last)
      #expect(abs(last.charged - 0.18) < 0.0025)
    }
  }

  @Test("end by the time that is left, and once more cut off go on once more")
  func time() throws {
    let bench = try Bench()
    try bench.method(
      """
        - current: { at: 0.1 mA, for: 30 min }
        - rest: { for: 20 min }
      """)
    #expect(bench.run(out: "whole") == .done)
    try bench.cut("whole", after: 600, to: "one")
    #expect(bench.resume("one", out: "two") == .done)
    // Within its check, then within its step.
    try bench.cut("two", after: 1205, to: "early")
    #expect(bench.resume("early", out: "later") == .done)
    try bench.cut("two", after: 1900, to: "three")
    #expect(bench.resume("three", out: "four") == .done)
    for folder in ["two", "later", "four"] {
      let points = try bench.kept(folder).points(on: "cell1")
      let charged = try #require(points.last).charged
      #expect(abs(charged - 0.18) < 0.0035, "half an hour of 0.1 mA, in \(folder): \(charged)")
    }
    #expect(try bench.kept("four").earlier.count == 2)
    #expect(bench.replay("four") == .done)
    // The rest after it has its own time.
    try bench.cut("four", after: 3800, to: "five")
    #expect(bench.resume("five", out: "six") == .done)
  }

  @Test("go on with a sweep from where it was")
  func sweep() throws {
    let bench = try Bench()
    try bench.method(
      """
        - sweep: { from: 0 V, to: 0.1 V, at: 0.1 mV/s }
        - sweep: { to: 0 V, at: 0.1 mV/s }
      """)
    #expect(bench.run(out: "whole") == .done)
    try bench.cut("whole", after: 600, to: "one")
    let before = try #require(try bench.kept("one").points(on: "cell1").last)
    #expect(bench.resume("one", out: "two") == .done)
    let after = try bench.kept("two").points(on: "cell1").filter { $0.time > before.time }
    #expect(abs(try #require(after.first).potential - before.potential) < 2e-3)
    #expect(try #require(after.map(\.potential).max()) > 0.097)
    #expect(try bench.table("two").cycles.count == bench.table("whole").cycles.count)
  }

  @Test("are brought to their temperature again before they go on")
  func warmth() throws {
    let bench = try Bench()
    try bench.method(
      """
        - temperature: { to: 45 C, within: 3 h, for: 10 min }
        - current: { at: 0.1 mA, for: 30 min }
      """)
    #expect(bench.run(out: "whole") == .done)
    let began = try #require(
      try bench.kept("whole").points(on: "cell1").first { $0.drive == .current })
    try bench.cut("whole", after: began.time + 600, to: "one")
    #expect(bench.resume("one", out: "two", ["--gap", "5 h"]) == .done)
    let points = try bench.kept("two").points(on: "cell1")
    let later = points.filter { $0.time > began.time + 7200 }
    #expect(later.first?.drive == .rest)
    let driven = later.filter { $0.drive == .current }
    #expect(driven.count > 60)
    var temperatures: [Double] = []
    try bench.kept("two").samples(on: "cell1") { record in
      if let first = driven.first, (record.at - .zero).value >= first.time {
        temperatures.append(record.temperature)
      }
    }
    #expect(try #require(temperatures.min()) > 41)
    #expect(abs(try #require(points.last).charged - 0.18) < 0.0025)
    // While it warms up it may be cut off again.
    let waiting = try #require(later.first).time
    try bench.cut("two", after: waiting + 30, to: "three")
    #expect(bench.resume("three", out: "four") == .done)
    let charged = try #require(try bench.kept("four").points(on: "cell1").last).charged
    #expect(abs(charged - 0.18) < 0.0025)
  }

  @Test("begin a spectrum anew")
  func spectrum() throws {
    let bench = try Bench()
    try bench.method(
      """
        - rest: { for: 1 min }
        - impedance: { amplitude: 5 uA, from: 10 Hz, to: 100 mHz, points: 3 }
        - rest: { for: 1 min }
      """)
    #expect(bench.run(out: "whole") == .done)
    let whole = try bench.kept("whole").spectra(on: "cell1")
    #expect(whole.count == 1)
    let middle = try #require(whole.first).points[3].time
    try bench.cut("whole", after: middle.value, to: "one")
    #expect(bench.resume("one", out: "two") == .done)
    let both = try bench.kept("two").spectra(on: "cell1")
    #expect(both.map(\.number) == [1, 2])
    #expect(both.last?.points.count == whole.first?.points.count)
  }

  @Test("go on without those that had ended, and not at all once all had")
  func ended() throws {
    let bench = try Bench()
    try bench.method("  - rest: { for: 10 min }")
    try FileManager.default.copyItem(
      atPath: bench.path + "/method.yaml", toPath: bench.path + "/short.yaml")
    try bench.method("  - rest: { for: 1 h }")
    let cells = ["cell1=li-li", "cell2=li-li:\(bench.path)/short.yaml"]
    #expect(bench.run(out: "whole", cells: cells) == .done)
    #expect(bench.resume("whole", out: "none") == .refused, "it ended by itself")
    try bench.cut("whole", after: 1800, to: "one")
    #expect(bench.resume("one", out: "none", ["--from", "2"]) == .usage)
    #expect(bench.resume("one", out: "two") == .done)
    #expect(try bench.kept("two").channels == ["cell1"])
    try bench.cut("whole", after: 1e6, to: "over")
    #expect(bench.resume("over", out: "none") == .refused)
    #expect(!FileManager.default.fileExists(atPath: bench.path + "/none"))
    #expect(Solidus.run(["run", "first-heat", "--gap", "1 h"]) == .usage)
  }
}
