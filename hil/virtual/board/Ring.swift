/// One split virtqueue, seen from the device: chains of buffers come, and go back used.
///
/// Virtual I/O Device (VIRTIO) 1.1, 2.6; without indirect descriptors and event indices.
struct Ring {
  var size = 0
  var descriptors: UInt64 = 0
  var available: UInt64 = 0
  var used: UInt64 = 0
  /// The next entry of the available ring to be taken.
  var next: UInt16 = 0
  private var given: UInt16 = 0

  private static let hasNext: UInt16 = 1
  private static let isWritable: UInt16 = 2

  init() {}

  /// Forgets what was taken and given: the guest begins anew from this entry.
  mutating func restart(at base: UInt16) {
    next = base
    given = base
  }

  /// The next chain that the guest has made available, if there is one.
  mutating func take(_ memory: GuestMemory) throws(BoardFailure) -> Chain? {
    guard size > 0, try memory.index(at: available + 2) != next else { return nil }
    let slot = available + 4 + 2 * UInt64(Int(next) % size)
    let head: UInt16 = try memory.read(slot, 2).number(at: 0)
    next &+= 1
    return try chain(from: head, memory)
  }

  private func chain(from head: UInt16, _ memory: GuestMemory) throws(BoardFailure) -> Chain {
    var chain = Chain(head: head)
    var index = head
    for _ in 0..<size {
      let entry = try memory.read(descriptors + 16 * UInt64(index), 16)
      let buffer = Chain.Buffer(
        address: entry.number(at: 0), count: Int(entry.number(at: 8, as: UInt32.self)))
      let flags: UInt16 = entry.number(at: 12)
      if flags & Self.isWritable == 0 {
        chain.outgoing.append(buffer)
      } else {
        chain.incoming.append(buffer)
      }
      guard flags & Self.hasNext != 0 else { return chain }
      index = entry.number(at: 14)
    }
    throw BoardFailure("a chain of buffers without an end")
  }

  /// Gives a chain back, with so many bytes written into it.
  mutating func give(
    _ chain: Chain, written: Int, _ memory: GuestMemory
  ) throws(BoardFailure) {
    var entry = Bytes()
    entry.put(UInt32(chain.head))
    entry.put(UInt32(written))
    try memory.write(entry, to: used + 4 + 8 * UInt64(Int(given) % size))
    given &+= 1
    try memory.publish(given, at: used + 2)
  }
}

/// The buffers of one request: first those that the guest filled, then those that it wants filled.
struct Chain {
  struct Buffer {
    let address: UInt64
    let count: Int
  }

  let head: UInt16
  var outgoing: [Buffer] = []
  var incoming: [Buffer] = []

  /// What the guest sent.
  func request(_ memory: GuestMemory) throws(BoardFailure) -> Bytes {
    var bytes = Bytes()
    for buffer in outgoing { bytes.put(try memory.read(buffer.address, buffer.count).all) }
    return bytes
  }

  /// How much the guest has room for.
  var room: Int { incoming.reduce(0) { $0 + $1.count } }

  /// Fills the buffers one after the other.
  ///
  /// - Returns: how many bytes had room.
  func answer(_ bytes: Bytes, _ memory: GuestMemory) throws(BoardFailure) -> Int {
    var rest = bytes.all[...]
    for buffer in incoming where !rest.isEmpty {
      try memory.write(Bytes(Array(rest.prefix(buffer.count))), to: buffer.address)
      rest = rest.dropFirst(buffer.count)
    }
    return bytes.count - rest.count
  }
}
