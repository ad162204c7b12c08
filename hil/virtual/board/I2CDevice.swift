import HAL
import Quantities

/// A bus of the board, as a virtio-i2c adapter: VIRTIO 1.2, 5.17.
final class I2CDevice: Device {
  let identifier = 34
  let queueCount = 1
  let configuration = Bytes()
  private let name: String?
  private let world: PoweredWorld
  private unowned let clock: any BoardClock

  private static let failsNext: UInt32 = 1
  private static let reads: UInt32 = 2

  /// - Parameter name: the board's bus; nil for one that is there only because the kernel counts
  ///   its adapters from zero.
  init(_ name: String?, _ world: PoweredWorld, _ clock: any BoardClock) {
    self.name = name
    self.world = world
    self.clock = clock
  }

  /// One message of a transaction, as the guest sent it.
  private struct Part {
    let chain: Chain
    let address: I2CAddress?
    let reads: Bool
    let isFollowed: Bool
    let outgoing: [UInt8]
    /// How many bytes it wants to read.
    let count: Int
    var answer: [UInt8] = []
    var isDone = false
  }

  func kicked(_ queue: Int, at port: Port) throws(BoardFailure) {
    var parts: [Part] = []
    while let (chain, request) = try port.take(queue) {
      parts.append(Self.part(chain, request))
      guard parts.last?.isFollowed == false else { continue }
      try transact(parts, port)
      parts = []
    }
    if !parts.isEmpty { try transact(parts, port) }
  }

  private static func part(_ chain: Chain, _ request: Bytes) -> Part {
    let flags: UInt32 = request.number(at: 4)
    let address = UInt8(truncatingIfNeeded: request.number(at: 0, as: UInt16.self) >> 1)
    return Part(
      chain: chain, address: I2CAddress(exactly: address), reads: flags & reads != 0,
      isFollowed: flags & failsNext != 0, outgoing: Array(request.all.dropFirst(8)),
      count: flags & reads != 0 ? max(0, chain.room - 1) : 0)
  }

  /// Carries out one transaction at once, and answers when its last bit would be on the wire.
  private func transact(_ asked: [Part], _ port: Port) throws(BoardFailure) {
    var parts = asked
    let bus = try name.map { name throws(BoardFailure) in try world.bus(name) }
    world.advance(to: clock.now)
    var index = 0
    while index < parts.count {
      let pairs = index + 1 < parts.count && !parts[index].reads && parts[index + 1].reads
      let last = pairs ? index + 1 : index
      guard let bus, exchange(&parts, index, last, on: bus) else { break }
      index = last + 1
    }
    let done = parts
    clock.events.add(at: max(clock.now, world.guestTime)) { () throws(BoardFailure) in
      for part in done {
        var answer = Bytes(part.reads && !part.isDone ? Self.nothing(part.count) : part.answer)
        answer.put(UInt8(part.isDone ? 0 : 1))
        try port.give(part.chain, answer, to: 0)
      }
      try port.call(0)
    }
  }

  private static func nothing(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// A message, or a write with the read behind it.
  ///
  /// - Returns: whether the rest may follow.
  private func exchange(
    _ parts: inout [Part], _ first: Int, _ last: Int, on bus: any I2CBus
  ) -> Bool {
    guard let address = parts[first].address else { return false }
    let outgoing = parts[first].outgoing
    var answer = Self.nothing(parts[last].count)
    do throws(I2CError) {
      var incoming = answer.mutableSpan
      try bus.transfer(outgoing.span, &incoming, at: address)
    } catch {
      // A chip that has acknowledged its address cannot refuse to be read: nobody drives the wire.
      guard error.kind == .nakData, parts[first].reads else { return false }
      answer = [UInt8](repeating: 0xFF, count: answer.count)
    }
    parts[last].answer = answer
    for index in first...last { parts[index].isDone = true }
    return true
  }

  func forgetGuest() {}
}
