import Testing

@testable import VirtualBoard

/// A ring of four entries as a guest's driver would lay it out.
private struct Driver {
  let memory: GuestMemory
  var ring = Ring()
  private let descriptors = SharedMemory.guest
  private let available = SharedMemory.guest + 0x100
  private let used = SharedMemory.guest + 0x200
  private let buffers = SharedMemory.guest + 0x300

  init(_ memory: GuestMemory) {
    self.memory = memory
    ring.size = 4
    (ring.descriptors, ring.available, ring.used) = (descriptors, available, used)
  }

  /// Lays out a chain of one buffer to be read and one to be filled, and makes it available.
  func offer(_ request: [UInt8], room: Int, as index: UInt16) throws {
    try describe(0, at: buffers, request.count, flags: 1, next: 1)
    try describe(1, at: buffers + 64, room, flags: 2, next: 0)
    try memory.write(Bytes(request), to: buffers)
    try memory.write(Bytes([0, 0]), to: available + 4 + 2 * UInt64(index % 4))
    try memory.publish(index &+ 1, at: available + 2)
  }

  func describe(
    _ entry: UInt64, at address: UInt64, _ count: Int, flags: UInt16, next: UInt16
  ) throws {
    var bytes = Bytes()
    bytes.put(address)
    bytes.put(UInt32(count))
    bytes.put(flags)
    bytes.put(next)
    try memory.write(bytes, to: descriptors + 16 * entry)
  }

  var usedIndex: UInt16 { get throws { try memory.index(at: used + 2) } }
  func filled(_ count: Int) throws -> [UInt8] { try memory.read(buffers + 64, count).all }
  func written(_ index: UInt64) throws -> UInt32 {
    try memory.read(used + 4 + 8 * (index % 4) + 4, 4).number(at: 0)
  }
}

@Suite("A ring that a guest shares")
struct RingTests {
  @Test("gives each request once, and takes its answer back, past the end of its counter")
  func turns() throws {
    let driver = Driver(try SharedMemory().memory)
    var ring = driver.ring
    ring.restart(at: 65_534)
    try driver.memory.publish(65_534, at: driver.ring.used + 2)
    try driver.memory.publish(65_534, at: driver.ring.available + 2)
    for index in [UInt16](65_534...65_535) + [0, 1, 2] {
      let early = try ring.take(driver.memory)
      #expect(early?.head == nil)
      try driver.offer([1, 2, UInt8(truncatingIfNeeded: index)], room: 2, as: index)
      let chain = try #require(try ring.take(driver.memory))
      #expect(try chain.request(driver.memory).all == [1, 2, UInt8(truncatingIfNeeded: index)])
      #expect(chain.room == 2)
      let written = try chain.answer(Bytes([7, 8, 9]), driver.memory)
      #expect(written == 2)
      try ring.give(chain, written: written, driver.memory)
      #expect(try driver.usedIndex == index &+ 1)
      #expect(try driver.written(UInt64(index)) == 2)
      #expect(try driver.filled(3) == [7, 8, 0])
    }
  }

  @Test("refuses a chain without an end")
  func endless() throws {
    let driver = Driver(try SharedMemory().memory)
    var ring = driver.ring
    try driver.offer([1], room: 1, as: 0)
    try driver.describe(1, at: SharedMemory.guest, 1, flags: 1, next: 0)
    #expect(throws: BoardFailure.self) { _ = try ring.take(driver.memory) }
  }

  @Test("refuses what lies outside the memory that is shared, by a byte")
  func bounds() throws {
    let memory = try SharedMemory().memory
    let end = SharedMemory.guest + SharedMemory.size
    #expect(try memory.read(end - 4, 4).count == 4)
    #expect(throws: BoardFailure.self) { _ = try memory.read(end - 3, 4) }
    #expect(throws: BoardFailure.self) { _ = try memory.read(SharedMemory.guest - 1, 1) }
    #expect(throws: BoardFailure.self) { try memory.write(Bytes([1, 2]), to: end - 1) }
    #expect(throws: BoardFailure.self) { _ = try memory.read(.max - 1, 4) }
    #expect(try memory.physical(ofUser: SharedMemory.user + 5) == SharedMemory.guest + 5)
    #expect(throws: BoardFailure.self) {
      _ = try memory.physical(ofUser: SharedMemory.user + SharedMemory.size)
    }
  }
}
