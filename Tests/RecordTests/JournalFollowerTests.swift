import Foundation
import Instrument
import Quantities
import Testing

@testable import Record

@Suite("A journal that is followed while it is written")
struct JournalFollowerTests {
  private let path = FileManager.default.temporaryDirectory.path + "/solidus-\(UUID().uuidString)"

  /// A whole journal as bytes: so many records of three bytes, a second apart.
  private func bytes(_ count: Int) throws -> [UInt8] {
    let file = path + ".whole"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let journal = try Journal(creating: file)
    for number in 0..<count {
      let record: [UInt8] = [RecordKind.note.rawValue, UInt8(number % 251), 7]
      journal.add(record.span, at: Instant.zero + Seconds(Double(number)))
      // Marks stand in between, as they do where a disk is asked often.
      if number % 5 == 4 { try journal.sync() }
    }
    try journal.sync()
    return try WholeFile.read(file)
  }

  private func taken(by follower: JournalFollower) throws -> [UInt8] {
    var found: [UInt8] = []
    try follower.read { record, _ in found.append(record[1]) }
    return found
  }

  @Test("gives each record once, however the bytes come", arguments: [1, 7, 13, 64, 1000])
  func pieces(size: Int) throws {
    let whole = try bytes(40)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try AppendFile(creating: path)
    let follower = try JournalFollower(of: path)
    var found: [UInt8] = []
    for start in stride(from: 0, to: whole.count, by: size) {
      try file.write(Array(whole[start..<min(start + size, whole.count)]))
      found += try taken(by: follower)
    }
    #expect(found == (0..<40).map { UInt8($0) })
  }

  @Test("goes on behind what the disk lost, and does not hand it out")
  func damage() throws {
    var whole = try bytes(40)
    defer { try? FileManager.default.removeItem(atPath: path) }
    // The tenth record: one byte of it is another.
    var cursor = JournalCursor(whole)
    var frame = cursor.next()
    for _ in 0..<9 { frame = cursor.next() }
    let place = try #require(frame).bytes.lowerBound + 1
    whole[place] ^= 0x10
    let file = try AppendFile(creating: path)
    let follower = try JournalFollower(of: path)
    // The first eight came whole; then the rest, the damage first of all.
    try file.write(Array(whole[..<(place - 40)]))
    let before = try taken(by: follower)
    try file.write(Array(whole[(place - 40)...]))
    #expect(before + (try taken(by: follower)) == (0..<40).filter { $0 != 9 }.map { UInt8($0) })
  }

  @Test("knows whether anybody writes it")
  func writer() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var journal: Journal? = try Journal(creating: path)
    let follower = try JournalFollower(of: path)
    #expect(follower.isWritten)
    // Asking changes nothing.
    #expect(follower.isWritten)
    try journal?.sync()
    journal = nil
    #expect(!follower.isWritten)
  }
}
