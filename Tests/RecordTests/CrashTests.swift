import Foundation
import Quantities
import Synchronization
import Testing

@testable import Record

/// A disk that remembers what was asked of it, and fails when it is told to.
private final class TestDisk: DurableFile, @unchecked Sendable {
  /// What was appended up to a point, and how many bytes of it were kept then.
  struct Moment {
    let bytes: Int
    let kept: Int
  }

  private let state = Mutex<(bytes: [UInt8], kept: Int, moments: [Moment], calls: Int)>(
    ([], 0, [], 0))
  private let failsAt: (call: Int, error: RecordError)?
  private let stall: UInt32

  init(failsAt: (call: Int, error: RecordError)? = nil, stall: UInt32 = 0) {
    self.failsAt = failsAt
    self.stall = stall
  }

  var bytes: [UInt8] { state.withLock { $0.bytes } }
  var moments: [Moment] { state.withLock { $0.moments } }
  var calls: Int { state.withLock { $0.calls } }

  private func count() throws(RecordError) {
    let call = state.withLock { state in
      state.calls += 1
      return state.calls
    }
    if let failsAt, call == failsAt.call { throw failsAt.error }
  }

  func append(_ bytes: Span<UInt8>) throws(RecordError) {
    if stall > 0 { usleep(stall) }
    // A disk that fills up takes half of it.
    let isWhole = failsAt.map { $0.call != calls + 1 } ?? true
    var all: [UInt8] = []
    for index in bytes.indices where isWhole || index < bytes.count / 2 { all.append(bytes[index]) }
    state.withLock { state in
      state.bytes += all
      state.moments.append(Moment(bytes: state.bytes.count, kept: state.kept))
    }
    try count()
  }

  func sync() throws(RecordError) {
    try count()
    state.withLock { state in
      state.kept = state.bytes.count
      state.moments.append(Moment(bytes: state.kept, kept: state.kept))
    }
  }
}

@Suite("A journal whose disk fails")
struct CrashTests {
  private static let sector = 512

  private func fill(_ journal: Journal, _ count: Int, hurry: Int) throws(RecordError) {
    for i in 0..<count {
      let bytes = record(i)
      journal.add(bytes.span, at: .zero + .milliseconds(Int64(i)))
      if i % hurry == hurry - 1 { try journal.sync() }
    }
  }

  /// Records of many lengths, each with its number.
  private func record(_ i: Int) -> [UInt8] {
    [5, UInt8(truncatingIfNeeded: i), UInt8(truncatingIfNeeded: i >> 8)]
      + [UInt8](repeating: UInt8(truncatingIfNeeded: i &* 31), count: i * 37 % 113)
  }

  /// The numbers of the records that are read from some bytes; each is what was written.
  private func read(_ bytes: [UInt8]) -> (records: [Int], end: JournalReader.End) {
    var cursor = JournalCursor(bytes)
    var found: [Int] = []
    while let frame = cursor.next() {
      let number =
        Int(bytes[frame.bytes.lowerBound + 1])
        | Int(bytes[frame.bytes.lowerBound + 2]) << 8
      #expect(Array(bytes[frame.bytes]) == record(number))
      #expect(frame.at == .zero + .milliseconds(Int64(number)))
      found.append(number)
    }
    return (found, cursor.end)
  }

  @Test("loses no kept record and invents none, at every boundary, torn and reordered")
  func enumeration() throws {
    let disk = TestDisk()
    let journal = Journal(on: disk, whenFull: .wait)
    try fill(journal, 10_000, hurry: 97)
    try journal.sync()
    let all = disk.bytes
    let ends = recordEnds(all)
    #expect(ends.count == 10_000)
    #expect(disk.moments.count > 400)
    var draw = Draw(state: 1)
    for moment in disk.moments {
      for kind in 0..<6 {
        let bytes = crashed(all, moment, kind, &draw)
        let kept = ends.prefix { $0 <= moment.kept }.count
        let (found, end) = prefix(bytes, of: all, ends)
        #expect(found >= kept)
        // What was never promised is torn off; nothing of it is called damage.
        if !end.holes.isEmpty { Issue.record("\(moment) \(kind): \(end)") }
      }
    }
  }

