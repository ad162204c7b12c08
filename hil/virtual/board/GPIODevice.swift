import HAL

/// The lines of one GPIO chip of the board, as virtio-gpio: VIRTIO 1.2, 5.18.
final class GPIODevice: Device {
  let identifier = 41
  let queueCount = 2
  private let lines: [GPIOLine]
  private unowned let clock: any BoardClock
  private unowned let world: PoweredWorld

  /// What the driver asks of a line; the numbers are those of the specification.
  private enum Request: UInt16 {
    case names = 1
    case getDirection = 2
    case setDirection = 3
    case getValue = 4
    case setValue = 5
    case watch = 6
  }

  private static let events = 1

  init(_ names: [String?], _ world: PoweredWorld, _ clock: any BoardClock) {
    self.world = world
    self.clock = clock
    lines = names.map { GPIOLine($0, world) }
  }

  var configuration: Bytes {
    var bytes = Bytes()
    bytes.put(UInt16(lines.count))
    bytes.put(UInt16(0))
    bytes.put(UInt32(names.count))
    return bytes
  }

  private var names: [UInt8] { lines.flatMap { Array(($0.name ?? "").utf8) + [0] } }

  func kicked(_ queue: Int, at port: Port) throws(BoardFailure) {
    while let (chain, request) = try port.take(queue) {
      if queue == Self.events {
        try park(chain, Int(request.number(at: 0, as: UInt16.self)), port)
      } else {
        let answer = try perform(request, port)
        try port.give(chain, answer, to: queue)
        clock.events.add(at: clock.now) { () throws(BoardFailure) in try port.call(queue) }
      }
    }
  }

  private func perform(_ asked: Bytes, _ port: Port) throws(BoardFailure) -> Bytes {
    let index = Int(asked.number(at: 2, as: UInt16.self))
    let value = asked.number(at: 4, as: UInt32.self)
    guard let request = Request(rawValue: asked.number(at: 0)) else { return Bytes([1, 0]) }
    if case .names = request { return Bytes([0] + names) }
    guard lines.indices.contains(index) else { return Bytes([1, 0]) }
    let line = lines[index]
    world.advance(to: clock.now)
    switch request {
    case .names: return Bytes([1, 0])
    case .getDirection: return Bytes([0, line.direction.rawValue])
    case .setDirection: return Self.word(try line.turn(to: value))
    case .getValue: return try line.level().map { Bytes([0, $0]) } ?? Bytes([1, 0])
    case .setValue: return Self.word(try line.set(value != 0))
    case .watch:
      try line.watch(for: UInt8(truncatingIfNeeded: value))
      if value == 0 { try returnParked(line, port) }
      return Bytes([0, 0])
    }
  }

  private static func word(_ isDone: Bool) -> Bytes { Bytes([isDone ? 0 : 1, 0]) }

  /// The buffer of a line that is disarmed goes back empty.
  private func returnParked(_ line: GPIOLine, _ port: Port) throws(BoardFailure) {
    guard let chain = line.parked else { return }
    line.parked = nil
    try port.give(chain, Bytes([0]), to: Self.events)
    clock.events.add(at: clock.now) { () throws(BoardFailure) in try port.call(Self.events) }
  }

  /// Keeps a buffer until its line sees an edge, or uses it for one that came before.
  private func park(_ chain: Chain, _ index: Int, _ port: Port) throws(BoardFailure) {
    guard lines.indices.contains(index) else { return }
    lines[index].parked = chain
    if lines[index].hasLatched { deliver(lines[index], at: clock.now, port) }
  }

  /// Hands an edge over at its instant; one that comes when no buffer is parked is latched.
  private func deliver(_ line: GPIOLine, at time: Int64, _ port: Port) {
    clock.events.add(at: max(time, clock.now)) { () throws(BoardFailure) in
      guard line.isWatched else { return }
      guard let chain = line.parked else {
        line.hasLatched = true
        return
      }
      (line.parked, line.hasLatched) = (nil, false)
      try port.give(chain, Bytes([1]), to: Self.events)
      try port.call(Self.events)
    }
  }

  /// Whether a chip may move a watched line by itself.
  var isWatching: Bool { lines.contains { $0.isWatched } }

  /// Plans the delivery of the edges that have happened.
  func look(_ port: Port) throws(BoardFailure) {
    for line in lines where line.isWatched {
      while let time = try line.nextEdge() { deliver(line, at: time, port) }
    }
  }

  func forgetGuest() { for line in lines { line.forgetGuest() } }
}
