import CVhost
import Glibc

/// One device as the guest's kernel sees it: the rings, the memory behind them, and who serves them.
final class Port {
  let listener: Listener
  let device: any Device
  private(set) var link: Link?
  private var back: Link?
  private var memory: GuestMemory?
  private var rings: [Ring]
  private unowned let clock: any BoardClock

  // Bits of the protocol: VIRTIO 1.1, 6, and the vhost-user specification of QEMU.
  private static let modern: UInt64 = 1 << 32
  private static let protocolFeatures: UInt64 = 1 << 30
  /// Several queues, acknowledged messages, a back channel, a configuration, kicks in the stream.
  private static let offered: UInt64 = 1 << 0 | 1 << 3 | 1 << 5 | 1 << 9 | 1 << 14

  init(_ path: String, _ device: any Device, _ clock: any BoardClock) throws(BoardFailure) {
    listener = try Listener(path)
    self.device = device
    self.clock = clock
    rings = [Ring](repeating: Ring(), count: device.queueCount)
  }

  /// What is to be listened to: the guest, or for it.
  var descriptor: Int32 { link?.descriptor ?? listener.descriptor }

  func connect() throws(BoardFailure) { link = try listener.accept() }

  /// The guest is gone, and its memory with it.
  func disconnect() {
    (link, back, memory) = (nil, nil, nil)
    rings = [Ring](repeating: Ring(), count: device.queueCount)
    device.forgetGuest()
  }

  /// Does what the next message asks.
  ///
  /// - Returns: whether the guest is still there.
  func serve() throws(BoardFailure) -> Bool {
    guard let link, let message = try Message.receive(from: link) else { return false }
    guard let request = Message.Request(rawValue: message.request) else {
      throw BoardFailure("\(listener.path): request \(message.request) is unknown")
    }
    if let answer = try perform(request, message) {
      try message.answer(answer).send(to: link)
    } else if message.flags & Message.needsReply != 0 {
      try message.answer(Self.number(0)).send(to: link)
    }
    return true
  }

  /// - Returns: the answer, where the request has one of its own.
  private func perform(
    _ request: Message.Request, _ message: Message
  ) throws(BoardFailure) -> Bytes? {
    let payload = message.payload
    switch request {
    case .getFeatures: return Self.number(Self.modern | Self.protocolFeatures | 1)
    case .getProtocolFeatures: return Self.number(Self.offered)
    case .getQueueCount: return Self.number(UInt64(device.queueCount))
    case .getStatus: return Self.number(0)
    case .getConfiguration: return configuration(payload)
    case .getRingBase:
      var answer = Bytes()
      answer.put(payload.number(at: 0, as: UInt32.self))
      answer.put(UInt32(try ring(payload) { $0.next }))
      return answer
    case .setMemory: memory = try GuestMemory(payload, message.descriptors)
    case .setRingSize: try ring(payload) { $0.size = Int(payload.number(at: 4, as: UInt32.self)) }
    case .setRingBase: try ring(payload) { $0.restart(at: payload.number(at: 4)) }
    case .setRingAddresses: try setAddresses(payload)
    case .setBackChannel: back = message.descriptors.first.map { Link($0, listener.path) }
    case .kick: try kick(Int(payload.number(at: 0, as: UInt32.self)))
    case .setFeatures, .setOwner, .setProtocolFeatures, .setStatus, .enableRing, .setRingKick,
      .setRingCall, .setRingError:
      break
    }
    return nil
  }

  private func kick(_ queue: Int) throws(BoardFailure) {
    try device.kicked(queue, at: self)
    // What now comes sooner than the guest was told bounds how far it may go alone.
    try clock.shorten()
  }

  private func configuration(_ asked: Bytes) -> Bytes {
    let size = Int(asked.number(at: 4, as: UInt32.self))
    var answer = Bytes(Array(asked.all.prefix(12)))
    let known = device.configuration.all
    answer.put((0..<size).map { $0 < known.count ? known[$0] : 0 })
    return answer
  }

  private func setAddresses(_ payload: Bytes) throws(BoardFailure) {
    guard let memory else { throw BoardFailure("a ring without memory") }
    let places: [UInt64] = [
      try memory.physical(ofUser: payload.number(at: 8)),
      try memory.physical(ofUser: payload.number(at: 16)),
      try memory.physical(ofUser: payload.number(at: 24)),
    ]
    try ring(payload) { ring in
      ring.descriptors = places[0]
      ring.used = places[1]
      ring.available = places[2]
    }
  }

  @discardableResult
  private func ring<Value>(
    _ payload: Bytes, _ change: (inout Ring) -> Value
  ) throws(BoardFailure) -> Value {
    let index = Int(payload.number(at: 0, as: UInt32.self))
    guard rings.indices.contains(index) else { throw BoardFailure("there is no ring \(index)") }
    return change(&rings[index])
  }

  private static func number(_ number: UInt64) -> Bytes {
    var bytes = Bytes()
    bytes.put(number)
    return bytes
  }
}

extension Port {
  /// The next request of a queue, and what the guest sent with it.
  func take(_ queue: Int) throws(BoardFailure) -> (chain: Chain, request: Bytes)? {
    guard let memory, let chain = try rings[queue].take(memory) else { return nil }
    return (chain, try chain.request(memory))
  }

  /// Gives a request back, answered; nothing if the guest is gone.
  func give(_ chain: Chain, _ answer: Bytes, to queue: Int) throws(BoardFailure) {
    guard let memory else { return }
    let written = try chain.answer(answer, memory)
    try rings[queue].give(chain, written: written, memory)
  }

  /// Tells the guest that a queue has something for it.
  func call(_ queue: Int) throws(BoardFailure) {
    guard let back else { return }
    var payload = Bytes()
    payload.put(UInt32(queue))
    payload.put(UInt32(0))
    let flags = Message.version | (clock.waitsForCalls ? Message.needsReply : 0)
    try Message(request: Message.ringCall, flags: flags, payload: payload).send(to: back)
    if clock.waitsForCalls { try clock.listen(until: back) }
  }
}
