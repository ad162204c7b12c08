import Analysis
import Glibc
import Instrument
import Quantities
import Testing

@testable import Record

/// Records as they are written: numbers with their least significant byte first.
private struct Bytes {
  private(set) var all: [UInt8]

  init(_ kind: RecordKind, _ bytes: UInt8...) { all = [kind.rawValue] + bytes }

  func with(_ numbers: Double...) -> Self { adding(numbers.map { $0.bitPattern }) }
  func counting(_ numbers: UInt64...) -> Self { adding(numbers) }

  private func adding(_ numbers: [UInt64]) -> Self {
    var longer = self
    for number in numbers {
      longer.all += (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    }
    return longer
  }
}

/// A folder that is filled by hand, and its page.
private final class Folder {
  let path: String
  private var folder: RunFolder?

  init(_ start: RunStart) throws {
    var moment = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
    path = "/tmp/solidus-rows-\(getpid())-\(moment.tv_sec)-\(moment.tv_nsec)"
    folder = try RunFolder(creating: path, documents: [])
    try folder?.begin(start)
  }

  /// One record each second.
  func write(_ records: [Bytes], from start: Int64 = 0) throws {
    for (second, record) in records.enumerated() {
      let now = Instant.zero + .milliseconds(1000 * (start + Int64(second)))
      folder?.journal.add(record.all.span, at: now)
    }
    try folder?.journal.sync()
  }

  func add(_ name: String, _ text: String) throws { try folder?.add(name, text) }

  /// Nobody writes it any more.
  func close() { folder = nil }

  var page: String { get throws { RunPage(try KeptRun(in: path)).html } }
}

private func start(cells: [CellStart] = [], samples: [SampleStart] = []) -> RunStart {
  RunStart(
    title: "by hand", isSimulated: true, version: "0", seed: "1", date: nil,
    zones: [RunStart.Zone("stage", limit: 90)], flows: ["argon"], valves: ["tma", "water"],
    channels: ["cell1"], cells: cells, samples: samples)
}

@Suite("Rows of a report")
struct ReportRowTests {
  /// A zone at 40 °C, and a dose of this valve that raised the pressure by 20 Pa.
  private static let zone = Bytes(.zone, 0, 1).with(41, 40, 40, 0.1, 30)
  private static func dose(_ valve: UInt8) -> Bytes {
    Bytes(.pulsePressure, valve, 0).with(100, 20, 3, 1)
  }

  @Test("a run whose journal is written goes on; one that nobody writes was cut off")
  func unended() throws {
    let folder = try Folder(start())
    try folder.write([Self.zone])
    #expect(try folder.page.contains("it goes on: this is what the journal holds so far"))
    folder.close()
    let page = try folder.page
    #expect(page.contains("cut off: there is no meta.json"))
    #expect(!page.contains("it goes on") && !page.contains("goes on with"))
  }

