import Glibc
import Quantities

/// The guest's clock, which stands still whenever we like: `time-travel=ext` of User-Mode Linux.
///
/// The guest asks for the instants at which it wants to run and says when it waits; only then is
/// time moved, to whatever comes first. `include/uapi/linux/um_timetravel.h` of Linux 6.1.
final class TravelClock: BoardClock {
  let waitsForCalls = true
  let events = EventQueue()
  let listener: Listener
  private(set) var now: Int64 = 0
  private var link: Link?
  private var isWaiting = false
  /// When the guest wants to run next.
  private var request: Int64?
  /// How far the guest was told that it may go alone: nobody hears how far it went.
  private var freedom: Int64 = 0
  private var sequence: UInt32 = 0
  private let world: PoweredWorld

  /// Midnight of the first day of 2026, in nanoseconds of Unix time: as good as any other day.
  private static let dayZero: Int64 = 1_767_225_600_000_000_000
  /// How far the guest may go before it looks at us again.
  private static let leash: Int64 = 1_000_000

  private enum Operation {
    static let acknowledge: UInt32 = 0
    static let start: UInt32 = 1
    static let request: UInt32 = 2
    static let wait: UInt32 = 3
    static let get: UInt32 = 4
    static let update: UInt32 = 5
    static let run: UInt32 = 6
    static let freeUntil: UInt32 = 7
    static let timeOfDay: UInt32 = 8
  }

  init(_ path: String, _ world: PoweredWorld) throws(BoardFailure) {
    listener = try Listener(path)
    self.world = world
  }

  var descriptor: Int32 { link?.descriptor ?? listener.descriptor }
  var isConnected: Bool { link != nil }

  func connect() throws(BoardFailure) {
    link = try listener.accept()
    (now, isWaiting, request, freedom) = (0, false, nil, 0)
  }

  func disconnect() {
    link = nil
    events.removeAll()
  }

  /// Answers one message of the guest's; false if it has gone.
  func serve() throws(BoardFailure) -> Bool {
    guard let link, let (bytes, _) = try link.receive(16) else { return false }
    let time = Int64(bitPattern: bytes.number(at: 8, as: UInt64.self))
    var answer = now
    switch bytes.number(at: 0, as: UInt32.self) {
    case Operation.request: request = time
    case Operation.wait: isWaiting = true
    case Operation.update: now = max(now, time)
    case Operation.timeOfDay: answer = Self.dayZero + now
    case Operation.get, Operation.start: break
    case Operation.acknowledge: return true
    default: throw BoardFailure("the guest says something unknown of time")
    }
    try send(Operation.acknowledge, bytes.number(at: 4), answer, link)
    return true
  }

  private func send(
    _ operation: UInt32, _ sequence: UInt32, _ time: Int64, _ link: Link
  ) throws(BoardFailure) {
    var bytes = Bytes()
    bytes.put(operation)
    bytes.put(sequence)
    bytes.put(UInt64(bitPattern: time))
    try link.send(bytes)
  }

  /// Tells the guest something, and answers for the time until it has heard that.
  private func tell(_ operation: UInt32, _ time: Int64) throws(BoardFailure) {
    guard let link else { return }
    sequence &+= 1
    try send(operation, sequence, time, link)
    while true {
      guard let (bytes, _) = try link.receive(16) else { return }
      if bytes.number(at: 0, as: UInt32.self) == Operation.acknowledge { return }
      throw BoardFailure("the guest does not acknowledge what it is told of time")
    }
  }

  /// Moves time while the guest waits, until there is something for it to do.
  func advance(_ look: () throws(BoardFailure) -> Void) throws(BoardFailure) {
    while isWaiting {
      let horizon = now + Self.leash
      let next = min(request ?? horizon, events.next ?? horizon, world.nextFault ?? horizon)
      let end = max(now, min(next, horizon))
      world.advance(to: end)
      // What chips and faults did to watched lines until then comes first, at its own instant.
      try look()
      if let event = events.next, event <= end {
        // Edges are seen as we get to them, and the guest may have gone on alone in the meantime:
        // they come to it as late as that, and never in its past.
        now = max(now, event, freedom)
        world.advance(to: now)
        try events.perform(until: now)
      } else {
        now = end
        if let request, request <= now { try run() }
      }
    }
  }

  private func run() throws(BoardFailure) {
    (isWaiting, request) = (false, nil)
    freedom = now + Self.leash
    if let next = events.next { freedom = min(freedom, next) }
    try tell(Operation.freeUntil, freedom)
    try tell(Operation.run, now)
  }

  func shorten() throws(BoardFailure) {
    guard !isWaiting, let next = events.next, next < freedom else { return }
    freedom = next
    try tell(Operation.freeUntil, next)
  }

  func listen(until other: Link) throws(BoardFailure) {
    while let link {
      let ready = try Link.readable([link.descriptor, other.descriptor])
      if ready[0], try !serve() { return }
      if ready[1] {
        _ = try Message.receive(from: other)
        return
      }
    }
  }
}