  /// How many records are read that stand where they were written; -1 if one of them is another.
  private func prefix(
    _ bytes: [UInt8], of all: [UInt8], _ ends: [Int]
  ) -> (count: Int, end: JournalReader.End) {
    var cursor = JournalCursor(bytes)
    var count = 0
    while let frame = cursor.next() {
      guard frame.bytes.upperBound + JournalFrame.after == ends[count] else { return (-1, .init()) }
      count += 1
    }
    let last = count > 0 ? ends[count - 1] : 0
    return (bytes[..<last].elementsEqual(all[..<last]) ? count : -1, cursor.end)
  }

  /// Where each record but the marks ends.
  private func recordEnds(_ bytes: [UInt8]) -> [Int] {
    var cursor = JournalCursor(bytes)
    var ends: [Int] = []
    while let frame = cursor.next() { ends.append(frame.bytes.upperBound + JournalFrame.after) }
    return ends
  }

  /// What is on the disk after power was lost: all that was kept, and any sectors behind it.
  private func crashed(
    _ all: [UInt8], _ moment: TestDisk.Moment, _ kind: Int, _ draw: inout Draw
  ) -> [UInt8] {
    var bytes = Array(all[..<moment.bytes])
    let first = moment.kept / Self.sector
    let last = (moment.bytes + Self.sector - 1) / Self.sector
    switch kind {
    case 0: return Array(all[..<moment.kept])
    case 1: return bytes
    case 2:
      let length = moment.bytes - moment.kept
      return Array(all[..<(moment.kept + (length > 0 ? Int(draw.next() % UInt64(length)) : 0))])
    default: break
    }
    for sector in first..<max(first, last) where draw.next() % 3 == 0 {
      let start = max(moment.kept, sector * Self.sector)
      let end = min(moment.bytes, (sector + 1) * Self.sector)
      // A sector that never came is zeros, or half of it what was to come.
      let middle = kind == 3 ? start : start + (end - start) / 2
      for place in min(middle, end)..<max(end, middle) { bytes[place] = kind == 5 ? 0xA5 : 0 }
    }
    return bytes
  }

  @Test(
    "tells at once when the disk is full, read-only or failing, and asks it no more",
    arguments: [1, 2, 3, 4, 5, 8])
  func failing(call: Int) throws {
    let error = RecordError("the disk failed", remedy: "replace it")
    let disk = TestDisk(failsAt: (call, error))
    let journal = Journal(on: disk, whenFull: .wait)
    #expect(throws: error) { try fill(journal, 4000, hurry: 100) }
    #expect(journal.loss == error)
    let records = journal.records
    journal.add(record(0).span, at: .zero)
    #expect(journal.records == records)
    // A disk that failed once may claim to have kept what it dropped.
    #expect(throws: error) { try journal.sync() }
    #expect(disk.calls == call)
    let (found, _) = read(disk.bytes)
    #expect(found.count >= journal.keptRecords)
    #expect(found == Array(0..<found.count))
  }

  @Test("a real run does not wait for a disk that stalls: it says what it lost")
  func stalling() {
    let journal = Journal(on: TestDisk(stall: 400_000), whenFull: .lose)
    let long = [UInt8](repeating: 5, count: 60_000)
    let start = ContinuousClock.now
    for i in 0..<200 { journal.add(long.span, at: .zero + .milliseconds(Int64(i))) }
    #expect(ContinuousClock.now - start < .milliseconds(390))
    #expect(journal.loss != nil)
    #expect(journal.records < 200)
  }

  @Test("a simulated run waits, and loses nothing")
  func waiting() throws {
    let disk = TestDisk(stall: 5000)
    let journal = Journal(on: disk, whenFull: .wait)
    let long = [UInt8](repeating: 5, count: 60_000)
    for i in 0..<200 { journal.add(long.span, at: .zero + .milliseconds(Int64(i))) }
    try journal.sync()
    #expect(journal.keptRecords == 200)
    #expect(recordEnds(disk.bytes).count == 200)
  }

  @Test("what is given to it is kept soon, without being asked")
  func soon() throws {
    let journal = Journal(on: TestDisk(), whenFull: .lose)
    journal.add(record(1).span, at: .zero)
    // The second comes when nothing has waited for a while, and must not wait for a third.
    for count in 1...2 {
      if count == 2 { journal.add(record(2).span, at: .zero) }
      for _ in 0..<500 where journal.keptRecords < count { usleep(10_000) }
      #expect(journal.keptRecords == count)
    }
  }
}

/// Numbers that are the same in every run (splitmix64).
private struct Draw {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