  @Test("what a run goes on with stands in its head, whether it has ended or not")
  func resumed() throws {
    let folder = try Folder(start())
    try folder.write([Self.zone])
    let said = #"{"run": "one", "said": ["one, with cycle 3 of 5", "cell1 goes on with 1 mAh"]}"#
    try folder.add("resume.json", said)
    let rows = [
      "<dt>goes on with</dt><dd>one, with cycle 3 of 5</dd>",
      "<dt>goes on with</dt><dd>cell1 goes on with 1 mAh</dd>",
    ]
    for row in rows { #expect(try folder.page.contains(row)) }
    try folder.add("meta.json", #"{"outcome": "done"}"#)
    for row in rows { #expect(try folder.page.contains(row)) }
  }

  @Test("doses after which too much grew, and those before which the chamber stood too high")
  func drifts() throws {
    let folder = try Folder(start())
    let grew = Bytes(.drift, DriftRecord.What.growth.rawValue, 1).with(0.4, 0.1)
    let restless = Bytes(.drift, DriftRecord.What.opening.rawValue, 0).with(0.4, 0.1)
    try folder.write([
      Self.zone, Self.zone, Self.dose(0), Self.dose(1), grew, Self.dose(1), grew, restless,
    ])
    let page = try folder.page
    #expect(page.contains("<th>too much grew</th>"))
    #expect(page.contains("<td>tma</td><td>0</td><td>1</td><td>20.00</td>"))
    #expect(page.contains("<td>water</td><td>0</td><td>2</td><td>20.00</td>"))
    let rows = page.components(of: "<tr>").filter { $0.hasPrefix("<td>") }
    #expect(rows.first { $0.contains("<td>tma</td>") }?.hasSuffix("<td>0</td></tr>\n") == true)
    #expect(rows.first { $0.contains("<td>water</td>") }?.contains("<td>2</td></tr>\n") == true)
    #expect(page.contains("<td>before 1 doses</td><td>the chamber stood higher than at first"))
  }

  @Test("a dose that was weak is an event, one that was sound is none, and none is said to be none")
  func doses() throws {
    let folder = try Folder(start())
    let weak = Bytes(.pulsePressure, 1, PulseHealth.weak.rawValue).with(100, 20, 3, 1)
    try folder.write([Self.zone, Self.dose(0), weak])
    #expect(try folder.page.contains("<td>water</td><td>a weak dose</td>"))
    #expect(try !folder.page.contains("<td>tma</td><td>a "))
    let quiet = try Folder(start())
    try quiet.write([Self.zone, Self.dose(0)])
    #expect(try quiet.page.contains("Nothing happened beside the plan."))
  }

  @Test("no chamber is called leaky that was not seen to be")
  func tight() throws {
    let folder = try Folder(start())
    try folder.write([Self.zone, Self.zone, Self.dose(0)])
    #expect(try !folder.page.contains("stood higher"))
    #expect(try folder.page.contains("<td>tma</td><td>0</td><td>1</td>"))
  }

  @Test("a reactor beside cells that went on is drawn from there on", arguments: [false, true])
  func later(isLater: Bool) throws {
    let folder = try Folder(start())
    try folder.write([Self.zone, Self.zone, Self.dose(0)], from: 100_000)
    if isLater {
      _ = try Journal(creating: folder.path + "/earlier-1.journal")
      try folder.add("resume.json", #"{"run": "one", "earlier": ["earlier-1.journal"]}"#)
    }
    let history = ReactorHistory(try KeptRun(in: folder.path))
    #expect(history.duration == (isLater ? 1 : 100_001))
    #expect(history.doses[0].first?.time == (isLater ? 2 : 100_002))
    #expect(try folder.page.contains("Reactor, since it went on") == isLater)
  }

  @Test("rules that were waived, with the reason")
  func waived() throws {
    let folder = try Folder(start())
    try folder.write([Self.zone, Self.zone])
    try folder.add(
      "meta.json", #"{"accepted": [{"rule": "short-purge", "reason": "to see it"}]}"#)
    #expect(try folder.page.contains("<td>short-purge</td><td>to see it</td>"))
  }

  @Test("what people asked of it, and what was noted, are events with their times")
  func events() throws {
    let folder = try Folder(start())
    try folder.write([
      Self.zone, Bytes(.request, OperatorRequest.skip.rawValue, 0).counting(1000, 7),
      Bytes(
        .request, OperatorRequest.pause.rawValue, OperatorRequest.Refusal.isPaused.rawValue
      ).counting(1001, 9),
    ])
    let page = try folder.page
    #expect(page.contains("<td>1.0</td><td>operator</td><td>skip, asked by user 1000</td>"))
    #expect(page.contains("pause, asked by user 1001, refused: it is paused already"))
  }

  @Test("what was on a cell's electrodes, and nothing where they were bare")
  func coating() throws {
    for (coating, isSaid) in [("20 nm LiAlOx on both", true), (nil, false)] as [(String?, Bool)] {
      let cell = CellStart(channel: "cell1", method: "rest", coating: coating)
      let folder = try Folder(start(cells: [cell]))
      try folder.write([Self.zone])
      #expect(
        try folder.page.contains("<dt>coating</dt><dd>\(coating ?? "")") == isSaid)
    }
  }

  @Test("n of each series: replicates, each once, however often they are on the page")
  func replicates() throws {
    func sample(_ series: String?, _ replicate: String, _ channel: String) throws -> SampleStart {
      let text =
        #"{"cell": "\#(channel)", "said": {"sample": "s\#(replicate)", "#
        + (series.map { #""series": "\#($0)", "# } ?? "") + #""replicate": "\#(replicate)"}}"#
      return try #require(WholeFile.node(Array(text.utf8)).flatMap { SampleStart($0) })
    }
    let samples = [
      try sample("bare", "1", "cell1"), try sample("bare", "2", "cell2"),
      try sample("bare", "2", "cell3"), try sample("coated", "1", "cell4"),
      try sample(nil, "9", "cell5"),
    ]
    let folder = try Folder(start(samples: samples))
    try folder.write([Self.zone])
    let page = try folder.page
    #expect(page.contains("<dd>2 (replicates 1, 2)</dd>"))
    #expect(page.contains("<dd>1 (replicates 1)</dd>"))
    #expect(page.contains("<dt>n of bare, ") && page.contains("<dt>n of coated, "))
    #expect(!page.contains("replicates 9"))
  }

  @Test("lines of a cell break where its run was cut off, and nowhere else")
  func breaks() throws {
    func point(_ time: Double) -> CellPoint {
      CellPoint(
        time: time, potential: 0.1, current: 1e-4, charged: 1e-4 * time, discharged: 0, cycle: 1,
        step: 1, drive: .current)
    }
    let points = [0, 10, 20, 700, 710].map { point($0) }
    let cell = CellStart(channel: "cell1", method: "m")
    for pauses in [[20.0], []] {
      let charts = CellCharts(CellResult(cell, points, pauses: pauses, ended: .own("done")))
      for chart in charts.potentials + charts.currents {
        let gaps = try #require(chart.curves.first).y.count { $0.isNaN }
        #expect(gaps == pauses.count, "\(chart.title)")
        let stretch = try #require(chart.curves.first).y.prefix { !$0.isNaN }.count
        #expect(stretch == (pauses.isEmpty ? 5 : 3), "\(chart.title)")
      }
    }
  }
}

extension String {
  fileprivate func components(of mark: String) -> [Substring] {
    var rest = self[...]
    var parts: [Substring] = []
    while let range = rest.firstRange(of: mark) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
