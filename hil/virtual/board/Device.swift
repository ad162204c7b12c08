/// What serves the requests of one virtual device.
protocol Device: AnyObject {
  /// As the guest's command line numbers it: VIRTIO 1.2, 5.
  var identifier: Int { get }
  var queueCount: Int { get }
  /// What the guest's driver reads of it before it begins.
  var configuration: Bytes { get }
  /// A queue has requests.
  func kicked(_ queue: Int, at port: Port) throws(BoardFailure)
  /// The guest has died: what it waited for is not answered any more, and outputs stay driven.
  func forgetGuest()
}

/// Whose time it is, the guest's or everybody's, and what is to happen in it.
protocol BoardClock: AnyObject {
  /// Whether the guest is asked to answer when it is called.
  var waitsForCalls: Bool { get }
  /// Nanoseconds since the guest began.
  var now: Int64 { get }
  var events: EventQueue { get }
  /// Tells the guest to stop at what now comes first, if it was told that it may go further.
  func shorten() throws(BoardFailure)
  /// Answers for the time until the guest has answered on `link`.
  func listen(until link: Link) throws(BoardFailure)
}

/// What the board will do, in order; of two at the same instant first what was planned first.
final class EventQueue {
  private struct Event {
    let time: Int64
    let action: () throws(BoardFailure) -> Void
  }

  private var events: [Event] = []

  func add(at time: Int64, _ action: @escaping () throws(BoardFailure) -> Void) {
    let place = events.firstIndex { $0.time > time } ?? events.count
    events.insert(Event(time: time, action: action), at: place)
  }

  /// When something happens next.
  var next: Int64? { events.first?.time }

  /// Does what is due.
  func perform(until now: Int64) throws(BoardFailure) {
    while let first = events.first, first.time <= now {
      events.removeFirst()
      try first.action()
    }
  }

  func removeAll() { events = [] }
}
