/// A message of the vhost-user protocol: a header of three numbers, and what belongs to it.
struct Message {
  /// What the guest's kernel asks of a device; the numbers are those of the protocol.
  enum Request: UInt32 {
    case getFeatures = 1
    case setFeatures = 2
    case setOwner = 3
    case setMemory = 5
    case setRingSize = 8
    case setRingAddresses = 9
    case setRingBase = 10
    case getRingBase = 11
    case setRingKick = 12
    case setRingCall = 13
    case setRingError = 14
    case getProtocolFeatures = 15
    case setProtocolFeatures = 16
    case getQueueCount = 17
    case enableRing = 18
    case setBackChannel = 21
    case getConfiguration = 24
    case kick = 35
    case setStatus = 39
    case getStatus = 40
  }

  /// What a device tells the guest by the back channel: a ring has something in it.
  static let ringCall: UInt32 = 4

  static let version: UInt32 = 1
  static let isReply: UInt32 = 4
  static let needsReply: UInt32 = 8

  let request: UInt32
  let flags: UInt32
  var payload = Bytes()
  var descriptors: [Int32] = []

  /// The next message of a stream; nil at its end.
  static func receive(from link: Link) throws(BoardFailure) -> Message? {
    guard let head = try link.receive(12) else { return nil }
    let size = Int(head.bytes.number(at: 8, as: UInt32.self))
    var message = Message(
      request: head.bytes.number(at: 0), flags: head.bytes.number(at: 4),
      descriptors: head.descriptors)
    guard size <= 4096 else { throw BoardFailure("a message of \(size) bytes") }
    guard size > 0 else { return message }
    guard let rest = try link.receive(size) else { return nil }
    message.payload = rest.bytes
    message.descriptors += rest.descriptors
    return message
  }

  func send(to link: Link) throws(BoardFailure) {
    var bytes = Bytes()
    bytes.put(request)
    bytes.put(flags)
    bytes.put(UInt32(payload.count))
    bytes.put(payload.all)
    try link.send(bytes)
  }

  /// The answer to this message.
  func answer(_ payload: Bytes) -> Message {
    Message(request: request, flags: Self.version | Self.isReply, payload: payload)
  }
}
