import CDigest
import Glibc
import Quantities
import Testing

@testable import Record

@Suite("A journal")
struct JournalTests {
  private let path: String

  init() throws {
    // A name that no other test has: where this copy of the suite lives.
    var moment = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
    let folder = "/tmp/solidus-journal-\(getpid())-\(moment.tv_sec)-\(moment.tv_nsec)"
    try #require(unsafe mkdir(folder, 0o700) == 0)
    path = folder + "/j"
  }

  private func write(_ records: Int) throws {
    let journal = try Journal(creating: path)
    for i in 0..<records {
      let bytes = [5, UInt8(truncatingIfNeeded: i), UInt8(truncatingIfNeeded: i >> 8)]
      journal.add(bytes.span, at: .zero + .milliseconds(Int64(i)))
    }
    try journal.sync()
  }

  private func read() throws -> (records: [Int], end: JournalReader.End) {
    var found: [Int] = []
    let end = try JournalReader(of: path).walk { record, now in
      found.append(Int(record[1]) | Int(record[2]) << 8)
      #expect(now == .zero + .milliseconds(Int64(found.count - 1)))
    }
    return (found, end)
  }

  /// The same where records may be missing: each still has the time that it had.
  private func readAny() throws -> (records: [Int], end: JournalReader.End) {
    var found: [Int] = []
    let end = try JournalReader(of: path).walk { record, now in
      found.append(Int(record[1]) | Int(record[2]) << 8)
      #expect(now == .zero + .milliseconds(Int64(found.last ?? -1)))
    }
    return (found, end)
  }

  private func change(_ body: (inout [UInt8]) -> Void) throws {
    let file = unsafe fopen(path, "r+b")
    let stream = unsafe try #require(file)
    var bytes: [UInt8] = []
    while case let byte = unsafe fgetc(stream), byte >= 0 { bytes.append(UInt8(byte)) }
    body(&bytes)
    unsafe rewind(stream)
    for byte in bytes { unsafe fputc(Int32(byte), stream) }
    unsafe fflush(stream)
    unsafe ftruncate(fileno(stream), bytes.count)
    unsafe fclose(stream)
  }

  @Test("gives back every record, in order and with its time")
  func whole() throws {
    try write(5000)
    let (records, end) = try read()
    #expect(records == Array(0..<5000))
    #expect(end.isWhole && end.isSealed)
  }

  /// Of the mark at the end, which says that all before it was kept.
  private static let mark = 23

  @Test("loses only its torn tail, wherever it was torn", arguments: 1...34)
  func torn(bytes: Int) throws {
    try write(10)
    try change { $0.removeLast(Self.mark + bytes) }
    let (records, end) = try read()
    // A record of three bytes is one of seventeen in the file.
    let lost = (bytes + 16) / 17
    #expect(records == Array(0..<10 - lost))
    let left = lost * 17 - bytes
    #expect(end.torn == left && end.holes.isEmpty && !end.isSealed)
  }

  @Test("a mark that is torn is no record that is lost", arguments: 1...22)
  func tornMark(bytes: Int) throws {
    try write(10)
    try change { $0.removeLast(bytes) }
    let (records, end) = try read()
    #expect(records == Array(0..<10))
    #expect(end.torn == Self.mark - bytes && end.holes.isEmpty && !end.isSealed)
  }

  @Test("says where a bit has flipped, and gives all but that record", arguments: 0..<17 * 8)
  func rot(bit: Int) throws {
    try write(10)
    // In the record with number 3, whatever of it: length, time, bytes, sum.
    let start = 18 + 3 * 17
    try change { $0[start + bit / 8] ^= UInt8(1 << (bit % 8)) }
    let (records, end) = try readAny()
    // The sum of a record is also what the next one is held to.
    #expect(records == [0, 1, 2, 4, 5, 6, 7, 8, 9] || records == [0, 1, 2, 5, 6, 7, 8, 9])
    let lost = (9 - records.count + 1) * 17
    #expect(end.holes.count == 1 && end.torn == 0 && end.isSealed)
    #expect(end.holes.first?.place == start && end.holes.first?.bytes == lost)
  }

  @Test("notices a record that is gone, doubled or exchanged", arguments: 0..<3)
  func order(kind: Int) throws {
    try write(10)
    try change { bytes in
      let (third, fourth) = (Array(bytes[69..<86]), Array(bytes[86..<103]))
      switch kind {
      case 0: bytes.removeSubrange(69..<86)
      case 1: bytes.insert(contentsOf: third, at: 69)
      default: bytes.replaceSubrange(69..<103, with: fourth + third)
      }
    }
    let (records, end) = try readAny()
    #expect(!end.isWhole)
    #expect(records.starts(with: [0, 1, 2]))
    #expect(Set(records).count == records.count && records == records.sorted())
  }

  @Test("is empty where not even its head was written", arguments: 0..<18)
  func beheaded(bytes: Int) throws {
    try write(3)
    try change { $0.removeLast($0.count - bytes) }
    #expect(try read().records == [])
  }

  @Test("is never written over")
  func twice() throws {
    try write(1)
    #expect(throws: RecordError.self) { try Journal(creating: path) }
  }
}

@Suite("The checksum of journals")
struct ChecksumTests {
  @Test("is CRC-32C, as RFC 3720 has it, with and without the instruction")
  func examples() {
    let examples: [([UInt8], UInt32)] = [
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      (Array(0..<32), 0x46DD_794E),
      (Array((0..<32).reversed()), 0x113F_DB5C),
    ]
    for (bytes, sum) in examples {
      #expect(unsafe solidus_crc32c(bytes, bytes.count) == sum)
      #expect(unsafe solidus_crc32c_plain(bytes, bytes.count) == sum)
    }
  }
}
