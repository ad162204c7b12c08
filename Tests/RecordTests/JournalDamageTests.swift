import Foundation
import Instrument
import Quantities
import Testing

@testable import Record

/// A run whose files are changed by hand.
final class DamagedRun {
  let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  /// - Parameter records: of three bytes, a second apart; a mark stands only at the end.
  init(records: Int = 100, meta: String? = #"{"outcome": "done", "duration_s": 500.0}"#) throws {
    let folder = try RunFolder(creating: path, documents: [("recipe.yaml", "a")])
    try folder.begin(
      RunStart(title: "tried", isSimulated: true, version: "0", seed: "1", date: nil))
    for number in 0..<records {
      let record: [UInt8] = [RecordKind.zone.rawValue, UInt8(truncatingIfNeeded: number), 7]
      folder.journal.add(record.span, at: .zero + Seconds(Double(number)))
    }
    try folder.journal.sync()
    if let meta { try folder.add("meta.json", meta) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func change(_ name: String = "journal", _ edit: (inout [UInt8]) -> Void) throws {
    var bytes = try WholeFile.read("\(path)/\(name)")
    edit(&bytes)
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  var troubles: [FileTrouble] { get throws { try KeptRun(in: path).troubles } }
  /// As commands say them, without the folder.
  var said: [String] { get throws { try troubles.map { "\($0.file): \($0.words)" } } }
}

@Suite("What a damaged journal still has, and what is said of it")
struct JournalDamageTests {
  /// Where the record with this number begins: each takes seventeen bytes.
  private static func place(_ number: Int) -> Int { JournalFrame.head.count + number * 17 }

  @Test("a run that ended in order lacks nothing, and nothing is said")
  func whole() throws {
    let run = try DamagedRun()
    #expect(try run.said == [])
    #expect(try KeptRun(in: run.path).look.count == 100)
  }

  @Test("several places are damaged with no mark between them: all else is read, each is named")
  func places() throws {
    let run = try DamagedRun()
    let hit = [10, 30, 50, 70, 90]
    try run.change { bytes in for number in hit { bytes[Self.place(number) + 12] ^= 4 } }
    let look = try KeptRun(in: run.path).look
    #expect(look.count == 95)
    #expect(look.end.holes.map(\.place) == hit.map(Self.place))
    #expect(look.end.holes.map(\.since) == hit.map { Instant.zero + Seconds(Double($0 - 1)) })
    #expect(look.end.torn == 0 && look.end.isSealed)
    let said = try run.said
    #expect(said.count == 4)
    #expect(
      said.first
        == "journal: damaged on the disk from byte \(Self.place(10)) on: 17 bytes after 9.0 s"
        + " are left out")
    #expect(said.last == "journal: damaged in 2 places more: 34 bytes are left out there")
  }

  @Test("what is damaged up to the end is damage where a mark says that it was kept")
  func tail() throws {
    let run = try DamagedRun()
    // The last record before the mark, so that nothing whole but the mark is behind it.
    try run.change { bytes in for number in 60..<100 { bytes[Self.place(number) + 11] ^= 1 } }
    let look = try KeptRun(in: run.path).look
    #expect(look.count == 60 && look.end.torn == 0)
    #expect(look.end.holes.map(\.place) == [Self.place(60)])
  }

  @Test("an end that is torn may be damage in a run that was cut off; where it had ended it is")
  func torn() throws {
    for meta in [nil, #"{"outcome": "done", "duration_s": 500.0}"#] {
      let run = try DamagedRun(meta: meta)
      try run.change { $0.removeLast($0.count - Self.place(50) - 9) }
      let said = try #require(try run.said.first)
      #expect(said.hasPrefix("journal: its last 9 bytes are no whole record, and are left out"))
      #expect(said.contains("nobody can tell apart") == (meta == nil), "\(said)")
      #expect(said.contains("the disk has changed it since") == (meta != nil), "\(said)")
    }
  }

  @Test(
    "an end that is missing to a record's last byte is said of a run that had ended, and only there"
  )
  func short() throws {
    for meta in [nil, #"{"outcome": "done", "duration_s": 500.0}"#] {
      let run = try DamagedRun(meta: meta)
      try run.change { $0.removeLast($0.count - Self.place(50)) }
      let expected =
        "journal: its end is missing: it ends after 49.0 s, and the run went on until 500.0 s. What"
        + " came between was kept, and is lost"
      #expect(try run.said == (meta == nil ? [] : [expected]))
    }
  }

  @Test("the page, a follower and the folder say the same of one journal")
  func same() throws {
    let run = try DamagedRun()
    try run.change { $0[Self.place(20) + 12] ^= 4 }
    let watched = try WatchedRun(in: run.path)
    try watched.read { _, _ in }
    #expect(watched.end.isOver && watched.time == 99)
    #expect(try watched.troubles == run.troubles)
    #expect(watched.troubles.count == 1)
    let page = RunPage(try KeptRun(in: run.path)).html
    #expect(page.contains(try #require(watched.troubles.first).what))
  }

  @Test("a follower that reads on after damage, and past marks, finds no end that is torn")
  func followed() throws {
    let run = try DamagedRun()
    let watched = try WatchedRun(in: run.path)
    try watched.read { _, _ in }
    #expect(watched.troubles == [])
  }
}
